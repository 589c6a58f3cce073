package org.clinicsite.document.html.saved;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.clinicsite.document.tree.Tag;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Makes of what other programs write what an author would: no classes, no boxes, paragraphs where lines were parted. */
final class PlainHtml {

    private static final Set<String> KEPT =
            Set.of("href", "src", "alt", "width", "height", "colspan", "rowspan", "scope", "start", "datetime");

    private static final String BLOCKS =
            "p,div,ul,ol,dl,h1,h2,h3,h4,h5,h6,table,figure,blockquote,pre,section,article,hr,details,address,main,aside,header,"
                    + "footer,nav,fieldset,form";

    private PlainHtml() {}

    static void make(Element root) {
        List<Node> comments = new ArrayList<>();
        root.traverse((node, depth) -> {
            if (node instanceof Comment) {
                comments.add(node);
            }
        });
        comments.forEach(Node::remove);
        mendLists(root);
        Set<String> targets = new HashSet<>();
        for (Element link : root.select(Queries.of("a[href^=#]"))) {
            targets.add(link.attr("href").substring(1));
        }
        for (Element element : new ArrayList<>(root.getAllElements())) {
            if (element != root) {
                cleanAttributes(element, targets);
            }
        }
        for (Element element : root.select(Queries.of("span,font,o|p,big,tt,ins,b,i,strong,em,u"))) {
            boolean plain = element.is(Queries.of("span,font,big,ins,u")) && element.attributesSize() == 0;
            boolean empty = element.text().isBlank() && element.selectFirst(Queries.of("img,br,a[id],[id]")) == null;
            if (plain || element.tagName().equals("o:p") || empty) {
                element.unwrap();
            }
        }
        for (Element element : root.getElementsByTag("o:p")) {
            element.unwrap();
        }
        unwrapAround(root);
        mendBlanks(root);
        mendParagraphs(root);
        unwrapBoxes(root);
        removeEmpty(root);
    }

    /** A list that lies directly in another belongs to the item before it. */
    private static void mendLists(Element root) {
        for (Element inner : root.select(Queries.of("ul > ul,ul > ol,ol > ul,ol > ol"))) {
            Element before = inner.previousElementSibling();
            if (before != null && before.normalName().equals("li")) {
                before.appendChild(inner);
            } else if (before == null && inner.parent() != null) {
                Element item = new Element("li");
                inner.replaceWith(item);
                item.appendChild(inner);
            }
        }
    }

    private static void cleanAttributes(Element element, Set<String> targets) {
        String name =
                element.hasAttr("id") ? element.id() : element.normalName().equals("a") ? element.attr("name") : "";
        boolean target = !name.isEmpty() && targets.contains(name);
        List<String> gone = new ArrayList<>();
        for (Attribute attribute : element.attributes()) {
            if (!KEPT.contains(attribute.getKey())) {
                gone.add(attribute.getKey());
            }
        }
        gone.forEach(element::removeAttr);
        if (element.normalName().equals("a") && !element.hasAttr("href")) {
            element.tagName("span");
        }
        if (!name.isEmpty() && (target || element.is(Queries.of("h1,h2,h3,h4,h5,h6")))) {
            element.attr("id", name);
        }
    }

    /** What is made for words of a line and was put, or left open, around whole paragraphs means nothing there. */
    private static void unwrapAround(Element root) {
        for (Element element : new ArrayList<>(root.getAllElements())) {
            Tag tag = Tag.of(element.normalName());
            boolean inline = tag != null && (tag.kind() == Tag.Kind.TEXT || tag.kind() == Tag.Kind.CODE);
            if (inline && element != root && element.selectFirst(Queries.of(BLOCKS)) != null) {
                element.unwrap();
            }
        }
    }

    private static final Pattern NO_BREAK = Pattern.compile("[\\s\\u00A0]*\\u00A0[\\s\\u00A0]+|\\s+\\u00A0");

    /** No-break blanks beside a blank or at a line's edge are an editor's; Word writes runs of them. */
    private static void mendBlanks(Element root) {
        root.traverse((node, depth) -> {
            if (node instanceof TextNode text && text.getWholeText().indexOf('\u00A0') >= 0 && !isPreformatted(text)) {
                String said = text.getWholeText();
                if (LetterCounts.of(said) == 0) {
                    text.text(" ");
                } else {
                    text.text(NO_BREAK.matcher(said).replaceAll(" "));
                }
            }
        });
    }

    private static boolean isPreformatted(TextNode text) {
        Element parent = text.parent();
        return parent != null && parent.closest(Queries.of("pre,code")) != null;
    }

    /** Words of a line that lie in a box are a paragraph; two line ends part paragraphs. */
    private static void mendParagraphs(Element root) {
        for (Element box : new ArrayList<>(root.getAllElements())) {
            Tag tag = Tag.of(box.normalName());
            boolean isBox = box == root
                    || tag != null
                            && (tag == Tag.DIV
                                    || tag == Tag.SECTION
                                    || tag.kind() == Tag.Kind.PAGE_BOX
                                    || tag.kind() == Tag.Kind.PAGE_PART);
            if (isBox
                    || box.normalName().equals("p")
                            && box.select(Queries.of("br + br")).first() != null) {
                splitLines(box);
            }
        }
    }

