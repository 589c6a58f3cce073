package org.clinicsite.links;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeTest {

    private static Knowledge with(String name, List<String> lines) {
        return new Knowledge(file ->
                file.equals(name) ? String.join("\n", lines).getBytes(StandardCharsets.UTF_8) : DataFiles.read(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public_suffix_list.dat | com\tno rule",
                "public_suffix_list.dat | ..com",
                "trusted.txt            | nhs.uk",
                "trusted.txt            | two words; health; a reason",
                "platforms.txt          | medium.com",
                "trade-words.txt        | casino poker",
                "trade-words.txt        | gambling ; a*",
                "selling-addresses.txt  | buy cheap",
                "host-words.txt         | lure best top",
                "host-words.txt         | toys ; ball",
                "weights.txt            | open-page",
                "weights.txt            | open-page high",
                "weights.txt            | open-page 1",
            })
    void lineThatCannotBeReadIsNamed(String name, String line) {
        List<String> lines = new ArrayList<>(DataFiles.lines(name.strip()));
        lines.add(line.strip().replace(" ; ", " | ").replace("; ", " | "));
        assertThatThrownBy(with(name.strip(), lines)::readAll)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The link filter's list " + name.strip() + ", line " + lines.size() + ", ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public_suffix_list.dat",
                "homoglyph-chars.txt",
                "trusted.txt",
                "platforms.txt",
                "trade-words.txt",
                "selling-addresses.txt",
                "host-words.txt",
                "goods-words.txt",
                "clinic-services.txt",
                "charcoal-2017-blacklisted-websites.txt",
                "weights.txt"
            })
    void listThatIsCutOffIsNamed(String name) {
        List<String> lines = DataFiles.lines(name);
        assertThatThrownBy(with(name, lines.subList(0, 1))::readAll)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The link filter's list " + name + " ");
    }

    @Test
    void signalWithoutAWeightIsNamed() {
        assertThatThrownBy(() -> Weights.read(DataFiles.lines("weights.txt")).of("new-signal"))
                .hasMessage("The link filter's list weights.txt lacks the signal new-signal; run the fitting command.");
    }

    @Test
    void listThatIsMissingEmptyOrNotTextIsNamed() {
        assertThatThrownBy(() -> DataFiles.lines("no-such-list.txt"))
                .hasMessage("The link filter's list no-such-list.txt is missing from the plugin's jar.");
        assertThatThrownBy(() -> DataFiles.split("trusted.txt", new byte[0]))
                .hasMessage("The link filter's list trusted.txt is empty.");
        assertThatThrownBy(() -> DataFiles.split("trusted.txt", new byte[] {'a', (byte) 0xff}))
                .hasMessage("The link filter's list trusted.txt is not UTF-8.");
    }

    @Test
    void listsAreTheOnesThatWereSealed() {
        new Knowledge().readAll();
        assertThat(DataFiles.seal("a.txt", "a\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a.txt 2 ddeaa107");
    }

    @Test
    void fetchedListReplacesOurs(@TempDir Path temp) throws IOException {
        Path lists = Files.createDirectory(temp.resolve("lists"));
        Path fetched = Files.createDirectory(temp.resolve("fetched"));
        for (String name : NAMES) {
            try (InputStream in = requireNonNull(DataFiles.class.getResourceAsStream(name))) {
                Files.write(lists.resolve(name), in.readAllBytes());
            }
        }
        Files.writeString(fetched.resolve("rspamd-redirectors.txt"), "tiny.example\n");
        RefreshLists.main(new String[] {lists.toString(), fetched.toString()});
        assertThat(lists.resolve("rspamd-redirectors.txt")).hasContent("tiny.example");
        assertThat(lists.resolve(DataFiles.SEALS)).content().contains("rspamd-redirectors.txt 13 ");

        Files.writeString(fetched.resolve("public_suffix_list.dat"), "com\nne");
        assertThatThrownBy(() -> RefreshLists.main(new String[] {lists.toString(), fetched.toString()}))
                .hasMessageStartingWith("The link filter's list public_suffix_list.dat is cut off");
        assertThat(Files.size(lists.resolve("public_suffix_list.dat"))).isGreaterThan(1000);
    }

    private static final List<String> NAMES = List.of(
            "public_suffix_list.dat",
            "homoglyph-chars.txt",
            "rspamd-redirectors.txt",
            "trusted.txt",
            "platforms.txt",
            "trade-words.txt",
            "selling-addresses.txt",
            "host-words.txt",
            "goods-words.txt",
            "clinic-services.txt",
            "wikimedia-spam-blacklist-domains.txt",
            "charcoal-2017-blacklisted-websites.txt",
            "weights.txt");
}
