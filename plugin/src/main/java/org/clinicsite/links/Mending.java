package org.clinicsite.links;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Takes links out of a text so that it reads on. Only the link and what merely carried it goes: a blank too many, an
 * orphaned "visit", empty brackets, an arrow, a paragraph of which nothing is left. All else stays character for
 * character.
 */
final class Mending {

    /** Of every language that has them: words/LANGUAGE/links.txt. */
    private static final LanguageWords WORDS = LanguageWords.of("links");

    /** Words that only lead to a link, longest first; matched before it, up to the link. */
    private static final List<String> LEADS = WORDS.longestFirst("leads");

    /** Words that open a sentence and say nothing when all that follows them goes, longest first. */
    private static final List<String> OPENERS = WORDS.longestFirst("openers");

    /** Words that only follow a link, up to the end of the sentence. */
    private static final List<String> TAILS = WORDS.longestFirst("tails");

    /** Words that join the links of a list. */
    private static final Set<String> JOINTS = WORDS.all("joints");

    /** How long the words between two links of a list are at most. */
    private static final int JOINT = 14;

    /** Words between which the name of a source stands: as ... says. */
    private static final Set<String> AS = WORDS.all("as");

    /** Words that cannot end a phrase, so that they go even where the rest of it stays. */
    private static final List<String> DANGLING = WORDS.longestFirst("dangling");

    /** Words that cannot end what is left of a sentence: where one would, the link's words stay. */
    private static final Set<String> GOVERNING = WORDS.all("governing");

    /** Prepositions of places. */
    private static final Set<String> PLACES = WORDS.all("places");

    /** Ends of a sentence that wait for a place: what is found, or is to be had, and where. */
    private static final List<String> WAITING = WORDS.longestFirst("waiting");

    /** What joins a verb to the one before, so that the sentence stands without both. */
    private static final List<String> AND = WORDS.longestFirst("and");

    /** Verbs that only lead to the link behind them. */
    private static final List<String> VERBS = WORDS.longestFirst("verbs");

    /** Words that go on with the sentence and cannot be what such a verb is about. */
    private static final Set<String> GOING_ON = WORDS.all("going-on");

    /** Words that open what only announces a link, where a colon, a dash or an arrow ends it: "To order:". */
    private static final Set<String> ANNOUNCING = WORDS.all("announcing");

    /** How many words such an announcement has at most. */
    private static final int ANNOUNCEMENT = 12;

    /** What a sentence is about that only tells where to read on: "More information is available at …". */
    private static final Set<String> INFORMATION = WORDS.all("information");

    /** What such a sentence says of it. */
    private static final List<String> TOLD = WORDS.longestFirst("told");

    /** The noun stands so early in it, in words. */
    private static final int EARLY = 5;

    /** Words that point at the link behind them. */
    private static final Set<String> HERE = WORDS.all("here");

    /** So few words and a colon are a label of what follows. */
    private static final int LABEL = 2;

    private static final String OPENING = "([{<\"'“‘«*_~";
    private static final String CLOSING = ")]}>\"'”’»*_~";
    private static final String ARROWS = "→➡►▶»›👉=>-–—|•·:";
    private static final String DASHES = "-–—";
    private static final String PARTING = "·•|–—»→-";
    private static final String STOPS = ".!?。！？";

    private final String text;
    private final FoundLinks found;
    private final Layers layers;
    private final int bodyStart;

    Mending(FoundLinks found, int bodyStart) {
        this.found = found;
        this.bodyStart = bodyStart;
        this.text = found.source().text();
        this.layers = found.layers();
    }

