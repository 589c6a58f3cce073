package org.clinicsite.document.html.office;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.text.Escape;

/** The words of a paragraph. Word processors cut them where the author paused; what looks alike is put together again. */
final class Line {

    private record Stretch(String tags, StringBuilder html) {}

    private final List<Stretch> stretches = new ArrayList<>();

    /**
     * Adds words.
     *
     * @param tags names of the elements around them, outermost first, with blanks between
     */
    void addText(String tags, String words) {
        Escape.text(stretch(tags), words);
    }

    /** Adds HTML. */
    void addHtml(String tags, String html) {
        stretch(tags).append(html);
    }

    private StringBuilder stretch(String tags) {
        if (stretches.isEmpty() || !stretches.get(stretches.size() - 1).tags().equals(tags)) {
            stretches.add(new Stretch(tags, new StringBuilder()));
        }
        return stretches.get(stretches.size() - 1).html();
    }

    /** Whether there is nothing to be seen. */
    boolean isEmpty() {
        return stretches.stream()
                .allMatch(
                        stretch -> stretch.html().toString().replace("<br>", "").isBlank());
    }

    /** The whole. Blanks stay outside of what is marked, where they mean the same and Markdown can write them. */
    String html() {
        StringBuilder out = new StringBuilder();
        for (Stretch stretch : stretches) {
            String html = stretch.html().toString();
            String words = html.strip();
            if (stretch.tags().isEmpty() || words.isEmpty()) {
                out.append(html);
                continue;
            }
            int begin = html.indexOf(words);
            String[] tags = stretch.tags().split(" ");
            out.append(html, 0, begin);
            for (String tag : tags) {
                out.append('<').append(tag).append('>');
            }
            out.append(words);
            for (int i = tags.length - 1; i >= 0; i--) {
                out.append("</").append(tags[i]).append('>');
            }
            out.append(html.substring(begin + words.length()));
        }
        return out.toString();
    }
}
