package org.clinicsite.document.html.saved;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.clinicsite.document.pasted.PageChrome;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.text.Slug;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The text of a saved web page and its title. What the page's makers say comes first ({@code articleBody}, a single
 * {@code article}, the classes of common site software); what they say is held against the place where most prose lies,
 * found after Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010) by length
 * and link density, and after Arc90's Readability by the share that each paragraph gives to the boxes around it.
 */
final class PageText {

    /** An element that the makers name is the text when it holds so much of the prose that was found by its looks. */
    private static final double ENOUGH = 0.75;
    /** A box called a menu or a share bar stays when it holds more of the page's prose. */
    private static final double MOST_OF_SURFACE = 0.2;
    /** Something small beside the text is no longer. */
    private static final int SMALL = 300;

    /** Dice's coefficient above which two titles are one. */
    private static final double ALIKE = 0.75;
    /** A standfirst is no longer. */
    private static final int LONGEST_STANDFIRST = 1200;

    private static final int SHORTEST_STANDFIRST = 60;

    private static final String NEVER = "nav,[role=navigation],[role=search],[role=dialog],[role=alertdialog],"
            + "[role=complementary],[role=banner],[role=contentinfo],[role=toolbar],[role=menu],[role=menubar],"
            + "button,select,textarea,input,label,fieldset,dialog,object,embed,iframe,video,audio,canvas,svg,template,"
            + "noscript,script,style,link,meta";

    private static final Pattern KEEPING = Pattern.compile(
            "(?i).*\\b(?:transcripts?|footnotes?|endnotes?|references|sources|quellen|einzelnachweise|literatur"
                    + "|bibliograph\\w+|slides?|fnotes?|notes)\\b.*",
            Pattern.DOTALL);

    private final Element body;
    private final Metadata metadata;
    private final PageChrome chrome;
    private final Removals removals;
    private @Nullable String title;

    PageText(Element body, Metadata metadata, PageChrome chrome, Removals removals) {
        this.body = body;
        this.metadata = metadata;
        this.chrome = chrome;
        this.removals = removals;
    }

    /** The title; null when the page has none. To be asked behind {@link #text()}. */
    @Nullable
    String title() {
        return title;
    }

    /** Finds the text, and takes all else off. */
    Element text() {
        dropUnseen();
        Element heading = heading();
        dropSurface(heading);
        Element root = root();
        List<Element> standfirst = standfirst(root, heading);
        dropAround(root, heading);
        dropHeadingsAbove(root, heading);
        root.prependChildren(standfirst);
        title = heading != null
                ? heading.text().strip()
                : metadata.titles().isEmpty()
                        ? null
                        : Metadata.longestPart(metadata.titles().get(0));
        if (heading != null) {
            heading.remove();
        }
        clean(root);
        return root;
    }

    // ---- what nobody reads

    private void dropUnseen() {
        List<Node> comments = new ArrayList<>();
        body.traverse((node, depth) -> {
            if (node instanceof Comment) {
                comments.add(node);
            }
        });
        comments.forEach(Node::remove);
        body.select(Queries.of("script,style,noscript,template,link,meta")).remove();
        for (Element element :
                body.select(Queries.of("[hidden],[style],.sr-only,.visually-hidden,.screen-reader-text"))) {
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            boolean unseen = !element.hasAttr("style")
                    || element.hasAttr("hidden")
                    || style.contains("display:none")
                    || style.contains("visibility:hidden");
            if (unseen && element.parent() != null && element != body) {
                removals.take(element, Removal.Reason.HIDDEN);
            }
        }
    }

    // ---- the title

    /** The heading that says what the page's head says; else the only h1; null when there is none. */
    private @Nullable Element heading() {
        Element best = null;
        int most = 0;
        int h1 = body.select(Queries.of("h1")).size();
        for (Element element : body.select(Queries.of("h1,h2,h3,[itemprop~=headline],.p-name,.entry-title"))) {
            String said = element.text().strip();
            if (said.isEmpty()
                    || said.length() > 250
                    || !element.select(Queries.of("p,ul,table")).isEmpty()) {
                continue;
            }
            int score = match(said);
            boolean named = element.attr("itemprop").contains("headline") || element.hasClass("entry-title");
            score += element.normalName().equals("h1") ? 3 : 0;
            score += named && said.split(" ").length > 1 ? 3 : 0;
            score += element.normalName().equals("h1") && h1 == 1 && said.split(" ").length > 2 ? 2 : 0;
            score += element.closest(Queries.of("article,main,[itemprop=articleBody]")) != null ? 1 : 0;
            score -= element.closest(Queries.of("aside,nav,footer,.sidebar")) != null ? 4 : 0;
            if (score > most) {
                most = score;
                best = element;
            }
        }
        return most >= 5 ? best : null;
    }