    /**
     * Works out what to change.
     *
     * @param verdicts one for each link found, in the same order
     */
    Edits mend(List<Verdict> verdicts) {
        List<Cut> cuts = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            FoundLink link = found.links().get(i);
            boolean stays =
                    verdicts.get(i) == Verdict.UNLINK && link.texts().isEmpty(); // the address itself stays to be read
            if (stays || !verdicts.get(i).takesLinkOut()) {
                int of = i;
                link.uses().forEach(whole -> items.add(new Item(whole, false, of, null)));
                continue;
            }
            boolean remove = verdicts.get(i) == Verdict.REMOVE && !isStop(link);
            int labels = link.texts().size();
            for (int use = 0; use < link.uses().size(); use++) {
                Span whole = link.uses().get(use);
                if (use < labels && !remove) {
                    Span label = link.texts().get(use);
                    cuts.add(new Cut(new Span(whole.start(), label.start()), false));
                    cuts.add(new Cut(new Span(label.end(), whole.end()), false));
                    items.add(new Item(whole, false, i, null));
                } else {
                    cuts.add(new Cut(whole, true));
                    boolean words = link.shown() && link.dressing() == FoundLink.Dressing.NONE;
                    Span label = use < labels ? link.texts().get(use) : whole;
                    items.add(new Item(whole, true, i, words && isSeen(label) ? label : null));
                }
            }
        }
        if (cuts.isEmpty()) {
            return Edits.NONE;
        }
        Comparator<Span> byPlace = Comparator.comparingInt(Span::start).thenComparingInt(span -> -span.end());
        cuts.sort(Comparator.comparing(Cut::span, byPlace));
        items.sort(Comparator.comparing(Item::span, byPlace));
        List<Span> spans = new ArrayList<>();
        List<Integer> gone = new ArrayList<>();
        int at = 0;
        int item = 0;
        while (at < cuts.size()) { // block by block
            int block = found.blockAt(cuts.get(at).span.start());
            int until = at + 1;
            while (until < cuts.size() && found.blockAt(cuts.get(until).span.start()) == block) {
                until++;
            }
            while (item < items.size() && found.blockAt(items.get(item).span.start()) < block) {
                item++;
            }
            int itemsEnd = item;
            while (itemsEnd < items.size()
                    && found.blockAt(items.get(itemsEnd).span.start()) == block) {
                itemsEnd++;
            }
            if (block(block, cuts.subList(at, until), items.subList(item, itemsEnd), spans)) {
                gone.add(block);
            }
            at = until;
            item = itemsEnd;
        }
        addHeads(gone, spans);
        return new Edits(merged(spans).stream().map(s -> new Edit(s, "")).toList());
    }

    /** What goes, and whether the sentence round it needs mending. */
    private record Cut(Span span, boolean mend) {}

    /**
     * A link as it stands in a block.
     *
     * @param goes whether all of it goes
     * @param link its number
     * @param words what a reader reads of it, and may read on where the sentence needs it; null when nothing
     */
    private record Item(
            Span span, boolean goes, int link, @Nullable Span words) {

        Item at(Span other) {
            return new Item(other, goes, link, words);
        }
    }

    /** Links, by number, of which the words stay though they were to go: the sentence cannot do without. */
    private final Set<Integer> needed = new HashSet<>();

    /** See there; known when {@link #mend} is done. */
    Set<Integer> needed() {
        return needed;
    }

    /** Whether the text of a link is the full stop of the sentence before it. */
    private boolean isStop(FoundLink link) {
        if (link.uses().size() != 1 || link.texts().size() != 1) {
            return false;
        }
        String label = link.texts().get(0).of(text).strip();
        if (label.length() != 1 || STOPS.indexOf(label) < 0) {
            return false;
        }
        int start = link.uses().get(0).start();
        if (isFirstOfBlock(start)) {
            return false;
        }
        int next = blanksOn(link.uses().get(0).end(), text.length());
        boolean ends = next == text.length() || !Character.isLetterOrDigit(text.charAt(next)) || isUpper(next);
        while (ends && next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int said = blanksBack(start, 0);
        return ends
                && said > 0
                && STOPS.indexOf(text.charAt(said - 1)) < 0
                && (next == text.length() || isUpper(next) || !Character.isLetter(text.charAt(next)));
    }

    /** Whether a reader reads nothing before a place in its block. */
    private boolean isFirstOfBlock(int at) {
        int block = found.blockAt(at);
        StringBuilder before = new StringBuilder();
        if (block >= 0) {
            seen(found.blocks().get(block).text().start(), at, before);
        }
        return block >= 0 && before.chars().noneMatch(Character::isLetterOrDigit);
    }

    private boolean isUpper(int at) {
        return Character.isUpperCase(text.codePointAt(at));
    }

    private boolean isSeen(Span label) {
        for (int i = label.start(); i < label.end(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Mends one block; whether nothing is left of it. */
    private boolean block(int index, List<Cut> cuts, List<Item> items, List<Span> out) {
        TextBlock block = index < 0 ? null : found.blocks().get(index);
        int low = block == null ? 0 : block.text().start();
        int high = block == null
                ? text.length()
                : Math.max(block.text().end(), cuts.get(cuts.size() - 1).span.end());
        for (Cut cut : cuts) {
            if (!cut.mend) {
                out.add(cut.span);
            }
        }
        List<Span> joined = new ArrayList<>();
        List<List<Item>> lists = new ArrayList<>();
        boolean kept = false;
        int i = 0;
        while (i < items.size()) { // list by list
            List<Item> list = new ArrayList<>();
            boolean stays = false;
            boolean goes = false;
            do {
                Item item = items.get(i);
                Span span = item.goes ? unwrapped(item.span, low, high) : item.span;
                list.add(item.at(span));
                stays |= !item.goes;
                goes |= item.goes;
                i++;
            } while (i < items.size()
                    && isJoint(
                            list.get(list.size() - 1).span.end(),
                            items.get(i).span.start(),
                            low));
            kept |= stays;
            if (!stays) {
                int end = list.get(0).span.end();
                for (Item item : list) {
                    end = Math.max(end, item.span.end());
                }
                joined.add(new Span(list.get(0).span.start(), end));
                lists.add(list);
            } else if (goes) {
                addThinned(list, out);
            }
        }
        if (block != null && !kept && !joined.isEmpty() && onlyCarrier(block, joined, low, high)) {
            Span footnote = footnote(block, out);
            out.add(footnote != null ? footnote : paragraph(block));
            return true;
        }
        int before = out.size();
        for (int n = joined.size() - 1; n >= 0; n--) { // from the end: what follows is known then
            Span span = joined.get(n);
            Span cut = sentence(span, low, high);
            if (wordsOfWiki(lists.get(n), out)) {
                continue;
            }
            Span told = tellsWhere(span, low, high);
            if (told != null) {
                out.add(told);
                continue;
            }
            boolean words = lists.get(n).stream().allMatch(item -> item.words != null);
            if (words && isMissed(span, cut, low, high, out.subList(before, out.size()))) {
                lists.get(n).forEach(item -> keepWords(item, out));
            } else {
                addWithAnnouncement(cut, low, high, out);
            }
        }
        List<Span> cut = out.subList(before, out.size());
        cut.sort(Comparator.comparingInt(Span::start));
        if (block != null && !kept && isBlankWithout(cut, low, high) && !holdsPicture(block, cut)) {
            cut.clear();
            out.add(paragraph(block));
            return true;
        }
        addLineOverNothing(low, high, out, before);
        return false;
    }

    private void keepWords(Item item, List<Span> out) {
        Span words = requireNonNull(item.words);
        needed.add(item.link);
        Span whole = found.links().get(item.link).uses().stream()
                .filter(use -> use.contains(words))
                .findFirst()
                .orElse(item.span);
        out.add(new Span(whole.start(), words.start()));
        out.add(new Span(words.end(), whole.end()));
    }

    /** The sentence round a link when it only tells that more is to be read there; null when it says anything else. */
    private @Nullable Span tellsWhere(Span link, int low, int high) {
        Span bare = unwrapped(link, low, high);
        int right = blanksOn(bare.end(), high);
        boolean ends = right >= high || (STOPS + "\n\r<").indexOf(text.charAt(right)) >= 0 || isUpper(right);
        int start = sentenceStart(bare.start(), low);
        String said =
                text.substring(start, bare.start()).toLowerCase(Locale.ROOT).strip();
        List<String> words = List.of(said.split("[^\\p{L}\\p{N}'’]+"));
        if (!ends
                || words.size() > ANNOUNCEMENT
                || words.stream()
                        .limit(EARLY)
                        .noneMatch(word -> INFORMATION.contains(word.substring(apostrophe(word) + 1)))
                || TOLD.stream().noneMatch(told -> (' ' + String.join(" ", words) + ' ').contains(' ' + told + ' '))
                || found.links().stream().anyMatch(other -> new Span(start, bare.start()).contains(other.place()))) {
            return null;
        }
        int end = right;
        while (end < high && STOPS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return joined(start, end > right ? end : bare.end(), low, high);
    }

    private static int apostrophe(String word) {
        return Math.max(word.indexOf('\''), word.indexOf('’'));
    }

    private boolean isBlankWithout(List<Span> cuts, int low, int high) {
        int at = low;
        for (Span cut : cuts) {
            if (!text.substring(at, Math.max(at, cut.start())).isBlank()) {
                return false;
            }
            at = Math.max(at, cut.end());
        }
        return at >= high || text.substring(at, high).isBlank();
    }

    /**
     * Adds a cut and, at a line's end, what stands before it and leads to nothing now: the colon, the dash or the arrow; and
     * the words before that when they only announce, "To order:", cannot end, "Our address is:", or are a line's label.
     */
    private void addWithAnnouncement(Span cut, int low, int high, List<Span> out) {
        out.add(cut);
        markBeforeTags(cut, low, high, out);
        int end = cut.start();
        while (end > low && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int marks = end;
        while (marks > low
                && (isBlank(text.charAt(marks - 1)) || ARROWS.indexOf(text.charAt(marks - 1)) >= 0)
                && !closesTag(marks - 1)) {
            marks--;
        }
        boolean colon = text.substring(marks, end).indexOf(':') >= 0;
        boolean leads = marks > low && marks < end && (colon || isBlank(text.charAt(marks)));
        if (!leads || !endsLine(cut.end(), high) || leadsOn(cut.end(), high)) {
            return;
        }
        int start = sentenceStart(marks, low);
        Span said = new Span(start, marks);
        int words = said.of(text).strip().split("\\s+").length;
        boolean announces = words <= ANNOUNCEMENT
                && (ANNOUNCING.contains(wordAt(start, marks))
                        || GOVERNING.contains(wordAt(wordStart(marks, low), marks)));
        boolean label = colon && words <= LABEL;
        boolean linked = found.links().stream().anyMatch(link -> said.contains(link.place()));
        out.add((announces || label) && !linked ? joined(start, cut.end(), low, high) : new Span(marks, end));
    }

    /** A mark that parted the last words of a block from the link, where tags stand between: {@code <i>Rollers ·</i> [link]}. */
    private void markBeforeTags(Span cut, int low, int high, List<Span> out) {
        int behind = cut.end();
        while (behind < high && (isBlank(text.charAt(behind)) || text.charAt(behind) == '<')) {
            int close = text.charAt(behind) == '<' ? text.indexOf('>', behind) : behind;
            behind = close < 0 ? high : close + 1;
        }
        int end = cut.start();
        boolean tags = false;
        while (end > low && (closesTag(end - 1) || Character.isWhitespace(text.charAt(end - 1)))) {
            boolean tag = text.charAt(end - 1) == '>';
            tags |= tag;
            end = tag ? text.lastIndexOf('<', end - 1) : end - 1;
        }
        int mark = end - 1;
        if (tags
                && (behind >= high || endsLine(behind, high))
                && mark > low
                && PARTING.indexOf(text.charAt(mark)) >= 0) {
            boolean apart = isBlank(text.charAt(mark - 1)) || closesTag(mark - 1);
            if (apart) {
                out.add(new Span(mark, end));
            }
        }
    }

    private boolean endsLine(int end, int high) {
        return end >= high || text.charAt(end - 1) == '\n' || text.charAt(end) == '\n' || text.charAt(end) == '\r';
    }

    /** Whether another link, or the item of a list, stands behind what goes, so that a colon before it leads there. */
    private boolean leadsOn(int end, int high) {
        int next = end;
        while (next < high && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < high && (found.linkAt(next) >= 0 || "[<*•-–(".indexOf(text.charAt(next)) >= 0);
    }

    /** Where the sentence of a place begins, or its line: the end of one that was broken for its width is no end. */
    private int sentenceStart(int at, int low) {
        int start = at;
        while (start > low) {
            char before = text.charAt(start - 1);
            boolean blank = Character.isWhitespace(text.charAt(start));
            int said = start - 1;
            while (said > low && Character.isWhitespace(text.charAt(said - 1))) {
                said--;
            }
            if (before == '\n' && !Character.isLowerCase(text.codePointAt(start))
                    || before == '\n' && (said <= low || (STOPS + ":").indexOf(text.charAt(said - 1)) >= 0)
                    || before == '>'
                    || blank && STOPS.indexOf(before) >= 0) {
                break;
            }
            start--;
        }
        while (start < at && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** {@code [[words|https://…]]}: the words stay, the marks go with the address. */
    private boolean wordsOfWiki(List<Item> list, List<Span> out) {
        Span span = list.get(0).span;
        int bar = span.start() - 1;
        int open = bar < 0 || text.charAt(bar) != '|' ? -1 : text.lastIndexOf("[[", bar);
        if (list.size() != 1 || open < 0 || bar - open > 120 || !text.startsWith("]]", span.end())) {
            return false;
        }
        for (int i = open + 2; i < bar; i++) {
            if ("[]|\n".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        out.add(new Span(open, open + 2));
        out.add(new Span(bar, span.end() + 2));
        return true;
    }

    /**
     * Whether the sentence would miss a link that is cut out: as its subject, behind a word that needs another, or as a name
     * among its words.
     */
    private boolean isMissed(Span link, Span cut, int low, int high, List<Span> later) {
        int left = blanksBack(cut.start(), low);
        int right = blanksOn(cut.end(), high);
        for (int i = later.size() - 1; i >= 0; i--) { // the nearest is the last
            if (later.get(i).start() <= right) {
                right = Math.max(right, blanksOn(later.get(i).end(), high));
            }
        }
        boolean goesOn = right < high && Character.isLowerCase(text.codePointAt(right));
        Span bare = unwrapped(link, low, high);
        if (startsSentence(left, low)) {
            boolean name =
                    startsBlock(left, low) && dashEnd(blanksOn(bare.end(), high), high) > blanksOn(bare.end(), high);
            boolean line =
                    right > bare.end() && text.substring(bare.end(), right).indexOf('\n') >= 0;
            return goesOn && !name && !line; // "[link] - what it is" is no sentence
        }
        boolean alone = cut.start() >= blanksBack(bare.start(), low)
                && cut.end() <= blanksOn(bare.end(), high); // it alone goes
        int word = wordStart(left, low);
        String before = text.substring(word, left).toLowerCase(Locale.ROOT);
        if (alone && goesOn && !JOINTS.contains(wordAt(right, high))) {
            boolean subject =
                    text.charAt(left - 1) == ',' || JOINTS.contains(before); // "if you want one, [link] has it"
            if (subject && !GOING_ON.contains(wordAt(right, high)) || isMention(link)) {
                return true;
            }
        }
        boolean dashed = right < high && text.charAt(left - 1) == ':' && DASHES.indexOf(text.charAt(right)) >= 0;
        boolean said = right < high && text.charAt(right) == ',' && AS.contains(wordAt(sentenceStart(left, low), high));
        return alone && dashed
                || said
                || word < left && (GOVERNING.contains(before) || endingWith(WAITING, left, low) >= 0);
    }

    /** Whether a link is the name of a host in a sentence, "we compared example.org with others". */
    private boolean isMention(Span link) {
        String name = link.of(text);
        return name.indexOf('/') < 0 && !name.regionMatches(true, 0, "www.", 0, 4) && name.matches("[\\p{L}\\p{N}.-]+");
    }

    /** Whether nothing stands before a place in its block or its line, so that what is left there is no broken sentence. */
    private boolean startsBlock(int at, int low) {
        int left = blanksBack(at, low);
        return left <= low || text.charAt(left - 1) == '\n';
    }

    /** A line that ends in a colon goes with all that it led to. */
    private void addLineOverNothing(int low, int high, List<Span> out, int from) {
        for (int i = from; i < out.size(); i++) {
            Span cut = out.get(i);
            int end = cut.start();
            while (end > low && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            boolean lineBefore = text.substring(end, cut.start()).indexOf('\n') >= 0
                    || cut.start() < cut.end()
                            && text.substring(end, cut.end()).stripLeading().length() < cut.end() - end
                            && text.substring(end, cut.end()).startsWith("\n");
            if (!lineBefore || end <= low || text.charAt(end - 1) != ':') {
                continue;
            }
            int reach = cut.end();
            for (int j = i + 1;
                    j < out.size()
                            && out.get(j).start() - reach < 3
                            && out.get(j).start() >= reach;
                    j++) {
                reach = text.substring(reach, out.get(j).start()).isBlank()
                        ? out.get(j).end()
                        : reach;
            }
            int line = text.lastIndexOf('\n', end - 1) + 1;
            if (text.substring(reach, Math.max(reach, high)).isBlank() && line >= low && end - line <= 60) {
                out.add(new Span(line > low && reach >= high ? line - 1 : line, cut.start()));
                return;
            }
        }
    }

    /** Takes links out of a list of which others stay, each with the comma or the word that joined it. */
    private static void addThinned(List<Item> list, List<Span> out) {
        int last = -1; // the last one that stays
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).goes) {
                continue;
            }
            int start = list.get(i).span.start();
            if (last < 0) {
                out.add(new Span(list.get(0).span.start(), start));
            } else if (last < i - 1) {
                boolean ends = i == list.size() - 1; // then its own joint stays, the "and"
                out.add(
                        ends
                                ? new Span(
                                        list.get(last).span.end(),
                                        list.get(i - 1).span.end())
                                : new Span(list.get(last + 1).span.start(), start));
            }
            last = i;
        }
        if (last < list.size() - 1) {
            out.add(new Span(
                    list.get(last).span.end(), list.get(list.size() - 1).span.end()));
        }
    }

    /** What introduced blocks of which nothing is left goes too: "Sources:", a heading. */
    private void addHeads(List<Integer> gone, List<Span> out) {
        List<TextBlock> blocks = found.blocks();
        for (int i = 0; i < gone.size(); i++) {
            int first = gone.get(i);
            int next = first + 1;
            while (i + 1 < gone.size() && gone.get(i + 1) == next) {
                i++;
                next++;
            }
            if (first < 1 || blocks.isEmpty()) {
                continue;
            }
            int head = first - 1;
            boolean list = blocks.get(first).kind() == TextBlock.Kind.ITEM;
            boolean more = list && next < blocks.size() && blocks.get(next).kind() == TextBlock.Kind.ITEM;
            if (!more && leadsOnlyOn(blocks.get(head), list)) {
                head--;
            }
            while (head > 0
                    && blocks.get(head).kind() == TextBlock.Kind.HEADING
                    && endsSection(next, level(blocks.get(head)))
                    && isNothing(head, next, out)) {
                head--; // the first one is the text's title
            }
            if (head < first - 1) {
                int end = blocks.get(next - 1).outer().end();
                out.add(new Span(blocks.get(head + 1).outer().start(), lineBreak(lineBreak(end))));
            }
        }
    }

    /** Whether a paragraph only leads to what follows. */
    private boolean leadsOnlyOn(TextBlock head, boolean list) {
        String words = head.text().of(text).strip();
        if (head.kind() != TextBlock.Kind.PARAGRAPH || words.isEmpty()) {
            return false;
        }
        boolean shortLine = list && words.endsWith(":") && words.length() <= 60 && words.indexOf('\n') < 0;
        boolean carrier = (list || words.endsWith(":"))
                && onlyCarrier(head, List.of(), head.text().start(), head.text().end());
        return carrier
                || shortLine
                        && found.links().stream().noneMatch(link -> head.text().contains(link.place()));
    }

    /** Whether a section of a level ends before a block. */
    private boolean endsSection(int next, int level) {
        return next == found.blocks().size()
                || found.blocks().get(next).kind() == TextBlock.Kind.HEADING
                        && level(found.blocks().get(next)) <= level;
    }

    /** The level of a heading as its markup tells it; 0 where none does. */
    private int level(TextBlock heading) {
        String outer = heading.outer().of(text).strip();
        int marks = 0;
        while (marks < outer.length() && outer.charAt(marks) == '#') {
            marks++;
        }
        if (marks == 0 && outer.length() > 2 && outer.regionMatches(true, 0, "<h", 0, 2)) {
            marks = Math.max(0, Character.digit(outer.charAt(2), 10));
        }
        return marks > 0 ? marks : outer.endsWith("==") ? 1 : outer.endsWith("--") ? 2 : 0;
    }

    /** Whether nothing is left between a heading and a block, when what stands between goes and all
     * cuts are made: no code, no picture.
     */
    private boolean isNothing(int heading, int next, List<Span> cuts) {
        List<TextBlock> blocks = found.blocks();
        int from = blocks.get(heading).outer().end();
        int to = next < blocks.size() ? blocks.get(next).outer().start() : text.length();
        boolean[] cut = new boolean[Math.max(0, to - from)];
        List<Span> all = new ArrayList<>(cuts);
        for (TextBlock block : blocks.subList(heading + 1, next)) {
            all.add(block.outer());
        }
        for (Span span : all) {
            for (int i = Math.max(from, span.start()); i < Math.min(to, span.end()); i++) {
                cut[i - from] = true;
            }
        }
        StringBuilder left = new StringBuilder();
        for (int i = from; i < to; i++) {
            left.append(cut[i - from] ? ' ' : text.charAt(i));
        }
        return left.toString()
                .replaceAll("</?(?:div|section|p|ul|ol|body|html|article|main)\\b[^>]*>", "")
                .isBlank();
    }

    /** A footnote of which nothing is left, with its mark; its uses in the text go too. Null when the block is none. */
    private @Nullable Span footnote(TextBlock block, List<Span> out) {
        int end = blanksBack(block.outer().start(), 0);
        int open = end < 5 || !text.startsWith("]:", end - 2) ? -1 : text.lastIndexOf("[^", end);
        if (open < 0 || end - open > 80 || open > 0 && text.charAt(open - 1) != '\n') {
            return null;
        }
        String mark = text.substring(open, end - 1);
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            if (at != open && layers.at(at) != Layers.CODE) {
                out.add(new Span(at, at + mark.length()));
            }
        }
        return paragraph(
                new TextBlock(block.text(), new Span(open, block.outer().end()), block.kind()));
    }

    /** Whether two links are of one list: between them stand only blanks, a comma or a word that joins. */
    private boolean isJoint(int from, int to, int low) {
        if (to < from || to - from > JOINT) {
            return false;
        }
        int start = from;
        int end = to;
        while (end > start && end > low && OPENING.indexOf(text.charAt(end - 1)) >= 0 && text.charAt(end - 1) != '<') {
            end--; // the next link's own bracket
        }
        String between = text.substring(start, end);
        if (between.indexOf('\n') >= 0) {
            return false;
        }
        String words = between.strip();
        while (!words.isEmpty() && ",;/|·".indexOf(words.charAt(0)) >= 0) {
            words = words.substring(1).strip();
        }
        return words.isEmpty() || JOINTS.contains(words.toLowerCase(Locale.ROOT));
    }

    /** Whether nothing but carriers would be left of a block. */
    private boolean onlyCarrier(TextBlock block, List<Span> cuts, int low, int high) {
        StringBuilder left = new StringBuilder();
        int at = low;
        for (Span cut : cuts) {
            seen(at, Math.max(at, cut.start()), left);
            left.append(' ');
            at = Math.max(at, cut.end());
            if (left.length() > 400) {
                return false;
            }
        }
        seen(at, high, left);
        String rest = left.toString().strip();
        if (rest.isEmpty()) {
            return true;
        }
        for (int i = 0; i < rest.length(); i++) {
            if (Character.isLetterOrDigit(rest.charAt(i))) {
                return isCarrier(rest);
            }
        }
        // Marks only. A picture that stays is not nothing.
        return !holdsPicture(block, cuts);
    }

    private boolean holdsPicture(TextBlock block, List<Span> cuts) {
        for (FoundLink link : found.links()) {
            if (link.form() == LinkVerdict.Form.IMAGE && block.outer().contains(link.address())) {
                boolean cut = false;
                for (Span span : cuts) {
                    cut |= span.contains(link.address());
                }
                if (!cut) {
                    return true;
                }
            }
        }
        return false;
    }

    private void seen(int from, int to, StringBuilder out) {
        for (int i = from; i < to && out.length() <= 500; i++) {
            byte layer = layers.at(i);
            boolean address = layer == Layers.MARKUP && isKeptAddress(i);
            out.append(layer < Layers.MARKUP || layer == Layers.CODE || address ? text.charAt(i) : ' ');
        }
    }

    private boolean isKeptAddress(int offset) {
        return found.linkAt(offset) >= 0;
    }

    private static boolean isCarrier(String rest) {
        String words = rest.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        boolean again = true;
        while (again && !words.isEmpty()) {
            again = false;
            for (List<String> list : List.of(LEADS, TAILS)) {
                for (String word : list) {
                    if (words.equals(word)) {
                        return true;
                    }
                    if (words.startsWith(word + " ")) {
                        words = words.substring(word.length() + 1);
                        again = true;
                        break;
                    }
                }
            }
        }
        return words.isEmpty();
    }

    /** A block with the line ends that set it apart. */
    private Span paragraph(TextBlock block) {
        int start = block.outer().start();
        int end = block.outer().end();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        boolean lineStart = start == 0 || text.charAt(start - 1) == '\n';
        int breaks = block.kind() == TextBlock.Kind.ITEM ? 1 : 2;
        boolean atEnd = false;
        for (int i = 0; i < breaks; i++) {
            int next = lineBreak(end);
            if (next == end) {
                atEnd = end == text.length();
                break;
            }
            if (lineStart) {
                end = next;
            }
        }
        if (atEnd && lineStart) { // the last one: its break stands before it
            while (start > 0 && (text.charAt(start - 1) == '\n' || text.charAt(start - 1) == '\r')) {
                start--;
            }
            if (start > 0 && end == text.length() && endsWithBreak(block.outer().end())) {
                start = Math.min(block.outer().start(), start + (text.charAt(start) == '\r' ? 2 : 1));
            }
        }
        return new Span(start, end);
    }

    private boolean endsWithBreak(int from) {
        return text.indexOf('\n', from) >= 0;
    }

    private int lineBreak(int at) {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
    }

    /** A removed link with what goes along with it. */
    private Span sentence(Span link, int low, int high) {
        Span span = unwrapped(link, low, high);
        int start = span.start();
        int end = restOfTag(span, low, high);
        int right = blanksOn(end, high);
        int dash = dashEnd(right, high);
        if (dash > right) { // "Visit [link] - the rest", "[link] - the rest"
            int lead = openerStart(leadStart(start, low), low);
            lead = isSeen(new Span(lead, start)) ? lead : start; // marks alone are those of a list
            if (startsSentence(lead, low)) {
                return joined(lead, dash, low, high);
            }
        }
        boolean sentenceEnds = right >= high
                || STOPS.indexOf(text.charAt(right)) >= 0
                || ")]\n\r<".indexOf(text.charAt(right)) >= 0
                || Character.isUpperCase(text.codePointAt(right));
        int here = hereBefore(start, low);
        if (here < start
                && (sentenceEnds || text.charAt(right) == ',' || JOINTS.contains(wordAt(right, high)))
                && openerStart(leadStart(start, low), low) >= here) {
            return joined(here, end, low, high);
        }
        int said = saidBy(start, right, low, high);
        if (said > 0) {
            return joined(wordStart(blanksBack(start, low), low), said, low, high);
        }
        int verb = joinedVerb(start, low);
        if (verb >= 0 && right < high && (text.charAt(right) == ',' || GOING_ON.contains(wordAt(right, high)))) {
            return joined(verb, end, low, high);
        }
        if (!sentenceEnds && (JOINTS.contains(wordAt(right, high)) || text.charAt(right) == ',')) {
            int lead = phraseStart(start, low);
            if (lead < start && text.charAt(right) == ',' && startsSentence(lead, low)) {
                return new Span(lead, blanksOn(right + 1, high));
            }
            int other = behindJoint(right, high);
            int place = wordStart(blanksBack(start, low), low);
            if (other > right && PLACES.contains(wordAt(place, start))) {
                return joined(place, other, low, high); // "at X or at home": the other place is enough
            }
            return joined(lead, end, low, high);
        }
        int tail = end;
        if (!sentenceEnds) {
            tail = tailEnd(right, high);
            sentenceEnds = tail > right;
        }
        if (sentenceEnds) {
            int lead = leadStart(start, low);
            lead = lead < start ? openerStart(lead, low) : lead;
            // Words behind the link go only with a sentence of which nothing is left.
            if (lead < start && (tail == end || startsSentence(lead, low))) {
                span = unwrapped(new Span(lead, tail), low, high);
                start = span.start();
                end = span.end();
            }
        }
        return joined(start, end, low, high);
    }

    /** Where a dash ends that stands between blanks; the given place when none does. */
    private int dashEnd(int at, int high) {
        int end = at;
        while (end < high && DASHES.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end < high && isBlank(text.charAt(end)) ? blanksOn(end, high) : at;
    }

    /** The end of a link with the rest of a tag that lost its beginning, {@code https://…">}. */
    private int restOfTag(Span link, int low, int high) {
        int end = link.end();
        boolean quoted = end + 1 < high && "\"'".indexOf(text.charAt(end)) >= 0 && text.charAt(end + 1) == '>';
        boolean opened = link.start() > low && text.charAt(link.start() - 1) == text.charAt(Math.min(end, high - 1));
        return quoted && !opened ? end + 2 : end;
    }

    /** Where the preposition behind a joint begins; the joint's own place when none follows. */
    private int behindJoint(int joint, int high) {
        String word = wordAt(joint, high);
        if (!JOINTS.contains(word)) {
            return joint;
        }
        int next = blanksOn(joint + word.length(), high);
        return PLACES.contains(wordAt(next, high)) ? next : joint;
    }

    /** Where "as ... says" ends when the link stood in it; -1 when it did not. */
    private int saidBy(int start, int right, int low, int high) {
        int before = blanksBack(start, low);
        int word = wordStart(before, low);
        if (before <= low
                || right >= high
                || !AS.contains(text.substring(word, before).toLowerCase(Locale.ROOT))) {
            return -1;
        }
        int end = right;
        while (end < high && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean ends = end > right && (end >= high || STOPS.indexOf(text.charAt(end)) >= 0 || text.charAt(end) == ',');
        return ends ? end : -1;
    }

    /** Where "here" begins that points at a link and that its sentence can do without; the given place when there is none. */
    private int hereBefore(int start, int low) {
        int end = blanksBack(start, low);
        end = end > low && text.charAt(end - 1) == ':' ? blanksBack(end - 1, low) : end;
        int here = wordStart(end, low);
        int left = blanksBack(here, low);
        boolean points = here < end
                && left > low
                && Character.isLetter(text.charAt(left - 1))
                && HERE.contains(text.substring(here, end).toLowerCase(Locale.ROOT));
        boolean spare =
                points && endingWith(WAITING, left, low) < 0 && !GOVERNING.contains(wordAt(wordStart(left, low), left));
        return spare ? here : start;
    }

    /** Where "and visit" begins when it leads to a place; -1 when other words do. */
    private int joinedVerb(int start, int low) {
        int verb = endingWith(VERBS, blanksBack(start, low), low);
        int and = verb < 0 ? -1 : endingWith(AND, blanksBack(verb, low), low);
        return and < 0 || startsSentence(and, low) ? -1 : and;
    }

    /** Where one of some words begins that ends at a place; -1 when none does. */
    private int endingWith(List<String> words, int end, int low) {
        for (String word : words) {
            int at = end - word.length();
            if (at >= low
                    && text.regionMatches(true, at, word, 0, word.length())
                    && (at == low || !Character.isLetterOrDigit(text.charAt(at - 1)))) {
                return at;
            }
        }
        return -1;
    }

    private int wordStart(int end, int low) {
        int start = end;
        while (start > low && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** The word that starts at an offset, lower case. */
    private String wordAt(int start, int high) {
        int end = start;
        while (end < high && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '&')) {
            end++;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** Where the words begin that cannot stand without what they led to: "at", "according to". */
    private int phraseStart(int start, int low) {
        int lead = endingWith(DANGLING, blanksBack(start, low), low);
        return lead < 0 ? start : lead;
    }

    /** A stretch with the brackets, quotes and emphasis that hold nothing else. */
    private Span unwrapped(Span inner, int low, int high) {
        int start = inner.start();
        int end = inner.end();
        while (true) {
            int left = blanksBack(start, low);
            int right = blanksOn(end, high);
            if (left <= low || right >= high) {
                return new Span(start, end);
            }
            int kind = OPENING.indexOf(text.charAt(left - 1));
            int[] tag = tags(left, right, low, high);
            if (kind >= 0 && text.charAt(right) == CLOSING.charAt(kind) && layers.at(left - 1) != Layers.CODE) {
                start = left - 1;
                end = right + 1;
            } else if (tag.length > 0) {
                start = tag[0];
                end = tag[1];
            } else {
                return new Span(start, end);
            }
        }
    }

    /** Tags round a stretch that only carry it, {@code <b>…</b>}; empty when there are none. */
    private int[] tags(int left, int right, int low, int high) {
        if (text.charAt(left - 1) != '>'
                || text.charAt(right) != '<'
                || right + 2 >= high
                || text.charAt(right + 1) != '/') {
            return new int[0];
        }
        int open = text.lastIndexOf('<', left - 1);
        int close = text.indexOf('>', right);
        if (open < low || left - open > 300 || close < 0 || close >= high) {
            return new int[0];
        }
        String name = text.substring(right + 2, close).strip().toLowerCase(Locale.ROOT);
        boolean carries = switch (name) {
            case "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "span",
                    "font",
                    "small",
                    "big",
                    "mark",
                    "center",
                    "sup",
                    "sub",
                    "p",
                    "li",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "dd",
                    "dt",
                    "blockquote" -> true;
            default -> false;
        };
        boolean same = carries
                && text.regionMatches(true, open + 1, name, 0, name.length())
                && open + 1 + name.length() < text.length()
                && (text.charAt(open + 1 + name.length()) == '>' || text.charAt(open + 1 + name.length()) == ' ');
        return same ? new int[] {open, close + 1} : new int[0];
    }

    private int blanksBack(int at, int low) {
        while (at > low && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int blanksOn(int at, int high) {
        while (at < high && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    /** Where the words begin that only lead to a link. */
    private int leadStart(int start, int low) {
        int at = start;
        while (true) {
            int marks = blanksBack(at, low);
            int marksEnd = marks;
            while (marks > low && ARROWS.indexOf(text.charAt(marks - 1)) >= 0 && !closesTag(marks - 1)) {
                marks--;
            }
            int said = blanksBack(marks, low);
            int lead = leadBefore(said, low);
            if (lead < 0 && said > low && text.charAt(said - 1) == ',' && at < start) {
                lead = leadBefore(said - 1, low); // "for more information, click here"
            }
            if (lead >= 0) {
                at = lead;
            } else {
                return marks < marksEnd && startsSentence(marks, low) ? marks : at;
            }
        }
    }

    /** Where the words begin that open a sentence of which the rest only led to a link; the given place when none do. */
    private int openerStart(int lead, int low) {
        int at = lead;
        while (!startsSentence(at, low)) {
            at = endingWith(OPENERS, blanksBack(at, low), low);
            if (at < 0) {
                return lead;
            }
        }
        return at;
    }

    private boolean closesTag(int at) {
        if (text.charAt(at) != '>') {
            return false;
        }
        for (int i = at - 1; i >= 0 && at - i < 300; i--) {
            if (text.charAt(i) == '<') {
                return true;
            }
            if (text.charAt(i) == '>' || text.charAt(i) == '\n') {
                return false;
            }
        }
        return false;
    }

    private int leadBefore(int end, int low) {
        for (String word : LEADS) {
            int start = end - word.length();
            if (start >= low
                    && text.regionMatches(true, start, word, 0, word.length())
                    && (start == low || !Character.isLetterOrDigit(text.charAt(start - 1)))
                    && (word.length() > 4 && !SHORT.contains(word)
                            || startsSentence(start, low)
                            || isPreposition(word))) {
                return start;
            }
        }
        return -1;
    }

    private static final Set<String> SHORT = WORDS.all("leads-alone");

    private static boolean isPreposition(String word) {
        return DANGLING.contains(word);
    }

    private boolean startsSentence(int at, int low) {
        int i = blanksBack(at, low);
        if (i <= low) {
            return true;
        }
        char c = text.charAt(i - 1);
        return STOPS.indexOf(c) >= 0 || "\n\r>([".indexOf(c) >= 0 || (c == '*' || c == '-') && i - 1 == low;
    }

    /** Where the words end that only follow a link; the given place when they do not reach the sentence's end. */
    private int tailEnd(int from, int high) {
        for (String word : TAILS) {
            int end = from + word.length();
            if (text.regionMatches(true, from, word, 0, word.length())
                    && (end >= high
                            || STOPS.indexOf(text.charAt(end)) >= 0
                            || text.charAt(end) == '\n'
                            || text.charAt(end) == '\r')) {
                return end;
            }
        }
        return from;
    }

    /** Closes the gap: one blank where there were two, no blank before a full stop, no second full stop. */
    private int[] gap(int start, int end, int low, int high) {
        int left = blanksBack(start, low);
        int right = blanksOn(end, high);
        boolean atStart = left <= low || text.charAt(left - 1) == '\n';
        boolean atEnd = right >= high || text.charAt(right) == '\n' || text.charAt(right) == '\r';
        if (atStart && atEnd) { // nothing else stands in the line
            int next = lineBreak(right);
            return new int[] {left, next <= high ? next : right};
        }
        if (atEnd) {
            return new int[] {left, right};
        }
        if (atStart) {
            // Also the stop of a sentence of which nothing is left.
            int stop = right;
            while (stop < high && (STOPS.indexOf(text.charAt(stop)) >= 0 || ",;:".indexOf(text.charAt(stop)) >= 0)) {
                stop++;
            }
            return new int[] {start, stop > right ? blanksOn(stop, high) : right};
        }
        char next = text.charAt(right);
        char before = text.charAt(left - 1);
        if ((before == '–' || before == '—') && next == before) { // one of the two dashes is enough
            return new int[] {left, right + 1};
        }
        if (before == '>' && next == '<' && endsWithBreakTag(left) && text.regionMatches(true, right, "<br", 0, 3)) {
            return new int[] {left, text.indexOf('>', right) + 1};
        }
        if (STOPS.indexOf(next) >= 0 || ",;:".indexOf(next) >= 0) {
            if (STOPS.indexOf(before) >= 0 || ",;:".indexOf(before) >= 0) {
                if (STOPS.indexOf(next) >= 0 && STOPS.indexOf(before) < 0) {
                    return new int[] {left - 1, right}; // "see, [link]." keeps the stop
                }
                return new int[] {left, right + 1};
            }
            return new int[] {left, right};
        }
        if (next == ')' || next == ']' || next == '”') {
            return new int[] {left, right};
        }
        if (left < start && right > end) {
            return new int[] {start, right};
        }
        return new int[] {start, end};
    }

    private boolean endsWithBreakTag(int end) {
        int open = text.lastIndexOf('<', end - 1);
        return open >= 0 && end - open <= 6 && text.regionMatches(true, open, "<br", 0, 3);
    }

    private Span joined(int start, int end, int low, int high) {
        int[] gap = gap(start, end, low, high);
        return new Span(gap[0], Math.max(gap[0], gap[1]));
    }

    private List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        List<Span> out = new ArrayList<>(sorted.size());
        for (Span span : sorted) {
            span = new Span(Math.max(span.start(), bodyStart), Math.max(span.end(), bodyStart)); // never the header
            if (span.length() == 0) {
                continue;
            }
            Span last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last != null && span.start() <= last.end()) {
                out.set(out.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                out.add(span);
            }
        }
        return out;
    }
}
