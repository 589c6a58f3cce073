package org.clinicsite.check;

import java.util.Optional;
import org.clinicsite.generate.Found;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Todo;

/** The kinds of checks, in the order of what they are worth to visitors; a test case each in {@code TEST-site.xml}. */
public enum Area {
    FILES("files", "nothing is there that must not be published"),
    PROMISES("published", "what was published is there still"),
    LINKS("links", "links and anchors lead somewhere"),
    CONTENT("content", "content, templates and settings are as the build expects"),
    EDITORIAL("editorial", "texts keep to the editorial rules"),
    READING("html", "pages can be read by browsers and screen readers"),
    DATA("structured-data", "structured data keeps to schema.org"),
    OUTSIDE("outside-links", "links to other sites lead somewhere"),
    WEIGHT("weight", "a first visit is light, and asks no other host"),
    DUE("due", "what is due this month"),
    TODO("to-do", "what would improve the site");

    private final String word;
    private final String says;

    Area(String word, String says) {
        this.word = word;
        this.says = says;
    }

    /** Its name in reports. */
    public String word() {
        return word;
    }

    /** What holds when all is well, in a few words. */
    public String says() {
        return says;
    }

    /** The kind of check that a line belongs to. */
    public static Area of(Found found) {
        if (found.kind() != Todo.Kind.PROBLEM) {
            return found.kind() == Todo.Kind.DUE ? DUE : TODO;
        }
        Optional<Code> code = Code.find(found.rule());
        if (code.isEmpty()) {
            return EDITORIAL;
        }
        if (!found.isOfCheck()) {
            return CONTENT;
        }
        return switch (code.get()) {
            case BROKEN_LINK, BROKEN_ANCHOR -> LINKS;
            case VANISHED_PATH, VANISHED_ANCHOR -> PROMISES;
            case STRUCTURED_DATA -> DATA;
            case HEAVY_PAGE, OUTSIDE_REQUEST -> WEIGHT;
            case DEAD_OUTSIDE_LINK, MOVED_OUTSIDE_LINK, SILENT_OUTSIDE_LINK, PRIVATE_OUTSIDE_LINK -> OUTSIDE;
            case MISSING_ALT, EMPTY_HEADING -> READING;
            default -> code.get().group() == Code.Group.READING ? READING : FILES;
        };
    }
}