    private int match(String said) {
        String plain = Slug.of(said);
        int best = 0;
        for (String told : metadata.titles()) {
            String other = Slug.of(told);
            if (plain.isEmpty() || other.isEmpty()) {
                continue;
            }
            boolean all = plain.equals(other);
            boolean part = plain.contains("-")
                    && (other.startsWith(plain + "-") || other.endsWith("-" + plain) || plain.startsWith(other));
            best = Math.max(best, all ? 8 : part || alike(plain, other) ? 5 : 0);
        }
        return best;
    }

    /** Whether two titles differ by a few letters only, such as a hyphen or a word more: three letters at a time compared. */
    private static boolean alike(String one, String other) {
        Set<String> first = threes(one.replace("-", ""));
        Set<String> second = threes(other.replace("-", ""));
        int all = first.size() + second.size();
        second.retainAll(first);
        return first.size() > 8 && 2.0 * second.size() / all > ALIKE;
    }

    private static Set<String> threes(String letters) {
        Set<String> threes = new HashSet<>();
        for (int i = 0; i + 3 <= letters.length(); i++) {
            threes.add(letters.substring(i, i + 3));
        }
        return threes;
    }

    // ---- where the text lies

    /** Takes out what can hold no text, before anything is measured. */
    private void dropSurface(@Nullable Element heading) {
        Measures measures = new Measures(body);
        int prose = Math.max(1, measures.of(body).prose());
        for (Element element : new ArrayList<>(body.getAllElements())) {
            if (element == body || !isWithin(element, body) || holds(element, heading)) {
                continue;
            }
            String name = element.normalName();
            double share = (double) measures.of(element).prose() / prose;
            boolean text = name.equals("article") || name.equals("main") || NameHints.isContent(element);
            if (element.is(Queries.of(NEVER)) && share < 0.3 && !(name.equals("label") && share > 0)) {
                removals.take(element, Removal.Reason.PAGE_PART);
            } else if (NameHints.isComments(element)
                    && !text
                    && share < 0.95
                    && element.select(Queries.of("article h1")).isEmpty()
                    && (!element.is(Queries.of("p,span,a,li")) || share < 0.02)) {
                removals.take(element, Removal.Reason.PAGE_PART);
            } else if ((name.equals("aside") || name.equals("footer") || name.equals("form"))
                    && share < MOST_OF_SURFACE
                    && !KEEPING.matcher(element.id() + " " + element.className().replace('-', ' '))
                            .matches()
                    && !isTranscript(element)) {
                removals.take(element, Removal.Reason.PAGE_PART);
            } else if (name.equals("header")
                    && element.closest(Queries.of("article,main")) == null
                    && share < 0.1
                    && element.select(Queries.of("h1")).isEmpty()) {
                removals.take(element, Removal.Reason.PAGE_PART);
            } else if (!text && share < MOST_OF_SURFACE && NameHints.isSurface(element)) {
                removals.take(element, Removal.Reason.PAGE_PART);
            }
        }
    }

    /** Whether a part of a page tells by its first heading that it is the text's own. */
    private static boolean isTranscript(Element part) {
        Element heading = part.selectFirst(Queries.of("h1,h2,h3,h4,h5,h6,summary,strong"));
        return heading != null && KEEPING.matcher(heading.text()).matches();
    }

