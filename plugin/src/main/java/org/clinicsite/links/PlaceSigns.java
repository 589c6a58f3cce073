package org.clinicsite.links;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.links.Sign.Family;
import org.clinicsite.text.LanguageWords;
import org.jspecify.annotations.Nullable;

/** Signals of the third family: how the link sits in the text. */
final class PlaceSigns {

    /** Of every language that has them: words/LANGUAGE/links.txt. */
    private static final LanguageWords WORDS = LanguageWords.of("links");

    private static final Set<String> CALLS = WORDS.all("calls");

    private static final Set<String> BUYING_VERBS = WORDS.all("buying");

    private static final Set<String> SHOP_PARTS = WORDS.all("shop-paths");

    /** Parameters of affiliate programmes, from general knowledge. */
    private static final Set<String> PARTNER_KEYS = Set.of(
            "aff",
            "affid",
            "aff_id",
            "affiliate",
            "affiliate_id",
            "affiliateid",
            "aff_sub",
            "a_aid",
            "a_bid",
            "refid",
            "ref_id",
            "referral",
            "referrer_id",
            "partner",
            "partnerid",
            "partner_id",
            "clickid",
            "click_id",
            "subid",
            "sub_id",
            "sub1",
            "hop",
            "irclickid",
            "awc",
            "zanpid",
            "tduid",
            "btag",
            "promocode",
            "coupon",
            "offer_id");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Beginnings of headings over sources. */
    private static final Set<String> LISTS = WORDS.all("source-lists");

    /** Words after which an address is at home. */
    private static final Set<String> LEADING = WORDS.all("leading");

    /** How long a part of a host can be (RFC 1035, 2.3.4). */
    private static final int LONGEST_NAME = 63;

    /** "full body massage in Dubai", "dentist near me". */
    private static final Pattern SOMETHING_SOMEWHERE = Pattern.compile(
            "(?U)(?:the )?(?:best |top |cheap |affordable )?\\p{Ll}[\\p{Ll} ]+ (?:(?:in|en|à|nahe) \\p{Lu}[\\p{L} ,]+|near me|en línea)");

    private PlaceSigns() {}

    /** So many words that are written apart are taken as one. */
    private static final int APART = 3;

