package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clinicsite.document.Document;
import org.clinicsite.document.tree.Block.Cell;
import org.clinicsite.document.tree.Block.CodeBlock;
import org.clinicsite.document.tree.Block.Heading;
import org.clinicsite.document.tree.Block.Item;
import org.clinicsite.document.tree.Block.Paragraph;
import org.clinicsite.document.tree.Block.Quote;
import org.clinicsite.document.tree.Block.Shortcut;
import org.clinicsite.document.tree.Directive;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Tag;
import org.clinicsite.source.Source;
import org.jspecify.annotations.Nullable;

/** One walk over a text's tree that makes its prose: header keys that readers see, then what the page shows, but no code. */
final class TreeProse {

    /** Stands for code and addresses. */
    private static final char OBJECT = '\uFFFC';

    private final String source;
    private final @Nullable String title;
    private final int[] citing;

    private char[] text;
    private int[] at;
    private char[] letters = new char[256];
    private int length;
    private final List<ProseBlock> blocks = new ArrayList<>();
    /** Per block the level of the heading that it is, else 0. */
    private final List<Integer> levels = new ArrayList<>();

    private int[] citations = new int[8];
    private int cited;
    private ProseBlock.Kind kind = ProseBlock.Kind.PARAGRAPH;
    private int blockStart = -1;
    private int section;
    private int sourcesLevel;
    private int headingLevel;
    private int quoteDepth;
    private int quoteStart;
    private final List<int[]> quotes = new ArrayList<>();

    private TreeProse(Source source, @Nullable String title, int[] citing) {
        this.source = source.text().text();
        this.title = title == null ? null : letters(title);
        this.citing = citing;
        this.text = new char[this.source.length() + 16];
        this.at = new int[text.length];
    }

    /**
     * Reads.
     *
     * @param title the text's title; null when it has none
     * @param citing where the addresses of links stand in the file that are citations, in order
     */
    static Prose of(Document document, @Nullable String title, int[] citing, Lexicon lexicon) {
        TreeProse prose = new TreeProse(document.source(), title, citing);
        HeaderWords.find(document.source(), prose::addHeader);
        document.tree().blocks().forEach(prose::addNode);
        prose.endBlock();
        document.tree().notes().forEach(prose::addNode);
        prose.endBlock();
        boolean[] quoted = Quotations.of(prose.text, prose.length, prose.blocks);
        for (int[] quote : prose.quotes) {
            Arrays.fill(quoted, quote[0], Math.min(quote[1], prose.length), true);
        }
        int[] citations = Arrays.copyOf(prose.citations, prose.cited);
        Arrays.sort(citations);
        return new Prose(prose.text, prose.at, prose.length, prose.markSources(lexicon), citations, quoted, lexicon);
    }

    private void addHeader(int start, int end) {
        begin(ProseBlock.Kind.HEADER);
        for (int i = start; i < end; i++) {
            put(source.charAt(i), i);
        }
        endBlock();
    }

    // ---- parts

    private void addNode(Node node) {
        if (node instanceof Inline inline) {
            addInline(inline);
        } else if (node instanceof Paragraph) {
            addBlock(node, ProseBlock.Kind.PARAGRAPH);
        } else if (node instanceof Heading heading) {
            headingLevel = heading.level();
            addBlock(node, ProseBlock.Kind.HEADING);
        } else if (node instanceof Item) {
            addItem(node);
        } else if (node instanceof Cell) {
            addBlock(node, ProseBlock.Kind.CELL);
        } else if (node instanceof Quote) {
            endBlock();
            openQuote();
            addChildren(node);
            closeQuote();
        } else if (node instanceof Shortcut shortcut) {
            addLabel(shortcut.directive());
            addChildren(node);
        } else {
            endBlock();
            if (!(node instanceof CodeBlock)) {
                addChildren(node);
            }
        }
    }

