package org.clinicsite.document.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.text.Escape;
import org.jspecify.annotations.Nullable;

/**
 * Where HTML came from: a file, from an offset on, or the parts of a tree that were written as HTML, so that the HTML
 * between them could be read in place.
 */
final class Origin {

    private final int shift;
    /** Whether it was written of a tree. */
    private final boolean written;

    /** Per entry: start in the HTML, length there, start in the file, length there; those of raw HTML marked by a sign. */
    private int[] entries = new int[64];

    private int count;
    private final Map<Integer, List<Node>> parts = new HashMap<>();

    private Origin(int shift, boolean written) {
        this.shift = shift;
        this.written = written;
    }

    /** HTML as it stands in a file from an offset on. */
    static Origin file(int shift) {
        return new Origin(shift, false);
    }

    /** HTML that is written of a tree. */
    static Origin tree() {
        return new Origin(0, true);
    }

    // ---- while it is written

    /** A part begins here. */
    void setPart(int at, Node node) {
        parts.computeIfAbsent(at, k -> new ArrayList<>(2)).add(node);
    }

    /** HTML of the author's own begins here. */
    void setRaw(int at, Inline.Raw raw) {
        add(at, raw.html().length(), raw.start(), -1 - raw.html().length());
    }

    /** Writes words. */
    void addWords(StringBuilder out, Inline.Words words) {
        String text = words.text();
        if (text.length() != words.end() - words.start()) {
            int at = out.length();
            Escape.text(out, text);
            add(at, out.length() - at, words.start(), words.end() - words.start());
            return;
        }
        int done = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            char c = end ? 0 : text.charAt(i);
            if (!end && c > '>' || !end && c >= ' ' && c != '&' && c != '<' && c != '>') {
                continue;
            }
            if (i > done) {
                add(out.length(), i - done, words.start() + done, i - done);
                out.append(text, done, i);
            }
            if (!end) {
                int at = out.length();
                Escape.text(out, text, i, i + 1);
                add(at, out.length() - at, words.start() + i, 1);
            }
            done = i + 1;
        }
    }

    private void add(int html, int length, int file, int fileLength) {
        if (length == 0) {
            return;
        }
        if (count + 4 > entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        entries[count++] = html;
        entries[count++] = length;
        entries[count++] = file;
        entries[count++] = fileLength;
    }

    // ---- when it is read

    /** The last entry that starts at or before an offset; below 0 when none does. */
    private int entry(int at) {
        int low = 0;
        int high = count / 4;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle * 4] <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (low - 1) * 4;
    }

    /** Whether the author wrote the HTML here. */
    boolean isOwn(int at) {
        if (!written) {
            return true;
        }
        int entry = entry(at);
        return entry >= 0 && entries[entry + 3] < 0 && at < entries[entry] + entries[entry + 1];
    }

    /** Where something stands in the file: exactly within words and raw HTML, else at the end of what stands before it. */
    int place(int at) {
        if (!written) {
            return shift + at;
        }
        int entry = entry(at);
        if (entry < 0) {
            return 0;
        }
        int within = at - entries[entry];
        int length = entries[entry + 3] < 0 ? -1 - entries[entry + 3] : entries[entry + 3];
        return entries[entry + 2] + (within >= entries[entry + 1] ? length : length == entries[entry + 1] ? within : 0);
    }

    /** Adds words that stand in a stretch of the HTML, character by character. */
    void addWords(String text, int from, List<Node> out) {
        if (!written) {
            out.add(new Inline.Words(text, shift + from, shift + from + text.length()));
            return;
        }
        int done = 0;
        while (done < text.length()) {
            int at = from + done;
            int entry = entry(at);
            int next = entry + 4 < count ? entries[entry + 4] : Integer.MAX_VALUE;
            if (entry < 0 || at >= entries[entry] + entries[entry + 1]) { // a blank that was written between two blocks
                int end = Math.min(text.length(), next - from);
                out.add(new Inline.Words(text.substring(done, end), place(at), place(at)));
                done = end;
                continue;
            }
            int stop = Math.min(text.length(), entries[entry] + entries[entry + 1] - from);
            int length = entries[entry + 3] < 0 ? -1 - entries[entry + 3] : entries[entry + 3];
            if (length == entries[entry + 1]) {
                int start = entries[entry + 2] + at - entries[entry];
                out.add(new Inline.Words(text.substring(done, stop), start, start + stop - done));
            } else {
                out.add(new Inline.Words(text.substring(done, stop), entries[entry + 2], entries[entry + 2] + length));
            }
            done = stop;
        }
    }

    /** Adds words that a code in the HTML stands for. */
    void addCode(String text, int from, int to, List<Node> out) {
        int entry = written ? entry(from) : -1;
        boolean single = entry >= 0 && entries[entry + 3] >= 0 && from < entries[entry] + entries[entry + 1];
        int start = place(from);
        int end = single && to >= entries[entry] + entries[entry + 1]
                ? entries[entry + 2] + entries[entry + 3]
                : Math.max(start, place(to));
        out.add(new Inline.Words(text, start, end));
    }

    /** The part of a kind that was written from here on; null when none was. */
    <T extends Node> @Nullable T part(int at, Class<T> kind) {
        for (Node node : parts.getOrDefault(at, List.of())) {
            if (kind.isInstance(node)) {
                return kind.cast(node);
            }
        }
        return null;
    }

    /** The part that the element that begins here was written for; null when it was for none. */
    @Nullable
    Node part(int at) {
        Node found = null;
        for (Node node : parts.getOrDefault(at, List.of())) {
            boolean shown =
                    !(node instanceof Inline.Words) && !(node instanceof Block.Paragraph paragraph && paragraph.bare());
            found = found == null && shown ? node : found;
        }
        return found;
    }
}
