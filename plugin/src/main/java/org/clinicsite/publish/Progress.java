package org.clinicsite.publish;

/** Told how far a publish is. May be called from many threads. */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String step, int files, long bytes) {}

        @Override
        public void sent(String path, long bytes) {}

        @Override
        public void note(String line) {}
    };

    /**
     * A step begins; it ends the step before.
     *
     * @param step for people, such as {@code Sending assets}
     * @param files how many files it has; 0 for a step without files
     * @param bytes how many bytes these have together
     */
    void begin(String step, int files, long bytes);

    /** A file of the step is done. */
    void sent(String path, long bytes);

    /** Something that people should know, one line: a retry, a wait, what was swept up. */
    void note(String line);
}
