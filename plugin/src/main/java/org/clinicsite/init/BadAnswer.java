package org.clinicsite.init;

/** An answer that cannot be taken. Its message says why, in the words of whoever gave it. */
final class BadAnswer extends Exception {

    private static final long serialVersionUID = 1;

    private final String example;

    /**
     * @param why one sentence
     * @param example an answer that would do; empty where the answer is not to blame
     */
    BadAnswer(String why, String example) {
        super(why);
        this.example = example;
    }

    String example() {
        return example;
    }
}
