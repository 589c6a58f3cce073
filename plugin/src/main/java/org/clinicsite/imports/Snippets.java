package org.clinicsite.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes what only another program understands out of its texts: Liquid, Hugo's shortcodes, MDX, WordPress's shortcodes. */
final class Snippets {

    private static final Pattern HIGHLIGHT =
            Pattern.compile("(?s)\\{%-?\\s*highlight\\s+(\\w+)[^%]*%}\\n?(.*?)\\n?\\{%-?\\s*endhighlight\\s*-?%}");
    private static final Pattern POST = Pattern.compile("\\{%-?\\s*(?:post_url|link)\\s+([^\\s%]+)\\s*-?%}");
    private static final Pattern FIGURE = Pattern.compile("\\{\\{[<%]\\s*figure\\s+([^}]*?)\\s*/?[>%]}}");
    private static final Pattern REF = Pattern.compile("\\{\\{[<%]\\s*(?:rel)?ref\\s+\"?([^\"}>]+?)\"?\\s*[>%]}}");
    private static final Pattern BASE =
            Pattern.compile("\\{\\{\\s*(?:site\\.(?:baseurl|url)|page\\.baseurl)\\s*(?:\\|[^}]*)?}}");
    private static final Pattern URL =
            Pattern.compile("\\{\\{\\s*[\"']([^\"']+)[\"']\\s*\\|\\s*(?:relative|absolute|prepend|url)[^}]*}}");
    private static final Pattern REST = Pattern.compile(
            "(?s)\\{%-?.{0,400}?-?%}|\\{\\{[<%].{0,400}?[>%]}}|(?m)^\\{:[^}\\n]*}[ \\t]*$|(?<=[)\\]])\\{:[^}\\n]*}");
    private static final Pattern MDX = Pattern.compile(
            "(?m)^(?:import\\s.+\\sfrom\\s+['\"].+['\"];?|import\\s+['\"].+['\"];?|export\\s+(?:const|default)\\s.+;)[ \\t]*$");
    private static final Pattern ADMONITION =
            Pattern.compile("(?m)^(:{3,})(note|tip|info|warning|danger|caution|important)\\b[ \\t]*(.*)$");
    private static final Pattern CAPTION = Pattern.compile("(?s)\\[caption[^\\]]*](.*?)\\[/caption]");
    private static final Pattern PICTURE = Pattern.compile("(?s)\\s*((?:<a [^>]*>)?\\s*<img [^>]*>\\s*(?:</a>)?)(.*)");
    private static final Pattern EMBED = Pattern.compile("\\[embed[^\\]]*]\\s*(https?://[^\\s\\[]+)\\s*\\[/embed]");
    private static final Pattern SHORTCODE = Pattern.compile(
            "\\[/?[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+(?:\\s[^\\]\\n]*)?/?]|\\[/?(?:gallery|audio|video|playlist|row|column|button|divider|spacer)(?:\\s[^\\]\\n]*)?/?]");

    private static final Pattern CLASS = Pattern.compile("(<[a-z][^<>]*?)\\sclass=(?:\"[^\"]*\"|'[^']*')");

    private Snippets() {}

    /** HTML of an export without its classes: all of it is the text, and no part has to be found in it by its looks. */
    static String undressed(String html) {
        return CLASS.matcher(html).replaceAll("$1");
    }

    /** Markdown without them. Code is spared. */
    static String plain(String markdown) {
        if (!markdown.contains("{%")
                && !markdown.contains("{{")
                && !markdown.contains("{:")
                && !markdown.contains(":::")
                && !markdown.contains("[ ]")
                && !markdown.contains("[x]")
                && !markdown.contains("[X]")
                && !markdown.contains("import ")
                && !markdown.contains("export ")) {
            return markdown;
        }
        String highlighted = HIGHLIGHT.matcher(markdown).replaceAll("```$1\n$2\n```");
        StringBuilder out = new StringBuilder();
        Matcher code = Pattern.compile("(?ms)^(`{3,}|~{3,}).*?^\\1[`~]*[ \\t]*$|`[^`\\n]+`")
                .matcher(highlighted);
        int at = 0;
        while (code.find()) {
            out.append(prose(highlighted.substring(at, code.start()))).append(code.group());
            at = code.end();
        }
        return out.append(prose(highlighted.substring(at))).toString();
    }

    /** A box to tick before the item of a list, as Notion and GitHub write it. */
    private static final Pattern BOX = Pattern.compile("(?m)^([ \\t]*(?:[-*+]|\\d+[.)])[ \\t]+)\\[([ xX])](?=[ \\t])");

    /** Where a list of posts cuts a text off. */
    private static final Pattern MORE = Pattern.compile("(?i)<!--\\s*(?:more|excerpt|truncate|end_excerpt)\\s*-->");

    private static String prose(String text) {
        String said = POST.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group(1)));
        said = REF.matcher(said).replaceAll(m -> Matcher.quoteReplacement(m.group(1)));
        said = FIGURE.matcher(said).replaceAll(m -> Matcher.quoteReplacement(figure(m.group(1))));
        said = BASE.matcher(said).replaceAll("");
        said = URL.matcher(said).replaceAll(m -> Matcher.quoteReplacement(m.group(1)));
        said = MDX.matcher(REST.matcher(said).replaceAll("")).replaceAll("");
        said = MORE.matcher(said).replaceAll("");
        said = BOX.matcher(said).replaceAll(m -> m.group(1) + (m.group(2).isBlank() ? "☐" : "☑"));
        return ADMONITION
                .matcher(said)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + " caution"
                        + (m.group(3).isBlank()
                                ? ""
                                : "\n**" + m.group(3).replaceAll("^\\[|]$", "").strip() + "**\n")));
    }

    private static String figure(String attributes) {
        String alt = attribute(attributes, "alt");
        String caption = attribute(attributes, "caption");
        String src = attribute(attributes, "src");
        return "![" + (alt.isEmpty() ? caption : alt) + "](<" + src + ">)"
                + (caption.isEmpty() ? "" : "\n\n" + caption);
    }

    private static String attribute(String attributes, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return value.find() ? value.group(1) : "";
    }

    /** WordPress's text as HTML: captions are figures, empty lines part paragraphs, other shortcodes go. */
    static String wordPress(String content) {
        String html = CAPTION.matcher(content).replaceAll(m -> {
            Matcher picture = PICTURE.matcher(m.group(1));
            return Matcher.quoteReplacement(
                    picture.matches()
                            ? "<figure>" + picture.group(1) + "<figcaption>"
                                    + picture.group(2).strip() + "</figcaption></figure>"
                            : m.group(1));
        });
        html = EMBED.matcher(html)
                .replaceAll(m -> Matcher.quoteReplacement("<a href=\"" + m.group(1) + "\">" + m.group(1) + "</a>"));
        html = SHORTCODE.matcher(html).replaceAll("");
        if (html.contains("<!-- wp:")) {
            return html;
        }
        StringBuilder out = new StringBuilder();
        for (String part : html.replace("\r\n", "\n").split("\n[ \\t]*\n")) {
            String said = part.strip();
            boolean block = said.matches(
                    "(?si)</?(?:p|div|h[1-6]|ul|ol|li|table|t[rdh]|tbody|thead|figure|blockquote|pre|hr|section|dl|form)\\b.*");
            out.append(block || said.isEmpty() ? said : "<p>" + said.replace("\n", "<br>\n") + "</p>")
                    .append("\n\n");
        }
        return out.toString();
    }
}
