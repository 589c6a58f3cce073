package org.clinicsite.document.html.saved;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What the names that a page's makers gave to an element say of it. The names are those of common site software. */
final class NameHints {

    /** Whatever carries one of these words is not the text, unless most of the text lies in it. */
    private static final Set<String> SURFACE = Set.of(
            "nav",
            "navbar",
            "navigation",
            "menu",
            "submenu",
            "megamenu",
            "breadcrumb",
            "breadcrumbs",
            "share",
            "shares",
            "sharing",
            "sharebar",
            "sharethis",
            "sharedaddy",
            "addthis",
            "addtoany",
            "social",
            "socials",
            "socialmedia",
            "related",
            "relatedposts",
            "relatedarticles",
            "recommended",
            "recommendations",
            "recirc",
            "recirculation",
            "trending",
            "mostread",
            "mostpopular",
            "newsletter",
            "newsletters",
            "signup",
            "optin",
            "subscribe",
            "subscription",
            "subscriptions",
            "outbrain",
            "taboola",
            "zergnet",
            "revcontent",
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "adsense",
            "adslot",
            "adunit",
            "dfp",
            "sponsor",
            "sponsored",
            "promo",
            "promos",
            "promotion",
            "promobox",
            "mediapromo",
            "internallink",
            "sidebar",
            "rail",
            "xrail",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "modal",
            "popup",
            "popover",
            "overlay",
            "dropdown",
            "login",
            "signin",
            "paywall",
            "regwall",
            "pagination",
            "pager",
            "paging",
            "blognav",
            "postnav",
            "prevnext",
            "taglist",
            "tagcloud",
            "toolbar",
            "skip",
            "skiplink",
            "masthead",
            "teaser",
            "teasers",
            "catcher",
            "upsell",
            "readmore",
            "printonly",
            "enlarge",
            "toggle",
            "actions",
            "reactions",
            "claps",
            "follow",
            "followus",
            "buttonwrapper",
            "morestories",
            "morefrom",
            "seemore",
            "sharetools",
            "screenreader",
            "tooltip");

    /** The words of readers, which may be longer than the text. */
    private static final Set<String> COMMENTS =
            Set.of("comments", "commentlist", "comment", "disqus", "respond", "responses", "replies", "guestbook");

    /** Small things beside a text: what carries one of these goes when it is short or nothing but links. */
    private static final Set<String> BESIDE = Set.of(
            "meta",
            "metadata",
            "postmeta",
            "entrymeta",
            "byline",
            "bylines",
            "dateline",
            "timestamp",
            "pubdate",
            "credit",
            "credits",
            "bio",
            "authorbox",
            "author",
            "authors",
            "vcard",
            "tags",
            "tag",
            "tagged",
            "categories",
            "category",
            "footer",
            "widget",
            "widgets",
            "tools",
            "utility",
            "print",
            "rating",
            "ratings",
            "votes",
            "poll",
            "breaker",
            "kicker",
            "eyebrow",
            "popular",
            "recent",
            "latest",
            "more",
            "next",
            "previous",
            "prev",
            "hidden",
            "copyright",
            "disclosure",
            "cta",
            "edit",
            "editsection");

    /** What holds the text in the templates of common site software, the most exact first. */
    static final List<String> CONTENT = List.of(
            "entry-content",
            "post-content",
            "article-content",
            "article-body",
            "articlebody",
            "article__body",
            "article__content",
            "article-text",
            "article_text",
            "articletext",
            "post-body",
            "postbody",
            "post_content",
            "story-body",
            "storybody",
            "story-content",
            "storytext",
            "td-post-content",
            "mw-parser-output",
            "markdown-body",
            "e-content",
            "single-content",
            "body-copy",
            "blog-content",
            "blog-post-content",
            "post-entry",
            "entry-body",
            "content-body",
            "richtext",
            "rich-text",
            "gh-content",
            "kg-canvas",
            "available-content",
            "theme-doc-markdown",
            "field-name-body",
            "body-content",
            "news-content");

    private NameHints() {}

    static boolean isSurface(Element element) {
        return holds(element, SURFACE);
    }

    static boolean isComments(Element element) {
        return holds(element, COMMENTS);
    }

    static boolean isBeside(Element element) {
        return holds(element, BESIDE);
    }

    static boolean isContent(Element element) {
        for (String name : element.classNames()) {
            if (CONTENT.contains(name.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return CONTENT.contains(element.id().toLowerCase(Locale.ROOT));
    }

    /** Whether a word of an element's id or classes is among some: {@code post-share__links} is post, share and links. */
    private static boolean holds(Element element, Set<String> words) {
        return in(element.id(), words) || element.classNames().stream().anyMatch(name -> in(name, words));
    }

    private static boolean in(String name, Set<String> words) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean end = i == name.length();
            char c = end ? '-' : name.charAt(i);
            boolean hump = !end && i > start && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (hump || !Character.isLetter(c)) {
                if (i > start && words.contains(name.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = hump ? i : i + 1;
            }
        }
        boolean joined = name.indexOf('-') >= 0 || name.indexOf('_') >= 0;
        return words.contains((joined ? name.replace("-", "").replace("_", "") : name).toLowerCase(Locale.ROOT));
    }
}
