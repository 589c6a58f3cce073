package org.clinicsite.maven;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.clinicsite.init.Asker;
import org.jspecify.annotations.Nullable;

/** The terminal that Maven was started in. */
final class Terminal implements Asker {

    private final Console console;

    private Terminal(Console console) {
        this.console = console;
    }

    /** The terminal; empty where input comes from a file, a pipe or nowhere. */
    static Optional<Asker> find() {
        Console console = System.console();
        return console == null || !isTerminal(console) ? Optional.empty() : Optional.of(new Terminal(console));
    }

    /** Since Java 22 there is a console also where input comes from elsewhere, and it says so. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true; // an older Java has a console only for a terminal
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    @Override
    public @Nullable String ask(String question) {
        return console.readLine("%s", question);
    }

    @Override
    public void tell(String line) {
        console.printf("%s%n", line);
    }
}
