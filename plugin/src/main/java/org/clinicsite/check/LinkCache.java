package org.clinicsite.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.output.WholeFiles;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;

/** What other sites answered today, in a file that may be deleted at any time. */
final class LinkCache {

    private final Path file;

    LinkCache(Path file) {
        this.file = file;
    }

    /** Today's answers by address; none when there is no file, or one of another day. */
    Map<String, OutsideLinks.Answer> read(LocalDate today) throws IOException {
        Map<String, OutsideLinks.Answer> answers = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return answers;
        }
        try {
            JsonObject all = JsonObject.parse(Files.readString(file));
            if (!all.text("day").equals(today.toString())) {
                return answers;
            }
            for (JsonObject one : all.objects("links")) {
                answers.put(
                        one.text("address"),
                        new OutsideLinks.Answer(
                                OutsideLinks.Fate.valueOf(one.text("fate").toUpperCase(Locale.ROOT)),
                                one.text("says"),
                                one.text("target")));
            }
            return answers;
        } catch (IllegalArgumentException e) {
            return new TreeMap<>(); // somebody wrote into it
        }
    }

    /** Keeps what is worth it. */
    void write(LocalDate today, Map<String, OutsideLinks.Answer> answers) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schema", 1);
        all.put("day", today.toString());
        all.put(
                "links",
                new TreeMap<>(answers)
                        .entrySet().stream()
                                .filter(one -> one.getValue().isToKeep())
                                .map(LinkCache::line)
                                .toList());
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (WholeFiles files = new WholeFiles(folder)) {
            files.write(file.getFileName().toString(), (Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8));
            files.keep();
        }
    }

    private static Map<String, Object> line(Map.Entry<String, OutsideLinks.Answer> one) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("address", one.getKey());
        line.put("fate", EnumWord.of(one.getValue().fate()));
        line.put("says", one.getValue().says());
        line.put("target", one.getValue().target());
        return line;
    }
}
