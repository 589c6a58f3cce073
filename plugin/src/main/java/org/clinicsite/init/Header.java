package org.clinicsite.init;

import java.util.List;
import java.util.stream.Collectors;
import org.clinicsite.text.Yaml;

/** YAML for people to go on with: keys, sentences above them, and keys that are switched off. */
final class Header {

    /** A comment's longest line, as in the documents. */
    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    /** A line as it is. */
    Header line(String line) {
        out.append(line).append('\n');
        return this;
    }

    Header blank() {
        return line("");
    }

    /** A key, blanks before it where it lies below another, with its value. */
    Header key(String key, Object value) {
        return line(key + ": " + Yaml.scalar(value, false));
    }

    Header list(String key, List<String> values) {
        return line(key + ": " + list(values));
    }

    /** A key that is not read until its {@code #} is taken away. */
    Header off(String key, Object value) {
        return line(switchedOff(key) + ": " + Yaml.scalar(value, false));
    }

    /** Likewise. */
    Header off(String key, List<String> values) {
        return line(switchedOff(key) + ": " + list(values));
    }

    private static String switchedOff(String key) {
        String name = key.stripLeading();
        return key.substring(0, key.length() - name.length()) + '#' + name;
    }

    private static String list(List<String> values) {
        return values.stream().map(value -> Yaml.scalar(value, true)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A sentence for people. */
    Header note(String sentence) {
        return note("", sentence);
    }

    /**
     * A sentence for people.
     *
     * @param indent blanks before it
     */
    Header note(String indent, String sentence) {
        StringBuilder line = new StringBuilder();
        for (String word : sentence.strip().split("\\s+")) {
            if (line.length() > 0 && indent.length() + 2 + line.length() + 1 + word.length() > WIDTH) {
                line(indent + "# " + line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        return line(indent + "# " + line);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