    private static boolean isWithin(Element element, Element root) {
        for (Element up = element; up != null; up = up.parent()) {
            if (up == root) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Element box, @Nullable Element inner) {
        return inner != null && isWithin(inner, box);
    }

    private Element root() {
        Measures measures = new Measures(body);
        Element found = densest(measures);
        int prose = measures.of(found).prose();
        List<Element> named = new ArrayList<>(body.select(
                Queries.of("[itemprop~=articleBody],article,[role=main],[role=article],main,[property~=articleBody]")));
        for (Element element : body.getAllElements()) {
            if (NameHints.isContent(element)) {
                named.add(element);
            }
        }
        Element best = null;
        for (Element element : named) {
            Measures.Size size = measures.of(element);
            boolean enough = size.prose() >= ENOUGH * prose && size.prose() > 0;
            if (enough
                    && (best == null
                            || measures.of(best).text() > size.text()
                            || measures.of(best).text() == size.text() && isWithin(element, best))) {
                best = element;
            }
        }
        return best == null ? found : best;
    }

    /** The box in which most prose lies closest. */
    private Element densest(Measures measures) {
        Map<Element, Double> scores = new IdentityHashMap<>();
        for (Element element : body.getAllElements()) {
            Measures.Size size = measures.of(element);
            boolean leaf = size.prose() > 0
                    && element.children().stream()
                            .noneMatch(child -> measures.of(child).prose() > 0);
            if (!leaf || element == body) {
                continue;
            }
            double points = 1 + commas(element) + Math.min(3.0, size.prose() / 100.0);
            double share = 1;
            int level = 0;
            for (Element up = element.parent(); up != null && level < 5; up = up.parent(), level++) {
                scores.merge(up, points * share, Double::sum);
                share = level == 0 ? 0.5 : 1.0 / ((level + 1) * 3);
                if (up == body) {
                    break;
                }
            }
        }
        Element best = body;
        double most = 0;
        for (Map.Entry<Element, Double> entry : scores.entrySet()) {
            double score = entry.getValue() * (1 - measures.of(entry.getKey()).density());
            if (score > most
                    || score == most
                            && entry.getKey().sourceRange().startPos()
                                    < best.sourceRange().startPos()) {
                most = score;
                best = entry.getKey();
            }
        }
        while (best != body && best.parent() != null) { // slides, and texts that are cut into boxes
            Element up = best.parent();
            Measures.Size in = measures.of(best);
            Measures.Size all = measures.of(up);
            boolean much = all.prose() - in.prose() > 0.25 * in.prose();
            boolean clean = all.density() < Math.max(0.25, in.density() + 0.1);
            if (up.normalName().equals("html") || !much && up.childrenSize() > 1 || much && !clean) {
                break;
            }
            best = up;
        }
        return best;
    }

    private static int commas(Element element) {
        int count = 0;
        for (Node node = LetterCounts.next(element, element); node != null; node = LetterCounts.next(node, element)) {
            String text = node instanceof TextNode words ? words.getWholeText() : "";
            for (int i = 0; i < text.length(); i++) {
                count += ",，、،".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            }
        }
        return count;
    }

    /** The paragraphs between the title and the box that holds the text: what sums it up lies there on many pages. */
    private List<Element> standfirst(Element root, @Nullable Element heading) {
        if (heading == null || isWithin(heading, root)) {
            return List.of();
        }
        List<Element> found = new ArrayList<>();
        Measures measures = new Measures(body);
        int letters = 0;
        boolean between = false;
        for (Element element : body.getAllElements()) {
            between |= element == heading;
            if (element == root) {
                return letters <= LONGEST_STANDFIRST ? List.copyOf(found) : List.of();
            }
            Measures.Size size = measures.of(element);
            boolean paragraph = element.is(Queries.of("p,h2,h3"))
                    || element.is(Queries.of("div")) && Measures.holdsLineOnly(element);
            boolean beside = NameHints.isBeside(element) && !element.is(Queries.of("p"));
            if (between
                    && paragraph
                    && !beside
                    && !isWithin(root, element)
                    && !isWithin(element, heading)
                    && size.text() >= SHORTEST_STANDFIRST
                    && size.density() < 0.3
                    && found.stream().noneMatch(other -> isWithin(element, other))) {
                Element line = element.is(Queries.of("h2,h3,div")) ? element.tagName("p") : element;
                found.add(line);
                letters += size.text();
            }
        }
        return List.of();
    }

    /** What a heading above the title calls is the part of the site that the page stands in. */
    private void dropHeadingsAbove(Element root, @Nullable Element heading) {
        if (heading == null || !isWithin(heading, root)) {
            return;
        }
        for (Element above : root.select(Queries.of("h1,h2,h3,h4,h5,h6"))) {
            if (above == heading || holds(above, heading)) {
                return;
            }
            removals.take(above, Removal.Reason.AROUND);
        }
    }

    /** Notes what lies outside. */
    private void dropAround(Element root, @Nullable Element heading) {
        for (Element up = root; up != null && up != body; up = up.parent()) {
            for (Element sibling :
                    up.parent() == null ? List.<Element>of() : up.parent().children()) {
                if (sibling != up && !holds(sibling, heading)) {
                    removals.note(sibling, Removal.Reason.AROUND);
                }
            }
        }
    }

    // ---- what else lies in the text

    private void clean(Element root) {
        Measures measures = new Measures(root);
        int prose = Math.max(1, measures.of(root).prose());
        for (Element element : new ArrayList<>(root.getAllElements())) {
            if (element == root || !isWithin(element, root)) {
                continue;
            }
            Measures.Size size = measures.of(element);
            if (size.text() == 0) {
                continue;
            }
            boolean note = KEEPING.matcher(
                            element.id() + " " + element.className().replace('-', ' '))
                    .matches();
            if (!note
                    && NameHints.isBeside(element)
                    && size.prose() < 0.1 * prose
                    && (size.text() < SMALL && size.prose() < 120 || size.density() > 0.4)
                    && !element.is(Queries.of("p,h1,h2,h3,h4,figcaption,em,strong,b,i,a"))) {
                removals.take(element, Removal.Reason.PAGE_PART);
            } else if (isLinks(element, size) && !isReferences(element)) {
                removals.take(element, Removal.Reason.LINKS);
            } else if (element.is(Queries.of(
                            "p,div,span,li,a,h2,h3,h4,h5,h6,em,strong,b,small,cite,figcaption,dt,dd,section,header"))
                    && (element.is(Queries.of("p,div,li,h2,h3,h4,h5,h6,section,header")) || element.parent() == root)
                    && SurfaceLines.is(element, chrome)) {
                removals.take(element, Removal.Reason.SURFACE);
            } else if (element.is(Queries.of("span,small,em,i,b,strong,cite"))
                    && PageChrome.isCredit(element.text().strip())) {
                removals.take(element, Removal.Reason.SURFACE);
            }
        }
        dropEnds(root, measures);
        mendHeadings(root);
    }

    /** Whether an element is a list of links or a row of them, and no prose. */
    private static boolean isLinks(Element element, Measures.Size size) {
        if (!element.is(Queries.of("ul,ol,div,section,table,dl,header,footer,aside,p,center"))) {
            return false;
        }
        int links = element.select(Queries.of("a[href]")).size();
        if (links == 0 || element.selectFirst(Queries.of("img")) != null && size.text() < 40) {
            return false;
        }
        boolean list = element.is(Queries.of("ul,ol"));
        boolean all = size.density() > 0.9;
        boolean most = size.density() > 0.6 && size.text() - size.links() < 150 && links > 2;
        return list && all
                || !element.is(Queries.of("p")) && all && links > 1
                || most && !element.is(Queries.of("p"))
                || element.is(Queries.of("p"))
                        && all
                        && SurfaceLines.isReadOn(element.text().strip());
    }

    private static boolean isReferences(Element element) {
        for (Element before = element.previousElementSibling();
                before != null;
                before = before.previousElementSibling()) {
            if (before.is(Queries.of("h1,h2,h3,h4,h5,h6,p,strong,b"))) {
                return KEEPING.matcher(before.text()).matches()
                        || before.text().strip().endsWith(":");
            }
        }
        return element.select(Queries.of("a[href^=#]")).size() > 2
                && KEEPING.matcher(element.className()).matches();
    }

    /** No line from which other things follow is longer. */
    private static final int LONGEST_END = 80;

    /** What a page shows below its text, from a line such as "You might also like" on. */
    private void dropEnds(Element root, Measures measures) {
        int all = Math.max(1, measures.of(root).text());
        for (Element line : root.select(Queries.of("h1,h2,h3,h4,h5,h6,p,div,strong,span"))) {
            if (LetterCounts.areMoreThan(LONGEST_END, line)) {
                continue;
            }
            String said = line.text().strip();
            if (said.length() > LONGEST_END
                    || said.isEmpty()
                    || !chrome.beginsEnd(said) && !SurfaceLines.isReadOn(said)) {
                continue;
            }
            Element box = line;
            while (box.parent() != null
                    && box.parent() != root
                    && box.parent().text().strip().equals(said)) {
                box = box.parent();
            }
            List<Element> behind = new ArrayList<>();
            int text = 0;
            int prose = 0;
            for (Element next = box.nextElementSibling(); next != null; next = next.nextElementSibling()) {
                behind.add(next);
                text += measures.of(next).text();
                prose += measures.of(next).prose();
            }
            boolean last = true;
            for (Element up = box.parent(); up != null && up != root; up = up.parent()) {
                last &= up.nextElementSibling() == null;
            }
            if (isWithin(box, root) && last && text < 0.25 * all && prose < 0.5 * text + 1) {
                removals.take(box, Removal.Reason.LINKS);
                behind.forEach(element -> removals.take(element, Removal.Reason.LINKS));
            }
        }
    }

    /** Headings over nothing go. */
    private void mendHeadings(Element root) {
        List<Element> headings = root.select(Queries.of("h1,h2,h3,h4,h5,h6"));
        for (int i = headings.size() - 1; i >= 0; i--) {
            Element heading = headings.get(i);
            Element next = next(heading, root);
            while (next != null && next.text().isBlank() && next.selectFirst(Queries.of("img,hr")) == null) {
                next = next(next, root);
            }
            boolean over = next == null
                    || next.normalName().matches("h[1-6]")
                            && next.normalName().compareTo(heading.normalName()) <= 0
                            && SurfaceLines.linkShare(heading) > 0.9;
            if (over && isWithin(heading, root)) {
                removals.take(heading, Removal.Reason.LINKS);
            }
        }
    }

    /** The element behind another, in the order of the page, and not within it; null at the root's end. */
    private static @Nullable Element next(Element element, Element root) {
        for (Element up = element; up != null && up != root; up = up.parent()) {
            Element next = up.nextElementSibling();
            if (next != null) {
                while (next.childrenSize() > 0
                        && next.ownText().isBlank()
                        && next.is(Queries.of("div,section,article,header"))) {
                    next = next.child(0);
                }
                return next;
            }
        }
        return null;
    }
}
