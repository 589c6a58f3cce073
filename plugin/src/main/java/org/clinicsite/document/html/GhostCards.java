package org.clinicsite.document.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.text.FilePath;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The cards of Ghost's editor as plain HTML, each by what it says (ghost.org/docs/themes/content, "Editor cards"). */
public final class GhostCards {

    private static final Pattern VIDEO = Pattern.compile(
            "https?://(?:www\\.)?(?:youtube(?:-nocookie)?\\.com/embed/([\\w-]+)|player\\.vimeo\\.com/video/(\\d+)).*");

    private GhostCards() {}

    /** The text of a post, no card left in it. */
    public static String plain(String html) {
        if (!html.contains("kg-") && !html.contains("<iframe")) {
            return html;
        }
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        Element body = page.body();
        body.select(".kg-signup-card, .kg-email-card, .kg-email-cta-card").remove();
        for (Element card : body.select(".kg-bookmark-card")) {
            replaceBookmark(card);
        }
        for (Element card : body.select(".kg-callout-card")) {
            Element text = card.selectFirst(".kg-callout-text");
            card.replaceWith(new Element("blockquote").append(text == null ? card.html() : paragraph(text)));
        }
        for (Element card : body.select(".kg-toggle-card")) {
            Element heading = card.selectFirst(".kg-toggle-heading-text, .kg-toggle-heading");
            Element content = card.selectFirst(".kg-toggle-content");
            String plain = (heading == null ? "" : "<h3>" + heading.html() + "</h3>")
                    + (content == null ? "" : paragraph(content));
            replace(card, plain);
        }
        for (Element card : body.select(".kg-gallery-card")) {
            StringBuilder out = new StringBuilder();
            card.select("img")
                    .forEach(picture ->
                            out.append("<p>").append(picture.outerHtml()).append("</p>"));
            replace(card, out + caption(card));
        }
        for (Element card : body.select(".kg-button-card, .kg-file-card, .kg-audio-card, .kg-video-card")) {
            replaceFile(card);
        }
        for (Element card : body.select(".kg-header-card, .kg-product-card")) {
            card.select("svg, button").remove();
        }
        for (Element frame : body.select("iframe[src]")) {
            replaceFrame(frame);
        }
        return body.html();
    }

    /** Words of a line are a paragraph; paragraphs stay. */
    private static String paragraph(Element text) {
        boolean blocks = text.selectFirst("p, ul, ol, h2, h3, h4, blockquote, figure") != null;
        return blocks ? text.html() : "<p>" + text.html() + "</p>";
    }

    private static String caption(Element card) {
        Element caption = card.selectFirst("figcaption");
        return caption == null ? "" : "<p>" + caption.html() + "</p>";
    }

    private static void replaceBookmark(Element card) {
        Element link = card.selectFirst("a[href]");
        String title = text(card, ".kg-bookmark-title");
        String says = text(card, ".kg-bookmark-description");
        if (link == null) {
            card.remove();
            return;
        }
        Element line = new Element("p");
        line.appendElement("a").attr("href", link.attr("href")).text(title.isEmpty() ? link.attr("href") : title);
        if (!says.isEmpty()) {
            line.appendText(": " + says);
        }
        replace(card, line.outerHtml() + caption(card));
    }

    /** A button, a file, a sound or a film: a link with the words that stand on it. */
    private static void replaceFile(Element card) {
        Element link = card.selectFirst("a[href], audio[src], video[src]");
        if (link == null) {
            card.remove();
            return;
        }
        String address = link.hasAttr("href") ? link.attr("href") : link.attr("src");
        String words = text(card, ".kg-file-card-title, .kg-audio-title, .kg-btn");
        String says = text(card, ".kg-file-card-caption");
        Element line = new Element("p");
        line.appendElement("a").attr("href", address).text(words.isEmpty() ? name(address) : words);
        if (!says.isEmpty()) {
            line.appendText(": " + says);
        }
        replace(card, line.outerHtml() + caption(card));
    }

    /** What another host shows in a frame: a link to it, to its page where that is known. */
    private static void replaceFrame(Element frame) {
        String address = frame.attr("src");
        Matcher video = VIDEO.matcher(address);
        if (video.matches()) {
            address = video.group(1) != null
                    ? "https://www.youtube.com/watch?v=" + video.group(1)
                    : "https://vimeo.com/" + video.group(2);
        }
        Element line = new Element("p");
        line.appendElement("a")
                .attr("href", address.startsWith("//") ? "https:" + address : address)
                .text(
                        frame.attr("title").isBlank()
                                ? address
                                : frame.attr("title").strip());
        Element card = frame.closest(".kg-embed-card");
        if (card == null) {
            frame.replaceWith(line);
        } else {
            replace(card, line.outerHtml() + caption(card));
        }
    }

    private static String name(String address) {
        String path = address.replaceFirst("[?#].*", "");
        return new FilePath(path).name();
    }

    private static String text(Element card, String query) {
        Element element = card.selectFirst(query);
        return element == null ? "" : element.text().strip();
    }

    private static void replace(Element card, String html) {
        List<Node> nodes = new ArrayList<>(Jsoup.parseBodyFragment(html).body().childNodes());
        nodes.forEach(card::before);
        card.remove();
    }
}
