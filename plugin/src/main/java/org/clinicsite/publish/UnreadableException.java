package org.clinicsite.publish;

import java.io.IOException;
import org.clinicsite.problem.Code;
import org.clinicsite.text.FileNames;

/** A file that a target keeps for itself cannot be used; nothing of it was taken. The message is for people. */
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1;

    private final String fault;
    private final boolean newer;

    private UnreadableException(String where, String fault, boolean newer) {
        super("The file " + where + " " + fault + ".");
        this.fault = fault;
        this.newer = newer;
    }

    /**
     * One that is no more what was written.
     *
     * @param where the file, for people
     * @param why what is wrong with it, without a point, such as {@code 'files' is no object}
     */
    public static UnreadableException damaged(String where, String why) {
        String said = FileNames.shown(why); // it may quote what stands there
        return new UnreadableException(
                where,
                "is damaged (" + (said.endsWith(".") ? said.substring(0, said.length() - 1) : said) + ")",
                false);
    }

    /** One that a later version of the plugin wrote: it is whole, and must not be replaced unasked. */
    public static UnreadableException newer(String where, long schema) {
        return new UnreadableException(
                where, "was written by a newer version of this plugin (schema " + schema + ", known here: 1)", true);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** What is wrong, to stand behind the name of the file: {@code is damaged (…)}. */
    public String fault() {
        return fault;
    }

    /** The kind of fault. */
    public Code code() {
        return newer ? Code.NEWER_STATE : Code.DAMAGED_STATE;
    }

    /** Whether a later version of the plugin wrote it. */
    public boolean isNewer() {
        return newer;
    }
}
