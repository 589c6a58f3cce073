package org.clinicsite.maven;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.maven.plugin.logging.Log;
import org.clinicsite.publish.Progress;
import org.clinicsite.text.ByteSize;
import org.jspecify.annotations.Nullable;

/**
 * How far a publish is: on a terminal one line that is written over and over, else a plain line now and then, so that the
 * log of a CI run stays short.
 */
final class ConsoleProgress implements Progress {

    private static final long TERMINAL_MILLIS = 100;
    private static final long LOG_MILLIS = 5000;
    private static final int WIDTH = 78;

    private final Log log;
    private final @Nullable PrintStream terminal;
    private final LongSupplier millis;
    private String step = "";
    private int files;
    private long bytes;
    private int sentFiles;
    private long sentBytes;
    private long began;
    private long told;
    private boolean open;

    /**
     * @param terminal where a line can be written over; null for none
     * @param millis a clock for time left
     */
    ConsoleProgress(Log log, @Nullable PrintStream terminal, LongSupplier millis) {
        this.log = log;
        this.terminal = terminal;
        this.millis = millis;
    }

    /** On a terminal with somebody before it, unless {@code -q}, {@code -B} or a CI says otherwise. */
    static ConsoleProgress of(Log log, boolean interactive) {
        boolean terminal =
                interactive && log.isInfoEnabled() && System.console() != null && System.getenv("CI") == null;
        return new ConsoleProgress(log, terminal ? System.out : null, () -> System.nanoTime() / 1_000_000);
    }

    @Override
    public synchronized void begin(String name, int count, long size) {
        end();
        step = name;
        files = count;
        bytes = size;
        sentFiles = 0;
        sentBytes = 0;
        began = millis.getAsLong();
        told = began;
        log.debug(name);
        if (terminal != null) {
            draw(terminal);
        }
    }

    @Override
    public synchronized void sent(String path, long size) {
        sentFiles++;
        sentBytes += size;
        log.debug(path);
        long now = millis.getAsLong();
        if (terminal != null && now - told >= TERMINAL_MILLIS) {
            told = now;
            draw(terminal);
        } else if (terminal == null && now - told >= LOG_MILLIS) {
            told = now;
            log.info(line(now));
        }
    }

    @Override
    public synchronized void note(String line) {
        end();
        log.info(line);
    }

    /** Takes the line off the terminal. */
    synchronized void end() {
        if (terminal != null && open) {
            terminal.print("\r" + " ".repeat(WIDTH) + "\r");
            terminal.flush();
            open = false;
        }
    }

    private void draw(PrintStream out) {
        String line = line(millis.getAsLong());
        String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        out.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
        out.flush();
        open = true;
    }

    /** {@code Copying: 12 of 80 files, 1.2 MB of 8.0 MB, 14 s left}. */
    private String line(long now) {
        if (files == 0) {
            return step + " …";
        }
        StringBuilder out = new StringBuilder(step)
                .append(": ")
                .append(sentFiles)
                .append(" of ")
                .append(PublishMessages.count(files, "file"))
                .append(", ")
                .append(ByteSize.of(sentBytes))
                .append(" of ")
                .append(ByteSize.of(bytes));
        if (sentBytes > 0 && now - began >= 1000) {
            long left = (now - began) * (bytes - sentBytes) / sentBytes / 1000;
            out.append(String.format(Locale.ROOT, ", %d s left", left));
        }
        return out.toString();
    }
}