    /** The first word of a list that stands among words, some that are written apart taken as one; null when none does. */
    private static @Nullable String held(WordList list, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String joined = "";
            for (int start = i; start >= 0 && start > i - APART; start--) {
                if (start < i
                        && Math.min(words.get(start).length(), words.get(i).length()) < 2) {
                    break; // single letters are no words: "/x/x/x"
                }
                joined = words.get(start) + joined;
                if (list.group(joined) != null) {
                    return joined;
                }
            }
        }
        return null;
    }

    /** Whether its words are those of a trade that spams, or its address says whom to pay: then no list speaks for it. */
    static boolean speaksOfTrade(Candidate c) {
        if (c.trusted != null) {
            WordList trades = c.page.knowledge.trades();
            return c.trusted.pattern().startsWith("*") // an ending of many: pages of some are taken over
                    && (held(trades, c.anchorWords()) != null || held(trades, c.pathWords()) != null);
        }
        return Stream.of(TRADE_HOST, TRADE_PATH, TRADE_ANCHOR, PARTNER)
                .anyMatch(sign -> sign.says().apply(c) != null);
    }

    /** Whether it leads to something that is sold by somebody of whom nothing is known. */
    static boolean isCommercial(Candidate c) {
        if (c.platform != null && c.platform.kind().equals("shop")) {
            return true;
        }
        return COMMERCIAL.stream().anyMatch(sign -> sign.says().apply(c) != null);
    }

    static final Sign TRADE_HOST = Sign.trade("trade-word-in-host", c -> {
        if (c.trusted != null || c.judged.host().isEmpty()) {
            return null;
        }
        WordList trades = c.page.knowledge.trades();
        for (String part : Candidate.split(c.judged.host())) {
            if (trades.group(part) != null) {
                return says("Its host", part, trades.group(part));
            }
        }
        String apart = held(trades, Candidate.split(c.name()));
        if (apart != null) {
            return says("Its host", apart, trades.group(apart));
        }
        String inside = trades.inside(c.name());
        return inside == null ? null : says("Its host", inside, trades.group(inside));
    });

    static final Sign TRADE_PATH = Sign.trade("trade-word-in-path", c -> {
        if (c.trusted != null || !c.isWeb()) {
            return null;
        }
        WordList trades = c.page.knowledge.trades();
        String word = held(trades, c.pathWords());
        return word == null ? null : says("Its path", word, trades.group(word));
    });

    static final Sign SELLING_ADDRESS = Sign.spam("selling-word-in-address", Family.PLACE, c -> {
        if (!c.isUnknown() || !c.isWeb()) {
            return null;
        }
        WordList selling = c.page.knowledge.sellingAddresses();
        for (String part : Candidate.split(c.judged.host() + ' ' + c.judged.readablePath())) {
            if (selling.group(part) != null) {
                return "Its address holds \"" + part + "\", as pages do that sell or praise for pay.";
            }
        }
        String inside = selling.inside(c.name());
        return inside == null ? null : "Its host holds \"" + inside + "\", as pages do that sell or praise for pay.";
    });

    static final Sign REMEDY_HOST = Sign.trade("remedy-in-host", c -> {
        String word = c.isWeb() && c.isUnknown() ? c.page.knowledge.hostWords().remedy(c.name()) : null;
        return word == null
                ? null
                : "Its host holds \"" + word + "\", as shops for supplements, slimming and beauty do.";
    });

    static final Sign GLUED_HOST = Sign.trade(
            "glued-host",
            c -> c.isWeb()
                            && c.isUnknown()
                            && c.name().length() <= LONGEST_NAME
                            && c.page.knowledge.hostWords().isGlued(c.name())
                    ? "Its host is made of words that people search with."
                    : null);

    static final Sign PRODUCT_PAGE = Sign.trade("product-page", c -> {
        if (!c.isWeb() || !c.isUnknown() || c.judged.isRoot()) {
            return null;
        }
        String path = c.judged.path().toLowerCase(Locale.ROOT);
        String part = path.isEmpty()
                ? ""
                : path.substring(1, path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length());
        String word =
                part.indexOf('/') >= 0 ? null : c.page.knowledge.hostWords().product(part);
        return word == null
                ? null
                : "It leads to a page for one product, \"" + part + "\", right below the front page.";
    });

    static final Sign TRADE_ANCHOR = Sign.trade("trade-word-in-anchor", c -> {
        WordList trades = c.page.knowledge.trades();
        String word = held(trades, c.anchorWords());
        return word == null ? null : says("Its text", word, trades.group(word));
    });

    static final Sign GOODS = Sign.trade("goods", c -> {
        if (!c.isWeb() || !c.isUnknown()) {
            return null;
        }
        WordList goods = c.page.knowledge.goods();
        String word = held(goods, c.anchorWords());
        word = word != null ? word : held(goods, c.pathWords());
        word = word != null ? word : held(goods, Candidate.split(c.judged.host()));
        word = word != null ? word : held(goods, Candidate.split(c.name()));
        word = word != null ? word : goods.inside(c.name());
        return word == null ? null : "It speaks of \"" + word + "\", which links in texts on health are bought for.";
    });

    static final Sign SEARCH_FOR_PLACE = Sign.spam("search-for-place", Family.PLACE, c -> {
        if (c.anchor == null
                || c.anchorWords().size() < 3
                || c.anchorWords().size() > 10
                || !c.isWeb()
                || !c.isUnknown()) {
            return null;
        }
        return SOMETHING_SOMEWHERE.matcher(c.anchor).matches() && !namesHost(c)
                ? "Its text is a trade and a town, as people type them into a search engine."
                : null;
    });

    static final Sign SELLING_AROUND = Sign.spam(
            "selling-around",
            Family.PLACE,
            c -> c.around().words >= 8 && c.around().selling * 12 >= c.around().words && !c.isWritersHouse()
                    ? "The words round it sell something."
                    : null);

    static final Sign SEARCH_PHRASE = Sign.spam("search-phrase-anchor", Family.PLACE, c -> {
        if (c.anchor == null || c.anchorWords().size() < 2 || c.anchorWords().size() > 12) {
            return null;
        }
        String lower = c.anchor.toLowerCase(Locale.ROOT);
        if (CALLS.contains(stripped(lower))) {
            return null;
        }
        return c.own().selling >= 1 && c.own().functionWords * 3 <= c.own().words
                ? "Its text is what people type into a search engine, not the name of a thing."
                : null;
    });

    static final Sign BUYING = Sign.spam("buying-anchor", Family.PLACE, c -> {
        if (c.anchorWords().size() < 2 || c.trusted != null || !c.isWeb()) {
            return null;
        }
        return BUYING_VERBS.contains(c.anchorWords().get(0))
                ? "Its text asks to \"" + c.anchorWords().get(0) + "\" something."
                : null;
    });

    static final Sign SHOP_PAGE = Sign.spam("shop-page", Family.PLACE, c -> {
        if (!c.isWeb() || c.trusted != null) {
            return null;
        }
        for (String part : c.judged.path().toLowerCase(Locale.ROOT).split("/")) {
            if (SHOP_PARTS.contains(part)) {
                return "It leads to goods in a shop.";
            }
        }
        return null;
    });

    static final Sign PARTNER = Sign.spam("partner-address", Family.PLACE, c -> {
        String query = c.judged.query();
        if (query == null || c.trusted != null) {
            return null;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals > 0 ? pair.substring(0, equals).toLowerCase(Locale.ROOT) : "";
            boolean shopTag = key.equals("tag") && pair.matches(".*-2[0-9]"); // Amazon's: name-20, name-21
            if (shopTag || PARTNER_KEYS.contains(key)) {
                return "Its address holds \"" + pair.substring(0, equals) + "=\", by which a shop knows whom to pay.";
            }
        }
        return null;
    });

    /** Words that give somebody a say on health. */
    private static final Pattern SAID_TO_KNOW = Pattern.compile("(?U)\\b" + WORDS.pattern("said-to-know") + "\\b");

    /** "Experts at X explain", where no list knows X: so bought articles bring in who pays. */
    static final Sign EXPERT = Sign.spam("unknown-expert", Family.PLACE, c -> {
        String name = c.name().replace("-", "");
        if (!c.isWeb() || !c.isUnknown() || c.anchor == null || name.length() < 4 || c.isWritersHouse()) {
            return null;
        }
        String said = (c.before(80) + ' ' + c.anchor).toLowerCase(Locale.ROOT);
        return lettersOf(said).contains(name) && SAID_TO_KNOW.matcher(said).find()
                ? "The text gives " + c.domain() + " a say as an expert."
                : null;
    });

    /** Words of the lines in which guest writers speak of themselves. */
    private static final Pattern OF_A_WRITER = Pattern.compile("(?U)\\b" + WORDS.pattern("of-a-writer") + "\\b");

    /** A writer's own page in a line on the writer: what guest posts are written for. */
    static final Sign BIO = Sign.spam("writers-bio", Family.PLACE, c -> {
        if (!c.isWeb() || !c.isUnknown() || c.isWritersHouse()) {
            return null;
        }
        String said =
                (c.before(160) + ' ' + (c.anchor == null ? "" : c.anchor) + ' ' + c.after(40)).toLowerCase(Locale.ROOT);
        return OF_A_WRITER.matcher(said).find()
                ? "It stands in a line on who wrote this, as guest writers are paid in."
                : null;
    });

    private static String lettersOf(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    static final Sign CALL = Sign.spam(
            "call-to-action",
            Family.PLACE,
            c -> c.anchor != null && CALLS.contains(stripped(c.anchor.toLowerCase(Locale.ROOT)))
                    ? "Its text only asks to click."
                    : null);

    /** Whether the text of a link only calls to follow it: "read more", "Get yours >>>". */
    static boolean isCall(Candidate c) {
        String words = c.anchor == null ? "" : c.anchor.strip();
        return CALL.says().apply(c) != null || words.endsWith(">>") || words.endsWith("»") || words.endsWith("→");
    }

    static final Sign BARE_BETWEEN_WORDS = Sign.spam("bare-url-in-prose", Family.PLACE, c -> switch (surroundings(c)) {
        case BETWEEN_SENTENCES -> "The address stands alone between two sentences.";
        case AMONG_WORDS ->
            c.judged.isRoot()
                    ? "The address of an unknown front page stands bare among the words of a paragraph, and nothing leads to it."
                    : null;
        default -> null;
    });

    static final Sign BARE = Sign.spam(
            "bare-address",
            Family.PLACE,
            c -> c.isWeb()
                            && (!c.isMention() || surroundings(c) == Surroundings.BETWEEN_SENTENCES)
                            && (c.isBare() || c.anchorIsAddress())
                    ? "It is the address itself, without words of its own."
                    : null);

    static final Sign DEEP_PAGE = Sign.honest("deep-page", Family.PLACE, c -> {
        if (!c.isWeb() || !c.isUnknown()) {
            return null;
        }
        int depth = 0;
        for (String part : c.judged.path().split("/")) {
            if (!part.isEmpty()) {
                depth++;
            }
        }
        return depth >= 3 ? "It leads to a page deep inside a site." : null;
    });

    static final Sign HOST_NOT_SAID = Sign.spam("host-not-said", Family.PLACE, c -> {
        if (!c.isWeb() || c.trusted != null) {
            return null;
        }
        return nameIsSaid(c) ? null : "The text never names " + c.judged.host() + ".";
    });

    static final Sign NAMES_HOST = Sign.honest(
            "anchor-names-host",
            Family.PLACE,
            c -> namesHost(c) ? "Its text is the name of the site that it leads to." : null);

    private static boolean namesHost(Candidate c) {
        if (c.anchor == null || c.anchorIsAddress() || !c.isWeb()) {
            return false;
        }
        String joined = String.join("", c.anchorWords());
        String name = c.name().replace("-", "");
        return joined.length() >= 4
                && (joined.equals(name)
                        || joined.length() >= 5 && name.startsWith(joined)
                        || name.length() >= 5 && joined.startsWith(name));
    }

    static final Sign REPEATED = Sign.spam(
            "repeated-address",
            Family.PLACE,
            c -> c.isWeb() && c.page.addresses.getOrDefault(c.key(), new int[1])[0] >= 3
                    ? "The same address stands in the text three times or more."
                    : null);

    static final Sign SOURCE_LIST = Sign.known(
            "source-list",
            Family.PLACE,
            -1.5,
            c -> c.isWeb() && inSourceList(c) ? "It stands in a list of sources." : null);

    static final List<Sign> ALL = List.of(
            TRADE_HOST,
            TRADE_PATH,
            REMEDY_HOST,
            GLUED_HOST,
            PRODUCT_PAGE,
            TRADE_ANCHOR,
            SELLING_AROUND,
            SEARCH_PHRASE,
            GOODS,
            CALL,
            BARE_BETWEEN_WORDS,
            BARE,
            DEEP_PAGE,
            HOST_NOT_SAID,
            NAMES_HOST,
            REPEATED,
            SOURCE_LIST);

    private static final List<Sign> COMMERCIAL = List.of(
            TRADE_HOST,
            TRADE_PATH,
            TRADE_ANCHOR,
            SELLING_ADDRESS,
            REMEDY_HOST,
            GLUED_HOST,
            PRODUCT_PAGE,
            SEARCH_PHRASE,
            SEARCH_FOR_PLACE,
            BUYING,
            SHOP_PAGE,
            PARTNER,
            EXPERT,
            BIO,
            GOODS);

    private static String says(String where, String word, @Nullable String trade) {
        return where + " holds \"" + word + "\", a word of a trade that spams (" + trade + ").";
    }

    /** What stands round a bare address of an unknown host. */
    private enum Surroundings {
        BETWEEN_SENTENCES,
        AMONG_WORDS,
        OTHER
    }

    private static Surroundings surroundings(Candidate c) {
        if (!c.isBare() || !c.isUnknown() || c.isWritersHouse() || c.found.form() == LinkVerdict.Form.REFERENCE) {
            return Surroundings.OTHER;
        }
        String before = c.before(60).strip();
        String after = c.after(60).strip();
        if (before.isEmpty() || after.isEmpty() || !Character.isLetter(after.codePointAt(0))) {
            return Surroundings.OTHER;
        }
        int lastWord = before.length();
        while (lastWord > 0 && Character.isLetter(before.charAt(lastWord - 1))) {
            lastWord--;
        }
        boolean stop = ".!?".indexOf(before.charAt(before.length() - 1)) >= 0;
        if (stop && Character.isUpperCase(after.codePointAt(0))) {
            return Surroundings.BETWEEN_SENTENCES;
        }
        boolean led = lastWord == before.length()
                || LEADING.contains(before.substring(lastWord).toLowerCase(Locale.ROOT));
        return stop || !led ? Surroundings.AMONG_WORDS : Surroundings.OTHER;
    }

    /** Whether a bare address stands between two sentences, in brackets of its own, or is a paragraph of its own. */
    static boolean standsAlone(Candidate c) {
        String before = c.before(60).strip();
        String after = c.after(60).strip();
        return surroundings(c) == Surroundings.BETWEEN_SENTENCES
                || before.endsWith("(") && after.startsWith(")")
                || before.isEmpty() && after.isEmpty();
    }

    /** Whether a link is a sentence of its own that only calls to follow it: without the link it says nothing. */
    static boolean onlyCalls(Candidate c) {
        String before = c.before(60).strip();
        String after = c.after(60).strip();
        return isCall(c)
                && (before.isEmpty() || ".!?:".indexOf(before.charAt(before.length() - 1)) >= 0)
                && (after.isEmpty() || Character.isUpperCase(after.codePointAt(0)));
    }

    private static String stripped(String text) {
        return NO_WORD.matcher(text).replaceAll(" ").strip();
    }

    /** Whether the text says the name of the host: as one word, or as words that make it up, "Smiling Mind" for smilingmind. */
    static boolean nameIsSaid(Candidate c) {
        String name = c.name().replace("-", "");
        if (name.length() > LONGEST_NAME) {
            return false;
        }
        LinkContext reading = c.page.reading();
        for (int end = 2; end <= name.length(); end++) {
            for (int at : reading.places(name.substring(0, end))) {
                if (c.page.isInAddress(reading.start(at))) {
                    continue; // an address does not speak for itself
                }
                if (end == name.length() || continues(reading, at + 1, name, end, 4)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean continues(LinkContext reading, int index, String name, int done, int left) {
        if (done == name.length()) {
            return true;
        }
        if (left == 0 || index >= reading.wordCount()) {
            return false;
        }
        String word = reading.word(index);
        return name.startsWith(word, done) && continues(reading, index + 1, name, done + word.length(), left - 1);
    }

    /** Whether it stands below a heading over sources, or in a list below such a line. */
    static boolean inSourceList(Candidate c) {
        if (c.found.form() == LinkVerdict.Form.HEADER) {
            return true;
        }
        List<TextBlock> blocks = c.page.found.blocks();
        int at = c.page.found.blockAt(c.found.place().start());
        if (at < 0) {
            return false;
        }
        boolean item = c.block.kind() == TextBlock.Kind.ITEM;
        for (int i = at; i >= 0 && at - i < 60; i--) {
            TextBlock block = blocks.get(i);
            if (block.kind() == TextBlock.Kind.HEADING) {
                return c.page.announcesSources(i);
            }
            if (i < at && block.text().length() <= 60 && c.page.announcesSources(i)) {
                return true; // "Sources:", a line of its own
            }
            if (item && block.kind() != TextBlock.Kind.ITEM) {
                return false;
            }
        }
        return false;
    }

    /** Whether a heading, or a line of its own, says that sources follow. */
    static boolean announcesSources(String line) {
        if (line.length() > 200) {
            return false;
        }
        String words = stripped(line.toLowerCase(Locale.ROOT));
        return LISTS.stream().anyMatch(words::startsWith);
    }
}
