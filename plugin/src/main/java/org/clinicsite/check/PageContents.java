package org.clinicsite.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.output.DrawnPage;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a page holds while its elements are read in their order, whoever reads them: {@link #begin} at a start
 * tag, {@link #end} where the element ends.
 */
final class PageContents {

    final Set<String> anchors = new LinkedHashSet<>();
    final List<CheckedPage.Link> links = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<String> headingsOfMain = new ArrayList<>();
    private int mains;
    private int inMain;

    /** The address that the page gives as its own; null when it gives none. */
    @Nullable
    String canonical;

    boolean isRedirect;
    boolean isDraft;
    boolean isDiskCopy;

    /**
     * An element begins.
     *
     * @param name lower-case
     * @param keys the names of its attributes, lower-case, each once
     * @param values theirs, decoded
     * @param line of its start tag, from 1; 0 where not known
     * @param column the same
     */
    void begin(String name, List<String> keys, List<String> values, int line, int column) {
        if (name.equals("main") && (inMain > 0 || mains == 0)) {
            mains++;
            inMain++;
        }
        for (int i = 0; i < keys.size(); i++) {
            attribute(name, keys, values, i, line, column);
        }
        if (name.equals("meta")) {
            isRedirect |= is(keys, values, "http-equiv", "refresh");
            if (is(keys, values, "name", "clinic-site")) {
                isDraft |= is(keys, values, "content", "draft");
                isDiskCopy |= is(keys, values, "content", "disk-copy");
            }
        } else if (name.equals("link") && canonical == null && is(keys, values, "rel", "canonical")) {
            canonical = value(keys, values, "href");
        }
    }

    /** An element ends. */
    void end(String name) {
        if (inMain > 0 && name.equals("main")) {
            inMain--;
        }
    }

    /** Ids of the headings of the main part, in their order; of all of the page when it has no main part. */
    List<String> promises() {
        return mains == 0 ? headings : headingsOfMain;
    }

    private void attribute(String name, List<String> keys, List<String> values, int at, int line, int column) {
        String value = values.get(at);
        switch (keys.get(at)) {
            case "id" -> {
                anchors.add(value);
                if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6') {
                    headings.add(value);
                    if (inMain > 0) {
                        headingsOfMain.add(value);
                    }
                }
            }
            case "name" -> {
                if (name.equals("a")) {
                    anchors.add(value);
                }
            }
            case "href" ->
                link(value, name.equals("link") && DrawnPage.isLoaded(value(keys, values, "rel")), line, column);
            case "src", "poster" -> link(value, true, line, column);
            case "data" -> {
                if (name.equals("object")) {
                    link(value, true, line, column);
                }
            }
            case "srcset", "imagesrcset" -> {
                for (String candidate : value.split(",\\s")) {
                    link(candidate.strip().split("\\s")[0], true, line, column);
                }
            }
            case "content" -> {
                if (value(keys, values, "http-equiv").equalsIgnoreCase("refresh")) {
                    int url = value.toLowerCase(Locale.ROOT).indexOf("url=");
                    if (url >= 0) {
                        link(value.substring(url + 4).strip(), false, line, column);
                    }
                }
            }
            default -> {}
        }
    }

    private void link(String address, boolean isLoaded, int line, int column) {
        if (!address.isBlank()) {
            links.add(new CheckedPage.Link(address.strip(), isLoaded, line, column));
        }
    }

    private static String value(List<String> keys, List<String> values, String key) {
        int at = keys.indexOf(key);
        return at < 0 ? "" : values.get(at);
    }

    private static boolean is(List<String> keys, List<String> values, String key, String value) {
        int at = keys.indexOf(key);
        return at >= 0 && values.get(at).strip().equalsIgnoreCase(value);
    }
}
