package org.clinicsite.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Code;
import org.jspecify.annotations.Nullable;

/**
 * A target could not do what it was asked. The message is for people and holds no secret: what happened, then what to do.
 * Only one that {@link #isTemporary()} is tried again.
 */
public final class TargetException extends IOException {

    private static final long serialVersionUID = 1;

    private final Code code;
    private final boolean temporary;
    private final transient @Nullable Duration retryAfter;
    private boolean half;

    /** It will not work the next time either. */
    public TargetException(Code code, String message, String advice) {
        this(code, message + " " + advice, false, null, null);
    }

    /** It will not work the next time either. */
    public TargetException(Code code, String message, String advice, Throwable cause) {
        this(code, message + " " + advice, false, null, cause);
    }

    private TargetException(
            Code code, String message, boolean temporary, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.temporary = temporary;
        this.retryAfter = retryAfter;
    }

    /**
     * It may work the next time: a connection that was reset, an answer 408, 429 or 5xx.
     *
     * @param code the kind of fault
     * @param message what happened, one sentence
     * @param retryAfter how long the host asks to wait; null when it does not say
     */
    public static TargetException temporary(
            Code code, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new TargetException(code, message, true, retryAfter, cause);
    }

    /** Some files could not be sent; each is named with its reason. Nothing that follows was done. */
    public static TargetException files(Map<String, ? extends Exception> failures) {
        StringBuilder out = new StringBuilder(
                failures.size() == 1 ? "1 file could not be sent:" : failures.size() + " files could not be sent:");
        new TreeMap<>(failures)
                .forEach((path, e) ->
                        out.append("\n  ").append(path).append(": ").append(e.getMessage()));
        TargetException all = new TargetException(Code.FILES_NOT_SENT, out.toString(), false, null, null);
        failures.values().forEach(all::addSuppressed);
        return all;
    }

    /** Tells that visitors may see new files beside old ones now: only where files cannot be switched together. */
    public TargetException halfDone() {
        half = true;
        return this;
    }

    /** Whether visitors may see new files beside old ones. */
    public boolean isHalfDone() {
        return half;
    }

    /** The kind of fault. */
    public Code code() {
        return code;
    }

    /** Whether it may work the next time. */
    public boolean isTemporary() {
        return temporary;
    }

    /** How long the host asks to wait; null when it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
