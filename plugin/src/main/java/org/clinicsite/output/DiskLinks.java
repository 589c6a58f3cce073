package org.clinicsite.output;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Makes the addresses of one file lead from file to file, so that they hold without a server. Works on finished pages,
 * since not all addresses are made by the generator: a clinic's own templates and files hold some too. Only addresses
 * change, and what keeps a browser from loading files of a disk; every other character stays as it was.
 *
 * <p>What leads to no file of the site gets the live site's whole address. A {@code <link>} that only names an address in
 * full, such as the canonical one, stays: it is about the published page.
 */
final class DiskLinks {

    /** Attributes that hold one address, whatever the element (https://html.spec.whatwg.org/#attributes-3). */
    private static final Set<String> ADDRESSES =
            Set.of("href", "xlink:href", "src", "poster", "action", "formaction", "cite", "background", "longdesc");

    /** Attributes that hold CSS: of HTML the first, of drawings the others. */
    private static final Set<String> STYLES = Set.of(
            "style",
            "fill",
            "stroke",
            "filter",
            "mask",
            "clip-path",
            "cursor",
            "marker-start",
            "marker-mid",
            "marker-end");

    /** {@code 0; url=/prices/}, also without its blank and with quotes. */
    private static final Pattern REFRESH =
            Pattern.compile("(?i)^(\\s*[\\d.]+\\s*[;,\\s]\\s*(?:url\\s*=\\s*)?[\"']?)(.*?)([\"']?\\s*)$");

    /** One candidate of a {@code srcset}: its address, then up to the comma that ends it. */
    private static final Pattern CANDIDATE =
            Pattern.compile("[\\s,]*([^\\s,]\\S*?)(,+(?:\\s|$)|\\s[^,(]*(?:\\([^)]*\\)[^,(]*)*(?:,|$)|$)");

    /** What follows the name of an attribute that has a value. */
    private static final Pattern VALUE = Pattern.compile("\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>]*)");

    private final ServedFiles files;
    private final String origin;

    /**
     * @param files those of the site
     * @param origin the site's; empty when it is not known
     */
    DiskLinks(ServedFiles files, String origin) {
        this.files = files;
        this.origin = origin;
    }

    /** Where addresses stand: the file, and what they are relative to; {@code based} when a base element says that. */
    private record Place(String file, String here, boolean based) {}

    /** Rewrites a style sheet. */
    String css(String file, String css) {
        return css(new Place(file, files.href(file), false), css);
    }

    private String css(Place place, String css) {
        return CssAddresses.rewrite(css, address -> address(place, address));
    }

    /** Rewrites a drawing. */
    String svg(String file, String svg) {
        Document drawing = Parser.xmlParser().setTrackPosition(true).parseInput(svg, "");
        return new Page(new Place(file, files.href(file), false), svg, drawing).rewritten();
    }

    /** Rewrites a page. */
    String html(String file, String html) {
        Document page = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        Element base = page.selectFirst("base[href]");
        Place place = new Place(file, files.href(file), false);
        if (base != null) {
            ServedFiles.Answer to = files.find(place.here, base.attr("href"));
            if (to.kind() == ServedFiles.Kind.ELSEWHERE) {
                return html; // all that is relative on it belongs to another site
            }
            place = new Place(file, to.path(), true);
        }
        return new Page(place, html, page).rewritten();
    }

    /** An address as the copy has it. */
    private String address(Place place, String written) {
        String address = written.strip();
        if (address.isEmpty() || address.startsWith("#") && !place.based) {
            return written;
        }
        ServedFiles.Answer to = files.find(place.here, address);
        if (to.file() != null) {
            return way(place.file, to.file()) + to.query() + to.fragment();
        }
        if (ServedFiles.isOfAnyHost(address)) {
            return files.scheme() + address; // on a disk the scheme would be file:
        }
        return to.kind() == ServedFiles.Kind.ELSEWHERE || origin.isEmpty()
                ? written
                : origin + to.path() + to.query() + to.fragment();
    }

    private static String way(String from, String to) {
        String folder = BaseUrl.encode("/" + from);
        String way = ServedFiles.relative(
                folder.substring(1, folder.lastIndexOf('/') + 1),
                BaseUrl.encode("/" + to).substring(1));
        String safe =
                way.replace("'", "%27").replace("(", "%28").replace(")", "%29").replace(",", "%2C");
        int colon = safe.indexOf(':');
        return colon >= 0 && colon < (safe + "/").indexOf('/') ? "./" + safe : safe; // else a scheme
    }

    private String candidates(Place place, String srcset) {
        StringBuilder out = new StringBuilder();
        Matcher candidate = CANDIDATE.matcher(srcset);
        int done = 0;
        while (candidate.find()) {
            out.append(srcset, done, candidate.start(1)).append(address(place, candidate.group(1)));
            done = candidate.end(1);
        }
        return out.append(srcset.substring(done)).toString();
    }

