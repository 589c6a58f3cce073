package org.clinicsite.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.output.DrawnPage;
import org.clinicsite.output.PageTags;
import org.jspecify.annotations.Nullable;

/** Collects what a page holds while its elements are read in their order. */
final class PageContents implements PageTags.Reader {

    private static final Set<String> CODE = Set.of("code", "pre", "kbd", "samp", "textarea");
    private static final int QUOTE = 60;

    final Set<String> anchors = new LinkedHashSet<>();
    final List<CheckedPage.Link> links = new ArrayList<>();
    final List<CheckedPage.Place> leftovers = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<String> headingsOfMain = new ArrayList<>();
    private int mains;
    private int inMain;
    private int inCode;

    /** The address that the page gives as its own; null when it gives none. */
    @Nullable
    String canonical;

    boolean isRedirect;
    boolean isDraft;
    boolean isDiskCopy;

    @Override
    public void begin(PageTags.Tag tag) {
        String name = tag.name();
        inCode += CODE.contains(name) ? 1 : 0;
        if (name.equals("main") && (inMain > 0 || mains == 0)) {
            mains++;
            inMain++;
        }
        for (int i = 0; i < tag.keys().size(); i++) {
            attribute(tag, tag.keys().get(i), tag.values().get(i));
        }
        if (name.equals("meta")) {
            isRedirect |= tag.is("http-equiv", "refresh");
            if (tag.is("name", "clinic-site")) {
                isDraft |= tag.is("content", "draft");
                isDiskCopy |= tag.is("content", "disk-copy");
            }
        } else if (name.equals("link") && canonical == null && tag.is("rel", "canonical")) {
            canonical = tag.value("href");
        }
    }

    @Override
    public void end(String name) {
        inCode -= CODE.contains(name) ? 1 : 0;
        if (inMain > 0 && name.equals("main")) {
            inMain--;
        }
    }

    @Override
    public void text(String text, int line, int column) {
        if (inCode == 0) {
            leftover(text, line, column);
        }
    }

    private void leftover(String text, int line, int column) {
        int at = text.indexOf("${");
        if (at >= 0) {
            leftovers.add(new CheckedPage.Place(text.substring(at, Math.min(text.length(), at + QUOTE)), line, column));
        }
    }

    /** Ids of the headings of the main part, in their order; of all of the page when it has no main part. */
    List<String> promises() {
        return mains == 0 ? headings : headingsOfMain;
    }

    private void attribute(PageTags.Tag tag, String key, String value) {
        String name = tag.name();
        leftover(value, tag.line(), tag.column());
        switch (key) {
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
            case "href" -> addLink(value, name.equals("link") && DrawnPage.isLoaded(tag.value("rel")), tag);
            case "src", "poster" -> addLink(value, true, tag);
            case "data" -> {
                if (name.equals("object")) {
                    addLink(value, true, tag);
                }
            }
            case "srcset", "imagesrcset" -> {
                for (String candidate : value.split(",\\s")) {
                    addLink(candidate.strip().split("\\s")[0], true, tag);
                }
            }
            case "content" -> {
                if (tag.value("http-equiv").equalsIgnoreCase("refresh")) {
                    int url = value.toLowerCase(Locale.ROOT).indexOf("url=");
                    if (url >= 0) {
                        addLink(value.substring(url + 4).strip(), false, tag);
                    }
                }
            }
            default -> {}
        }
    }

    private void addLink(String address, boolean isLoaded, PageTags.Tag tag) {
        if (!address.isBlank()) {
            links.add(new CheckedPage.Link(address.strip(), isLoaded, tag.line(), tag.column()));
        }
    }
}
