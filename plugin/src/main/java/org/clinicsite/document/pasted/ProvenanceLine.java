package org.clinicsite.document.pasted;

import java.util.List;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.Provenance;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.document.tree.TextKind;
import org.clinicsite.problem.Code;

/** Tells in one line what a text was taken for and what was left out of it. */
public final class ProvenanceLine {

    /** So many parts are told by name. */
    private static final int TOLD = 8;

    private ProvenanceLine() {}

    /**
     * Tells, unless there is nothing to tell.
     *
     * @param places of the whole file
     */
    public static void tell(Provenance provenance, Places places) {
        List<Removal> removals = provenance.removals();
        boolean plain = provenance.kind() == TextKind.PLAIN || provenance.kind() == TextKind.OWN;
        boolean lines = provenance.kind().compareTo(TextKind.PDF) <= 0;
        if (removals.isEmpty() && lines && provenance.kind() != TextKind.MAIL) {
            return;
        }
        StringBuilder said = new StringBuilder();
        if (plain) {
            said.append(
                    removals.size() == 1
                            ? "A line of the page that the text was copied from is"
                            : removals.size() + " lines of the page that the text was copied from are");
            said.append(" left out: ");
        } else {
            said.append("Taken for ").append(provenance.kind().words());
            String part = lines ? "line" : "part";
            said.append(
                    removals.isEmpty()
                            ? "; all of it is shown."
                            : removals.size() == 1
                                    ? "; one " + part + " is left out: "
                                    : "; " + removals.size() + " " + part + "s are left out: ");
        }
        int told = 0;
        for (Removal removal : removals.subList(0, Math.min(TOLD, removals.size()))) {
            said.append(told++ == 0 ? "'" : ", '").append(removal.words()).append('\'');
        }
        if (!removals.isEmpty()) {
            said.append(removals.size() > TOLD ? " and " + (removals.size() - TOLD) + " more." : ".");
        }
        if (provenance.author() != null || provenance.date() != null) {
            said.append(" It says:");
            said.append(provenance.author() == null ? "" : " by " + provenance.author());
            said.append(provenance.date() == null ? "" : ", published " + provenance.date());
            said.append('.');
        }
        places.reportMended(
                Code.TIDIED_PASTE, removals.isEmpty() ? 0 : removals.get(0).start(), said.toString(), null);
    }
}