    private String refresh(Place place, String content) {
        Matcher refresh = REFRESH.matcher(content);
        return refresh.matches() && !refresh.group(2).isEmpty()
                ? refresh.group(1) + address(place, refresh.group(2)) + refresh.group(3)
                : content;
    }

    /** One page or drawing while its edits are gathered. */
    private final class Page {

        private final Place place;
        private final String text;
        private final Document tree;
        /** As a set: an element that a browser repeats, such as a link that is not closed, stands in the text once. */
        private final Set<Edit> edits = new LinkedHashSet<>();

        Page(Place place, String text, Document tree) {
            this.place = place;
            this.text = text;
            this.tree = tree;
        }

        String rewritten() {
            tree.traverse((node, depth) -> {
                if (node instanceof Element element) {
                    rewriteElement(element);
                } else if (node instanceof DataNode || node instanceof TextNode) {
                    rewriteStyle(node);
                }
            });
            return new Edits(List.copyOf(edits)).apply(text);
        }

        private void rewriteElement(Element element) {
            if (isInTheWay(element)) {
                remove(element.sourceRange());
                return;
            }
            boolean moved = false;
            for (Attribute attribute : element.attributes()) {
                String value = attribute.getValue();
                String rewritten = rewritten(element, attribute.getKey().toLowerCase(Locale.ROOT), value);
                if (!rewritten.equals(value)) {
                    replace(attribute.sourceRange().valueRange(), escaped(rewritten));
                    moved = true;
                }
            }
            if (moved) { // both ask for what a disk does not have: an origin
                removeElement(element, "crossorigin");
                removeElement(element, "integrity");
            }
        }

        private String rewritten(Element element, String name, String value) {
            String tag = element.normalName();
            if (name.equals("href") && tag.equals("base")) {
                return "./";
            }
            if (ADDRESSES.contains(name)) {
                return isForTheLiveSite(element, value) ? value : address(place, value);
            }
            if (STYLES.contains(name)) {
                return css(place, value);
            }
            return switch (name) {
                case "data" -> tag.equals("object") ? address(place, value) : value;
                case "srcset", "imagesrcset" -> candidates(place, value);
                case "content" -> isMeta(element, "refresh") ? refresh(place, value) : value;
                case "srcdoc" ->
                    new Page(
                                    place,
                                    value,
                                    Parser.htmlParser().setTrackPosition(true).parseInput(value, ""))
                            .rewritten();
                default -> value;
            };
        }

        /** CSS within {@code <style>}; in a drawing it is text. */
        private void rewriteStyle(Node node) {
            Node parent = node.parent();
            Range range = node.sourceRange();
            if (parent != null && parent.normalName().equals("style") && range.isTracked()) {
                String css = text.substring(range.startPos(), range.endPos());
                String rewritten = css(place, css);
                if (!rewritten.equals(css)) {
                    replace(range, rewritten);
                }
            }
        }

        private void replace(Range range, String replacement) {
            if (range.isTracked()) { // what is not has been repeated by the parser, not by the page
                edits.add(new Edit(new Span(range.startPos(), range.endPos()), replacement));
            }
        }

        private void remove(Range range) {
            if (range.isTracked()) {
                boolean line = text.startsWith("\n", range.endPos());
                edits.add(new Edit(new Span(range.startPos(), range.endPos() + (line ? 1 : 0)), ""));
            }
        }

        private void removeElement(Element element, String name) {
            Attribute attribute = element.attribute(name);
            if (attribute != null && attribute.sourceRange().nameRange().isTracked()) {
                Range range = attribute.sourceRange().nameRange();
                Matcher value = VALUE.matcher(text).region(range.endPos(), text.length());
                edits.add(new Edit(new Span(range.startPos(), value.lookingAt() ? value.end() : range.endPos()), ""));
            }
        }
    }

    /** A policy in the page would keep files of a disk out; a manifest is asked for with an origin, which a disk has not. */
    private static boolean isInTheWay(Element element) {
        return isMeta(element, "content-security-policy")
                || element.normalName().equals("link") && relations(element).contains("manifest");
    }

    private static boolean isMeta(Element element, String equivalent) {
        return element.normalName().equals("meta")
                && element.attr("http-equiv").strip().equalsIgnoreCase(equivalent);
    }

    private static boolean isForTheLiveSite(Element element, String value) {
        if (!element.normalName().equals("link")) {
            return false;
        }
        return relations(element).contains("canonical")
                || value.contains("://") && !DrawnPage.isLoaded(element.attr("rel"));
    }

    private static Set<String> relations(Element link) {
        return new HashSet<>(
                List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+")));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