    private void addChildren(Node node) {
        List<Node> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            addNode(children.get(i));
        }
    }

    private void addBlock(Node node, ProseBlock.Kind what) {
        endBlock();
        kind = what;
        addChildren(node);
        endBlock();
    }

    /** The first paragraph of an item is the item itself. */
    private void addItem(Node node) {
        endBlock();
        boolean first = true;
        for (Node child : node.children()) {
            if (first && child instanceof Paragraph) {
                addBlock(child, ProseBlock.Kind.ITEM);
            } else {
                addNode(child);
            }
            first = false;
        }
        endBlock();
    }

    /** The words that a shortcut brings for readers: {@code ::book[Book a massage]}. */
    private void addLabel(Directive directive) {
        endBlock();
        String label = directive.label();
        if (label != null) {
            int from = source.indexOf('[', directive.offset());
            int place = from < 0 ? -1 : source.indexOf(label, from);
            begin(ProseBlock.Kind.CELL);
            for (int i = 0; i < label.length(); i++) {
                put(label.charAt(i), place < 0 ? directive.offset() : place + i);
            }
            endBlock();
        }
    }

    private void openQuote() {
        if (quoteDepth++ == 0) {
            quoteStart = length;
        }
    }

    private void closeQuote() {
        endBlock();
        if (--quoteDepth == 0) {
            quotes.add(new int[] {quoteStart, length});
        }
    }

    private void addInline(Inline node) {
        if (node instanceof Inline.Words words) {
            addWords(words.text(), words.start(), words.end());
        } else if (node instanceof Inline.Break end) {
            put(' ', end.end());
        } else if (node instanceof Inline.Code) {
            put(OBJECT, node.start());
        } else if (node instanceof Inline.Mention) {
            cite();
        } else if (node instanceof Inline.Link link) {
            if (Arrays.binarySearch(citing, link.address().start()) >= 0) {
                cite();
            }
            addChildren(link);
        } else if (node instanceof Inline.Element element) {
            addElement(element);
        } else {
            addChildren(node);
        }
    }

    private void addWords(String said, int start, int end) {
        int many = said.length();
        int step = many == end - start ? 1 : 0; // else each letter stands where all of them begin
        if (many > letters.length) {
            letters = new char[many * 2];
        }
        char[] letters = this.letters;
        said.getChars(0, many, letters, 0);
        int i = 0;
        while (i < many) {
            int run = i; // of letters and single blanks, which nothing is asked about
            while (run < many && (isPlain(letters[run]) || letters[run] == ' ' && run > i && letters[run - 1] != ' ')) {
                run++;
            }
            if (run > i && isPlain(letters[i])) {
                putPlain(i, run, start + i * step, step);
                i = run;
            } else {
                put(letters[i], start + i * step);
                i++;
            }
        }
    }

    private void addElement(Inline.Element element) {
        Tag tag = element.tag();
        switch (tag.kind()) {
            case CODE, PREFORMATTED -> put(OBJECT, element.start());
            case BREAK -> put(' ', element.start());
            case QUOTE -> {
                endBlock();
                openQuote();
                addChildren(element);
                closeQuote();
            }
            case ITEM -> addBlock(element, tag == Tag.LI ? ProseBlock.Kind.ITEM : ProseBlock.Kind.PARAGRAPH);
            case CELL -> addBlock(element, ProseBlock.Kind.CELL);
            case RULE, PARAGRAPH, HEADING, CAPTION, BOX, ROWS -> addBlock(element, ProseBlock.Kind.PARAGRAPH);
            case LINK -> {} // there and back between the text and its notes
            default -> {
                if (tag == Tag.SUP) {
                    cite();
                }
                if (tag == Tag.Q) {
                    put('\u201C', element.start());
                }
                addChildren(element);
                if (tag == Tag.Q) {
                    put('\u201D', Math.max(element.start(), element.end() - 1));
                }
            }
        }
    }

    // ---- characters

    private void begin(ProseBlock.Kind what) {
        endBlock();
        kind = what;
        blockStart = length;
    }

    /** A character that stands in the prose as it is. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0xA0;
    }

    /** Puts a stretch of {@link #letters}. */
    private void putPlain(int from, int to, int offset, int step) {
        if (blockStart < 0) {
            blockStart = length;
        }
        makeRoom(to - from);
        System.arraycopy(letters, from, text, length, to - from);
        for (int i = from, place = offset; i < to; i++, place += step) {
            at[length++] = place;
        }
    }

    private void makeRoom(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, length * 2 + more);
            at = Arrays.copyOf(at, text.length);
        }
    }

    private void put(char c, int offset) {
        if (isPlain(c) && blockStart >= 0) {
            append(c, offset);
            return;
        }
        boolean blank = c <= ' ' || c == 0xA0 || c == 0x202F;
        if (blockStart < 0) {
            if (blank) {
                return;
            }
            blockStart = length;
        }
        if (blank && (length == blockStart || text[length - 1] == ' ') || c == 0xAD || c == 0x200B) {
            return;
        }
        append(blank ? ' ' : c, offset);
    }

    private void append(char c, int offset) {
        makeRoom(1);
        text[length] = c;
        at[length++] = offset;
    }

    /** Puts one mark for each address, and takes numbers in brackets away, which name sources. */
    private void marks() {
        int from = blockStart;
        while (from < length && !(mayBeMark(text[from]) && (text[from] == '[' || isAddress(from)))) {
            from++;
        }
        int to = from;
        for (int i = from; i < length; ) {
            char c = text[i];
            if (c == '[') {
                int close = i + 1;
                while (close < length && (Character.isDigit(text[close]) || " ,-\u2013".indexOf(text[close]) >= 0)) {
                    close++;
                }
                if (close > i + 1 && close < length && text[close] == ']' && close - i < 13) {
                    cite(to);
                    i = close + 1;
                    continue;
                }
            } else if (mayBeMark(c) && isAddress(i)) {
                if (Arrays.binarySearch(citing, at[i]) >= 0) {
                    cite(to);
                }
                int end = addressEnd(i);
                text[to] = OBJECT;
                at[to++] = at[i];
                moveCitations(i, end, to);
                i = end;
                continue;
            }
            text[to] = c;
            at[to++] = at[i++];
        }
        length = to;
    }

    /** Whether a number in brackets or an address may begin with it. */
    private static boolean mayBeMark(char c) {
        return c == '[' || c == 'h' || c == 'H' || c == 'w' || c == 'W';
    }

    /** Citations in a stretch that became one character. */
    private void moveCitations(int from, int end, int to) {
        for (int i = cited - 1; i >= 0 && citations[i] >= from; i--) {
            if (citations[i] < end) {
                citations[i] = Math.max(0, to - 1);
            }
        }
    }

    private boolean isAddress(int i) {
        return (i == blockStart || !Character.isLetterOrDigit(text[i - 1]))
                && (begins(i, "http://") || begins(i, "https://") || begins(i, "www."));
    }

    private boolean begins(int i, String with) {
        if (i + with.length() > length) {
            return false;
        }
        for (int k = 0; k < with.length(); k++) {
            if (Character.toLowerCase(text[i + k]) != with.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private int addressEnd(int from) {
        int end = from;
        while (end < length && text[end] > ' ' && "<>\"\u201C\u201D".indexOf(text[end]) < 0) {
            end++;
        }
        while (end > from && ".,;:!?)]'*_".indexOf(text[end - 1]) >= 0) {
            end--;
        }
        return end;
    }

    private void endBlock() {
        if (blockStart >= 0) {
            if (kind != ProseBlock.Kind.HEADER) {
                marks();
            }
            int end = length;
            while (end > blockStart && text[end - 1] == ' ') {
                end--;
            }
            if (end > blockStart) {
                end(end);
            } else {
                length = blockStart;
            }
        }
        blockStart = -1;
        kind = ProseBlock.Kind.PARAGRAPH;
    }

    private void end(int end) {
        boolean titles =
                kind == ProseBlock.Kind.HEADING && section == 0 || kind == ProseBlock.Kind.PARAGRAPH && isFirst();
        if (titles
                && title != null
                && letters(new String(text, blockStart, end - blockStart)).equals(title)) {
            kind = kind == ProseBlock.Kind.HEADING ? ProseBlock.Kind.TITLE_HEADING : ProseBlock.Kind.TITLE;
        } else if (kind == ProseBlock.Kind.HEADING) {
            section++;
        }
        blocks.add(new ProseBlock(kind, blockStart, end, section, false));
        levels.add(kind == ProseBlock.Kind.HEADING ? headingLevel : 0);
        length = end;
        append('\n', at[length - 1]);
    }

    private boolean isFirst() {
        for (ProseBlock block : blocks) {
            if (block.kind().compareTo(ProseBlock.Kind.TITLE_HEADING) > 0) {
                return false;
            }
        }
        return true;
    }

    private void cite() {
        cite(length);
    }

    private void cite(int plain) {
        if (cited == citations.length) {
            citations = Arrays.copyOf(citations, cited * 2);
        }
        citations[cited++] = Math.max(0, plain - 1);
    }

    /** The blocks, those below a heading such as "Sources" marked. */
    private List<ProseBlock> markSources(Lexicon lexicon) {
        List<ProseBlock> marked = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            ProseBlock block = blocks.get(i);
            int level = levels.get(i);
            if (level > 0 && (sourcesLevel == 0 || level <= sourcesLevel)) {
                sourcesLevel = isSources(block, lexicon) ? level : 0;
            } else if (level == 0
                    && sourcesLevel == 0
                    && block.kind() == ProseBlock.Kind.PARAGRAPH
                    && block.end() - block.start() < 40
                    && isSources(block, lexicon)) {
                sourcesLevel = 6; // "Sources:" as a line of its own
            }
            marked.add(new ProseBlock(block.kind(), block.start(), block.end(), block.section(), sourcesLevel > 0));
        }
        return marked;
    }

    private boolean isSources(ProseBlock block, Lexicon lexicon) {
        char[] folded = new char[block.end() - block.start()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Lexicon.fold(text[block.start() + i]);
        }
        boolean[] found = {false};
        lexicon.find(
                folded,
                0,
                folded.length,
                (lists, end) -> found[0] |= (lists & Terms.SOURCES.bit()) != 0 && folded.length - end <= 1);
        return found[0];
    }

    /** A line's letters and digits in lower case: what two lines share that say the same. */
    static String letters(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                out.append(Character.toLowerCase(c));
            }
        }
        return out.toString();
    }
}
