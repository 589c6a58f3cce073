package org.clinicsite.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file of the source folder in an editor, at a line. Started as a program with arguments, never through a shell.
 *
 * @param command the program and its first arguments
 * @param folder nothing outside of it is opened
 */
record EditorCommand(List<String> command, Path folder) {

    private static final Pattern PLACE = Pattern.compile("([^\\p{Cntrl}]+?):(\\d{1,7})(?::(\\d{1,7}))?");

    /** What the arguments of an editor look like that goes to a line; others get the file alone. */
    private enum Style {
        GOTO("code", "codium", "code-insiders", "cursor"),
        COLON("subl", "zed", "atom", "hx"),
        LINE("idea", "webstorm", "intellij-idea-community", "kate"),
        PLUS("emacsclient", "emacs", "gvim", "vim", "nvim", "gedit", "nano");

        private final List<String> names;

        Style(String... names) {
            this.names = List.of(names);
        }
    }

    /**
     * Opens.
     *
     * @param place {@code content/services/back.md:7:14}, relative to the folder
     * @return why it cannot be opened; null when it is
     */
    @Nullable
    String open(String place) {
        Matcher asked = PLACE.matcher(place);
        if (!asked.matches()) {
            return "Ask for file:line:column.";
        }
        try {
            Path file = folder.resolve(asked.group(1)).normalize();
            if (!file.startsWith(folder)
                    || !Files.isRegularFile(file)
                    || !file.toRealPath().startsWith(folder.toRealPath())) {
                return "There is no such file in the source folder.";
            }
            new ProcessBuilder(arguments(file, asked.group(2), asked.group(3)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return null;
        } catch (InvalidPathException e) {
            return "There is no such file in the source folder.";
        } catch (IOException e) {
            return "'" + command.get(0) + "' cannot be started: " + e.getMessage();
        }
    }

    private List<String> arguments(Path file, String line, @Nullable String column) {
        List<String> all = new ArrayList<>(command);
        String program = Path.of(command.get(0)).getFileName().toString().replaceFirst("\\.(exe|cmd|bat)$", "");
        String at = file + ":" + line + (column == null ? "" : ":" + column);
        if (Style.GOTO.names.contains(program)) {
            all.addAll(List.of("--goto", at));
        } else if (Style.COLON.names.contains(program)) {
            all.add(at);
        } else if (Style.LINE.names.contains(program)) {
            all.addAll(List.of("--line", line, file.toString()));
        } else if (Style.PLUS.names.contains(program)) {
            all.addAll(List.of("+" + line, file.toString()));
        } else {
            all.add(file.toString());
        }
        return all;
    }
}
