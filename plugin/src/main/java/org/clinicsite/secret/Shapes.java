package org.clinicsite.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The data file {@code secrets.txt}: names and shapes of what nobody means to publish, each with its source. */
final class Shapes {

    private static final String FILE = "secrets.txt";

    /** A name, or what a file begins with. */
    record Sign(String text, Secret.Kind kind, String called) {

        /** Whether a name in lower case is the text, whose first or last star stands for any letters. */
        boolean fits(String name) {
            return text.startsWith("*")
                    ? name.length() > text.length() - 1 && name.endsWith(text.substring(1))
                    : text.endsWith("*")
                            ? name.length() > text.length() - 1 && name.startsWith(text.substring(0, text.length() - 1))
                            : name.equals(text);
        }
    }

    /** What a token begins with, and how it goes on. */
    record Token(String beginning, Pattern rest, String whose) {}

    private final List<Sign> folders = new ArrayList<>();
    private final List<Sign> names = new ArrayList<>();
    private final List<Sign> exceptions = new ArrayList<>();
    private final List<Sign> heads = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();

    private Shapes() {}

    /** Loaded when a file is first looked at. */
    private static final class Loaded {
        static final Shapes SHAPES = read();
    }

    static Shapes all() {
        return Loaded.SHAPES;
    }

    private static Shapes read() {
        Shapes shapes = new Shapes();
        Set<String> sources = new HashSet<>();
        try (InputStream in = Shapes.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the plugin's jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("@")) {
                    sources.add(line.substring(1, line.indexOf(" = ")));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    shapes.add(line.split("\t"), sources);
                }
            }
            return shapes;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }

    private void add(String[] columns, Set<String> sources) {
        if (columns.length < 4 || !sources.contains(columns[columns.length - 1])) {
            throw new IllegalStateException(FILE + ": a line without a known source: " + String.join(" ", columns));
        }
        String text = columns[1];
        switch (columns[0]) {
            case "folder" -> folders.add(new Sign(text, Secret.Kind.FOLDER, columns[2]));
            case "name" -> names.add(new Sign(text, kind(columns[2]), columns[3]));
            case "except" -> exceptions.add(new Sign(text, Secret.Kind.PASSWORDS, columns[2]));
            case "head" -> heads.add(new Sign(text, kind(columns[2]), columns[3]));
            case "token" -> tokens.add(new Token(text, Pattern.compile(columns[2]), columns[3]));
            default -> throw new IllegalStateException(FILE + ": no such line: " + columns[0]);
        }
    }

    private static Secret.Kind kind(String word) {
        return Secret.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    List<Sign> folders() {
        return folders;
    }

    List<Sign> names() {
        return names;
    }

    List<Sign> exceptions() {
        return exceptions;
    }

    List<Sign> heads() {
        return heads;
    }

    List<Token> tokens() {
        return tokens;
    }
}
