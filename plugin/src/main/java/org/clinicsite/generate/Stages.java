package org.clinicsite.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells each stage as it begins, and keeps how long it took. */
final class Stages {

    private final BuildProgress progress;
    private final Map<String, Long> millis = new LinkedHashMap<>();
    private final long started = System.nanoTime();
    private String current = "";
    private long since = started;

    Stages(BuildProgress progress) {
        this.progress = progress;
    }

    /** Ends the stage before and begins the next. */
    void begin(String stage) {
        end();
        current = stage;
        progress.stage(stage);
    }

    /** Tells how far long work has come. */
    void pictures(int done, int all) {
        progress.pictures(done, all);
    }

    /** Pages can be drawn. */
    void drawable(DrawnPages pages) {
        progress.drawable(pages);
    }

    /** @throws Generator.Abandoned when nobody waits for this build any more */
    void check() {
        if (!progress.goesOn()) {
            throw new Generator.Abandoned();
        }
    }

    /** Ends the last one. */
    void end() {
        long now = System.nanoTime();
        if (!current.isEmpty()) {
            millis.merge(current, (now - since) / 1_000_000, Long::sum);
        }
        since = now;
        current = "";
    }

    /** Milliseconds per stage, in their order. */
    Map<String, Long> millis() {
        return millis;
    }

    /** Milliseconds since the build began. */
    long total() {
        return (System.nanoTime() - started) / 1_000_000;
    }
}
