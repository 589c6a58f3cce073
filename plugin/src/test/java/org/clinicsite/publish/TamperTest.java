package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.clinicsite.output.FolderTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A manifest with any damage is read as one that holds nothing harmful, or not at all; and the kit that damages it. */
class TamperTest {

    private static final int TRIES = 200;

    @TempDir
    Path temp;

    private final Tamper tamper =
            new Tamper(new Random(7), List.of("../../canary/keep.txt", "/tmp/canary/keep.txt", "../x"));

    private static Manifest manifest() {
        TreeMap<String, Manifest.Entry> files = new TreeMap<>();
        for (String path :
                List.of("index.html", "prices/index.html", "media/Übersicht.pdf", "assets/a-3fa9c1d2e8.css")) {
            files.put(path, new Manifest.Entry("0".repeat(64), 12, "text/html; charset=utf-8", "public", files.size()));
        }
        return new Manifest("20261122-100000-3fa9c1d", Instant.parse("2026-11-22T10:00:00Z"), files);
    }

    @ParameterizedTest
    @EnumSource(Tamper.Damage.class)
    void manifestWithADamageHoldsNothingHarmful(Tamper.Damage damage) {
        byte[] json = manifest().toJson();
        int read = 0;
        for (int i = 0; i < TRIES; i++) {
            byte[] damaged = tamper.damaged(json, damage);
            try {
                Manifest manifest = Manifest.parse(damaged, "here");
                read++;
                assertThat(manifest.release()).matches("\\d{8}-\\d{6}-[0-9a-f]{7}");
                assertThat(manifest.files().keySet())
                        .allSatisfy(
                                path -> assertThat(Path.of("/a/b").resolve(path).normalize())
                                        .startsWithRaw(Path.of("/a/b"))
                                        .isEqualTo(Path.of("/a/b").resolve(path)));
                assertThat(Manifest.parse(manifest.toJson(), "here")).isEqualTo(manifest);
            } catch (UnreadableException e) {
                assertThat(e.getMessage())
                        .startsWith("The file here ")
                        .hasSizeLessThan(200)
                        .doesNotContain("canary/keep.txt\0", "\n", "\r");
                assertThat(e.isNewer()).isEqualTo(damage == Tamper.Damage.NEWER);
            }
        }
        if (damage.isTotal()) {
            assertThat(read).isZero();
        }
    }

    @Test
    void canaryTellsOfEveryTouch() throws Exception {
        Canary canary = new Canary(temp.resolve("canary"));
        canary.isUntouched("nothing was done");
        Files.writeString(canary.folder().resolve("empty/x"), "x");
        assertThatThrownBy(() -> canary.isUntouched("x")).isInstanceOf(AssertionError.class);

        Canary other = new Canary(temp.resolve("other"));
        Files.setPosixFilePermissions(other.folder().resolve("keep.txt"), java.util.Set.of());
        assertThatThrownBy(() -> other.isUntouched("x")).isInstanceOf(AssertionError.class);
    }

    @Test
    void canaryTellsOfWhoeverReadsItAndNotOfWhoeverReadsTheWholeDisk() throws Exception {
        Canary canary = new Canary(temp.resolve("canary"), temp.resolve("control"));
        FolderTree.files(temp);
        canary.isUntouched("both were read");

        Canary listed = new Canary(temp.resolve("listed"));
        FolderTree.files(listed.folder().resolve("prices"));
        assertThatThrownBy(() -> listed.isUntouched("x")).isInstanceOf(AssertionError.class);
    }

    @Test
    void sameSeedDoesTheSame() throws Exception {
        for (String name : List.of("one", "two")) {
            TamperedFolder folder = new TamperedFolder(Files.createDirectories(temp.resolve(name)));
            for (int i = 0; i < 20; i++) {
                folder.write("releases/" + i + "/index.html", new byte[] {1});
                folder.write(
                        "releases/20261122-10000" + i % 10 + "-3fa9c1d.json",
                        manifest().toJson());
            }
        }
        Tamper one = new Tamper(new Random(1), List.of("../canary"));
        Tamper two = new Tamper(new Random(1), List.of("../canary"));
        TamperedFolder first = new TamperedFolder(temp.resolve("one"));
        TamperedFolder second = new TamperedFolder(temp.resolve("two"));
        int done = 0;
        while (!first.names().isEmpty() && done < 100) {
            assertThat(one.one(first)).isEqualTo(two.one(second)).isNotEqualTo("nothing");
            done++;
        }
        assertThat(first.names()).isEqualTo(second.names());
        assertThat(done).isGreaterThan(5);
    }

    @Test
    void damageIsDamage() {
        byte[] json = manifest().toJson();
        for (Tamper.Damage damage : Tamper.Damage.values()) {
            assertThat(tamper.damaged(json, damage)).as(damage.name()).isNotEqualTo(json);
            tamper.damaged(new byte[0], damage);
            tamper.damaged("x".getBytes(StandardCharsets.UTF_8), damage);
        }
    }
}
