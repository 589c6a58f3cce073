package org.clinicsite.picture;

/** A picture cannot be published. Its author can mend it. */
public final class PictureFault extends Exception {

    private static final long serialVersionUID = 1;

    private final String advice;

    /**
     * @param message what is wrong with it, a sentence that begins with "It", such as {@code It is empty.}
     * @param advice what to do, a sentence
     */
    public PictureFault(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** What is wrong, a sentence that begins with "It". */
    public String says() {
        return String.valueOf(getMessage());
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    static PictureFault endsTooEarly() {
        return new PictureFault(
                "It ends too early; a part of the file is missing.", "Copy or export it again from the original.");
    }

    static PictureFault damaged(String what) {
        return new PictureFault("It is damaged: " + what + ".", "Copy or export it again from the original.");
    }
}
