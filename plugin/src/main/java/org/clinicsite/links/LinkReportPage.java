package org.clinicsite.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.text.Edit;
import org.clinicsite.text.SourceText;

/**
 * The page {@code links.html}: what did not stay as it was written, and how much did. Addresses stand there as text, so that
 * nobody follows one by accident.
 */
final class LinkReportPage {

    /** How much of the text round a link is shown, in characters to each side. */
    private static final int CONTEXT = 160;

    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #1f2428; --quiet: #57606a; --surface: #fff; --line: #d0d7de;
              --nofollow: #7a5c00; --out: #b42318; --mark: #fff1b8; }
            @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #9da7b3; --surface: #0f1419; --line: #30363d;
              --nofollow: #e3b341; --out: #ff8f85; --mark: #4d3d00; } }
            body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--text); background: var(--surface);
              font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
            article { margin: 1.5rem 0; padding-left: 1rem; border-left: 4px solid var(--line); }
            article.unlink, article.remove { border-color: var(--out); } article.nofollow { border-color: var(--nofollow); }
            h3 { display: inline; margin: 0; font-size: 1rem; } h3 span { color: var(--quiet); font-weight: normal; }
            a { color: inherit; } :target { outline: 2px solid var(--nofollow); outline-offset: .3rem; }
            .unlink b, .remove b { color: var(--out); } .nofollow b { color: var(--nofollow); }
            table { border-collapse: collapse; margin: .5rem 0; } td { padding: .1rem .8rem .1rem 0; vertical-align: top; }
            td:first-child { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; } td code { color: var(--quiet); }
            .questions th { padding-right: .8rem; text-align: left; } .questions td:first-child { text-align: left; white-space: normal; }
            dl { margin: .5rem 0; } dt { color: var(--quiet); } dd { margin: 0 0 .3rem; white-space: pre-wrap; } mark { color: inherit; background: var(--mark); }
            code { font-family: ui-monospace, monospace; } p { margin: .3rem 0; }
            """;

    private final List<LinkReview> reviews;
    private final StringBuilder out = new StringBuilder(4096);
    private int changed;

    LinkReportPage(List<LinkReview> reviews) {
        this.reviews = reviews;
    }

    String html() {
        int[] counts = new int[Verdict.values().length];
        for (LinkReview review : reviews) {
            for (LinkVerdict link : review.verdicts()) {
                counts[link.verdict().ordinal()]++;
            }
        }
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"robots\" content=\"noindex\">\n<title>Links of the articles</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Links of the articles</h1>\n<p>");
        for (Verdict verdict : Verdict.values()) {
            out.append(verdict.ordinal() == 0 ? "" : "; ")
                    .append(counts[verdict.ordinal()])
                    .append(' ')
                    .append(LinkReportWriter.said(verdict));
        }
        out.append(
                ".</p>\n<p>Your files are as they were; the site has the texts as they stand after \"After\". A link that is "
                        + "unlinked leaves its words; one that is removed goes whole. Numbers above 0 speak for spam, below 0 for "
                        + "honesty; their sum gives the probability of being spam. You have the last word: under each link stands the line of "
                        + "<code>content/link-policy.yaml</code> that changes what becomes of it.</p>\n");
        writeQuestions();
        writeOverview();
        for (LinkReview review : reviews) {
            if (kept(review) < review.verdicts().size()) {
                writeDocument(review);
            }
        }
        writeUntouched();
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    /** What the owner is asked, host by host: those that no line of the policy and no list decided on, most links first. */
    private void writeQuestions() {
        Map<String, List<LinkVerdict>> hosts = new TreeMap<>();
        for (LinkReview review : reviews) {
            for (LinkVerdict link : review.verdicts()) {
                if (link.verdict() != Verdict.KEEP
                        && link.decidedBy().equals("signals")
                        && !link.host().isEmpty()) {
                    hosts.computeIfAbsent(PolicyAdvice.pattern(link), k -> new ArrayList<>())
                            .add(link);
                }
            }
        }
        if (hosts.isEmpty()) {
            return;
        }
        List<Map.Entry<String, List<LinkVerdict>>> order = new ArrayList<>(hosts.entrySet());
        order.sort(Comparator.comparingInt((Map.Entry<String, List<LinkVerdict>> host) ->
                        -host.getValue().size())
                .thenComparing(Map.Entry::getKey));
        out.append("<h2>To decide</h2>\n<p>Is the host right? Write its line under <code>allow</code> in ")
                .append(
                        "<code>content/link-policy.yaml</code>, or build once with <code>-Dsite.linksAllow=HOST</code>. Is it not? ")
                .append(
                        "<code>deny</code>, or <code>-Dsite.linksDeny=HOST</code>. What is decided is not asked again.</p>\n")
                .append(
                        "<table class=\"questions\">\n<tr><th>Host</th><th>Links</th><th>Done</th><th>Why</th><th>Line</th></tr>\n");
        for (Map.Entry<String, List<LinkVerdict>> host : order) {
            List<LinkVerdict> links = host.getValue();
            LinkVerdict worst = links.stream()
                    .max(Comparator.comparing(LinkVerdict::verdict).thenComparingDouble(LinkVerdict::score))
                    .orElseThrow();
            out.append("<tr class=\"").append(worst.verdict().word()).append("\"><td>");
            writeText(host.getKey());
            out.append("</td><td>")
                    .append(links.size())
                    .append("</td><td><b>")
                    .append(LinkReportWriter.said(worst.verdict()))
                    .append("</b></td><td>");
            writeText(worst.because());
            out.append("</td><td><code>- ");
            writeText(host.getKey());
            out.append("</code></td></tr>\n");
        }
        out.append("</table>\n");
    }

    /** What people open the page for: the links that did not stay as they were, each leading to its reasons below. */
    private void writeOverview() {
        int number = 0;
        for (LinkReview review : reviews) {
            for (LinkVerdict link : review.verdicts()) {
                if (link.verdict() == Verdict.KEEP) {
                    continue;
                }
                out.append(number == 0 ? "<h2>Changed</h2>\n<ul>\n" : "")
                        .append("<li class=\"")
                        .append(link.verdict().word())
                        .append("\"><b>")
                        .append(LinkReportWriter.said(link.verdict()))
                        .append("</b> <a href=\"#link-")
                        .append(++number)
                        .append("\">");
                writeText(link.host().isEmpty() ? link.written() : link.host());
                out.append("</a> in ");
                writeText(review.path());
                out.append(" line ")
                        .append(review.text().line(link.address().start()))
                        .append("</li>\n");
            }
        }
        out.append(number == 0 ? "<p>Every link stays as it was written.</p>\n" : "</ul>\n");
    }

    private static int kept(LinkReview review) {
        int kept = 0;
        for (LinkVerdict link : review.verdicts()) {
            kept += link.verdict() == Verdict.KEEP ? 1 : 0;
        }
        return kept;
    }

    /** What stayed is counted: nobody reads it here, and who asks for one link is answered by name. */
    private void writeUntouched() {
        int links = 0;
        int texts = 0;
        for (LinkReview review : reviews) {
            links += kept(review);
            texts += kept(review) > 0 ? 1 : 0;
        }
        if (links > 0) {
            out.append("<h2>Kept</h2>\n<p>")
                    .append(links)
                    .append(links == 1 ? " link in " : " links in ")
                    .append(texts)
                    .append(texts == 1 ? " text" : " texts")
                    .append(". <code>links.json</code> has each with its reasons; so has the console, with ")
                    .append("<code>-Dsite.explainLink=HOST</code>.</p>\n");
        }
    }

    private void writeDocument(LinkReview review) {
        out.append("<section>\n<h2>");
        writeText(review.path());
        out.append("</h2>\n");
        LinkReportWriter.Places places = new LinkReportWriter.Places(review.text());
        int edit = 0;
        for (LinkVerdict link : review.verdicts()) {
            if (link.verdict() == Verdict.KEEP) {
                continue;
            }
            places.codePoints(link.address().start());
            List<Edit> edits = review.edits().list();
            while (edit < edits.size()
                    && edits.get(edit).span().end() < link.address().start() - CONTEXT) {
                edit++;
            }
            writeLink(review, link, places, edit);
        }
        out.append("</section>\n");
    }

    private void writeLink(LinkReview review, LinkVerdict link, LinkReportWriter.Places places, int firstEdit) {
        out.append("<article class=\"")
                .append(link.verdict().word())
                .append("\" id=\"link-")
                .append(++changed)
                .append("\">\n<h3><b>")
                .append(LinkReportWriter.said(link.verdict()))
                .append("</b> <code>");
        writeText(link.written());
        out.append("</code> <span>line ")
                .append(places.line())
                .append(", column ")
                .append(places.column())
                .append(", ")
                .append(link.form().word());
        if (link.rel() != null) {
            out.append(", rel=\"");
            writeText(link.rel());
            out.append('"');
        }
        out.append("</span></h3>\n");
        if (link.target() != null && !link.target().equals(link.written())) {
            out.append(
                    link.form() == LinkVerdict.Form.DISGUISED
                            ? "<p>Without its disguise: <code>"
                            : "<p>Leads to <code>");
            writeText(link.target());
            out.append("</code></p>\n");
        }
        if (link.decidedBy().equals("signals")) {
            out.append("<p>Probability of being spam: ")
                    .append(LinkReportWriter.number(link.score()))
                    .append(". ");
            writeText(LinkReportWriter.said(review.thresholds()));
            out.append("</p>\n");
        }
        out.append("<table>\n");
        for (LinkVerdict.Signal signal : link.signals()) {
            out.append("<tr><td>")
                    .append(LinkReportWriter.signed(signal.weight()))
                    .append("</td><td>");
            writeText(signal.says());
            out.append(" <code>").append(signal.name()).append("</code></td></tr>\n");
        }
        out.append("</table>\n<dl>\n<dt>")
                .append(link.verdict().takesLinkOut() ? "Before" : "In the text")
                .append("</dt><dd>");
        writeContext(review, link, List.of(), 0);
        out.append("</dd>\n");
        if (link.verdict().takesLinkOut()) {
            out.append("<dt>After</dt><dd>");
            int empty = out.length();
            writeContext(review, link, review.edits().list(), firstEdit);
            out.append(out.length() == empty ? "<em>Nothing: the whole paragraph goes.</em>" : "")
                    .append("</dd>\n");
        }
        out.append("</dl>\n<p>");
        String advice = PolicyAdvice.of(link);
        int rule = advice.indexOf("  - ");
        writeText(rule < 0 ? advice : advice.substring(0, rule));
        if (rule >= 0) {
            out.append(" <code>");
            writeText(advice.substring(rule).strip());
            out.append("</code>");
        }
        out.append("</p>\n</article>\n");
    }

    /** The text round a link, within its paragraph, with changes made. */
    private void writeContext(LinkReview review, LinkVerdict link, List<Edit> edits, int firstEdit) {
        SourceText source = review.text();
        String all = source.text();
        int from = Math.max(0, link.address().start() - CONTEXT);
        int to = Math.min(all.length(), link.address().end() + CONTEXT);
        int before = all.substring(from, link.address().start()).lastIndexOf("\n\n");
        int after = all.substring(link.address().end(), to).indexOf("\n\n");
        from = before < 0 ? from : from + before + 2;
        to = after < 0 ? to : link.address().end() + after;
        while (before < 0
                && from > 0
                && from < link.address().start()
                && !Character.isWhitespace(all.charAt(from - 1))) {
            from++; // begins with a whole word
        }
        to = to < all.length() && Character.isLowSurrogate(all.charAt(to)) ? to + 1 : to;
        if (edits.isEmpty()) {
            writeText(all.substring(from, link.address().start()).stripLeading());
            out.append("<mark>");
            writeText(link.address().of(all));
            out.append("</mark>");
            writeText(all.substring(link.address().end(), to).stripTrailing());
            return;
        }
        StringBuilder shown = new StringBuilder(to - from);
        int at = from;
        for (int i = firstEdit; i < edits.size() && edits.get(i).span().start() < to; i++) {
            Edit edit = edits.get(i);
            if (edit.span().end() <= from) {
                continue;
            }
            shown.append(all, at, Math.max(at, edit.span().start())).append(edit.replacement());
            at = Math.max(at, edit.span().end());
        }
        if (at < to) {
            shown.append(all, at, to);
        }
        writeText(shown.toString().strip());
    }

    private void writeText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c < ' ' && c != '\n' && c != '\t') {
                        out.append(c == '\r' ? "" : "\ufffd");
                    } else if (Character.getType(c) == Character.FORMAT) { // what would hide or turn the text
                        out.append("&lt;U+")
                                .append(String.format(java.util.Locale.ROOT, "%04X", (int) c))
                                .append("&gt;");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}