    /** Puts each run of words within a box into a paragraph. */
    private static void splitLines(Element box) {
        List<Node> run = new ArrayList<>();
        boolean paragraph = box.normalName().equals("p");
        List<Node> all = new ArrayList<>(box.childNodes());
        List<Element> made = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Node node = all.get(i);
            boolean twice = node instanceof Element br
                    && br.normalName().equals("br")
                    && nextShown(all, i) instanceof Element next
                    && next.normalName().equals("br");
            if (twice) {
                wrap(run, made);
                while (i + 1 < all.size() && (isBlank(all.get(i + 1)) || isBreak(all.get(i + 1)))) {
                    all.get(++i).remove();
                }
                node.remove();
            } else if (node instanceof Element element && isBlock(element)) {
                wrap(run, made);
            } else {
                run.add(node);
            }
        }
        wrap(run, made);
        if (paragraph && made.size() > 0) {
            box.tagName("div");
        }
    }

    private static void wrap(List<Node> run, List<Element> made) {
        while (!run.isEmpty() && (isBlank(run.get(0)) || isBreak(run.get(0)))) {
            run.remove(0).remove();
        }
        while (!run.isEmpty() && (isBlank(run.get(run.size() - 1)) || isBreak(run.get(run.size() - 1)))) {
            run.remove(run.size() - 1).remove();
        }
        boolean onlyPicture = run.size() == 1 && run.get(0) instanceof Element one && one.is(Queries.of("img,hr"));
        if (!run.isEmpty() && !onlyPicture) {
            Element paragraph = new Element("p");
            run.get(0).replaceWith(paragraph);
            run.forEach(paragraph::appendChild);
            made.add(paragraph);
        }
        run.clear();
    }

    private static Node nextShown(List<Node> all, int i) {
        int at = i + 1;
        while (at < all.size() && isBlank(all.get(at))) {
            at++;
        }
        return at < all.size() ? all.get(at) : new TextNode("");
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text && text.getWholeText().isBlank();
    }

    private static boolean isBreak(Node node) {
        return node instanceof Element element && element.normalName().equals("br");
    }

    /** Whether it is a block, or one lies in it because its author left it open. */
    private static boolean isBlock(Element element) {
        Tag tag = Tag.of(element.normalName());
        return tag != null
                        && (tag.kind() == Tag.Kind.RULE
                                || tag.kind().compareTo(Tag.Kind.PARAGRAPH) >= 0
                                        && tag.kind().compareTo(Tag.Kind.PAGE_PART) <= 0)
                || element.selectFirst(Queries.of(BLOCKS)) != null;
    }

    /** Boxes mean nothing here. */
    private static void unwrapBoxes(Element root) {
        for (Element box : new ArrayList<>(root.getAllElements())) {
            if (box == root || box.parent() == null) {
                continue;
            }
            Tag tag = Tag.of(box.normalName());
            boolean isBox = tag == Tag.DIV
                    || tag == Tag.SECTION
                    || tag == null
                    || tag.kind() == Tag.Kind.PAGE_BOX
                    || tag.kind() == Tag.Kind.PAGE_PART
                    || tag.kind() == Tag.Kind.UNKNOWN && !tag.isEmpty();
            boolean inPlace = box.parent().is(Queries.of("table,tr,dl,ul,ol")) && tag != Tag.DIV;
            if (isBox && !inPlace) {
                if (box.hasAttr("id") && box.childrenSize() > 0 && !box.child(0).hasAttr("id")) {
                    box.child(0).attr("id", box.id());
                }
                box.unwrap();
            }
        }
    }

    private static void removeEmpty(Element root) {
        List<Element> all = new ArrayList<>(root.getAllElements());
        for (int i = all.size() - 1; i > 0; i--) {
            Element element = all.get(i);
            boolean holds =
                    element.is(Queries.of("p,li,ul,ol,h1,h2,h3,h4,h5,h6,blockquote,figure,figcaption,table,a,dl"));
            if (holds
                    && element.parent() != null
                    && LetterCounts.isBlank(element)
                    && !element.hasAttr("id")
                    && element.selectFirst(Queries.of("img,[id],hr")) == null) {
                element.remove();
            }
        }
    }

    /** The longest line in bold that is taken for a heading, in letters. */
    private static final int LONGEST_HEADING = 80;

    /** Where a text has no headings but lines in bold above its paragraphs, at least two, those are its headings. */
    static void mendHeadings(Element root) {
        if (root.selectFirst(Queries.of("h2,h3,h4,h5,h6")) != null) {
            return;
        }
        List<Element> bold = new ArrayList<>();
        for (Element line : root.select(Queries.of("p"))) {
            String said = line.text().strip();
            boolean whole = line.childrenSize() == 1
                    && line.ownText().isBlank()
                    && line.child(0).is(Queries.of("strong,b"))
                    && line.selectFirst(Queries.of("a,img,br")) == null;
            Element next = line.nextElementSibling();
            while (next != null && next.is(Queries.of("figure,img"))) {
                next = next.nextElementSibling();
            }
            boolean above = next != null
                    && next.is(Queries.of("p,ul,ol"))
                    && next.text().length() > LONGEST_HEADING;
            if (whole
                    && line.parent() == root
                    && said.length() <= LONGEST_HEADING
                    && !said.isEmpty()
                    && ".:,;".indexOf(said.charAt(said.length() - 1)) < 0
                    && above) {
                bold.add(line);
            }
        }
        if (bold.size() > 1) {
            for (Element line : bold) {
                line.tagName("h2");
                line.child(0).unwrap();
            }
        }
    }
}
