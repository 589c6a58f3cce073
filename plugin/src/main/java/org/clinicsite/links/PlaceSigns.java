package org.clinicsite.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.links.Sign.Family;
import org.jspecify.annotations.Nullable;

/** Signals of the third family: how the link sits in the text. */
final class PlaceSigns {

    private static final Set<String> CALLS = Set.of(
            "click here",
            "click",
            "here",
            "read more",
            "more",
            "download",
            "download now",
            "visit",
            "visit here",
            "visit site",
            "visit website",
            "website",
            "order now",
            "buy now",
            "buy",
            "learn more",
            "more info",
            "more information",
            "source",
            "link",
            "this link",
            "check it out",
            "find out more",
            "get started",
            "sign up",
            "register",
            "login",
            "join now",
            "go here",
            "see more",
            "hier",
            "hier klicken",
            "klick hier",
            "klicken sie hier",
            "mehr",
            "mehr erfahren",
            "mehr dazu",
            "mehr lesen",
            "weiterlesen",
            "zur website",
            "jetzt bestellen",
            "jetzt kaufen",
            "ici",
            "cliquez ici",
            "en savoir plus",
            "lire la suite",
            "lire plus",
            "aquí",
            "haz clic aquí",
            "haga clic aquí",
            "leer más",
            "más información",
            "clicca qui",
            "qui",
            "leggi di più",
            "scopri di più",
            "klik hier",
            "lees meer",
            "kliknij tutaj",
            "homepage",
            "home page",
            "go homepage",
            "more link",
            "continue",
            "watch now",
            "get it now",
            "shop now",
            "try it",
            "try now",
            "book now",
            "click now");

    private static final Set<String> BUYING_VERBS = Set.of(
            "buy",
            "purchase",
            "order",
            "hire",
            "rent",
            "pay",
            "get",
            "shop",
            "download",
            "play",
            "bet",
            "win",
            "earn",
            "kaufen",
            "bestellen",
            "mieten",
            "acheter",
            "achetez",
            "commander",
            "louer",
            "comprar",
            "compra",
            "alquilar",
            "comprare",
            "acquistare",
            "kopen",
            "kupić",
            "купить",
            "заказать");

    private static final Set<String> SHOP_PARTS = Set.of(
            "product",
            "products",
            "produkt",
            "produkte",
            "produit",
            "produits",
            "producto",
            "productos",
            "collections",
            "collection",
            "shop",
            "store",
            "boutique",
            "tienda",
            "cart",
            "basket",
            "checkout",
            "buy",
            "dp",
            "itm",
            "product-category");

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

    private static final List<String> CITING = List.of(
            "according to",
            "source:",
            "sources:",
            "reference",
            "study",
            "studies",
            "published in",
            "report",
            "journal",
            "research",
            "doi",
            "pmid",
            "et al",
            "documented at",
            "documentation",
            "manual",
            "see also",
            "see ",
            "quoted",
            "available from",
            "wrote",
            "said",
            "says",
            "explained",
            "told",
            "founded",
            "laut ",
            "studie",
            "quelle",
            "siehe",
            "nachzulesen",
            "leitlinie",
            "zeitschrift",
            "selon ",
            "d'après",
            "étude",
            "voir ",
            "recommand",
            "horaires",
            "según ",
            "véase",
            "estudio",
            "fuente",
            "secondo ",
            "studio ",
            "fonte",
            "volgens ",
            "bron:",
            "onderzoek",
            "register",
            "timetable",
            "fahrplan",
            "paper",
            "guideline",
            "survey",
            "archive",
            "article");

    private static final List<String> LISTS = List.of(
            "reference",
            "source",
            "bibliograph",
            "further reading",
            "external link",
            "related link",
            "links",
            "see also",
            "literature",
            "notes",
            "citations",
            "resources",
            "literatur",
            "quellen",
            "références",
            "referencias",
            "источник",
            "литература");

    /** Words after which an address is at home. */
    private static final Set<String> LEADING = Set.of(
            "at", "on", "from", "via", "see", "visit", "to", "and", "or", "is", "in", "of", "the", "by", "with", "for",
            "website", "site", "page", "link", "url", "source", "here", "called", "about", "under", "und", "unter",
            "auf", "et", "sur", "y", "en");

    /** How long a part of a host can be (RFC 1035, 2.3.4). */
    private static final int LONGEST_NAME = 63;

    private PlaceSigns() {}

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
        String inside = trades.inside(c.name());
        return inside == null ? null : says("Its host", inside, trades.group(inside));
    });

    static final Sign TRADE_PATH = Sign.trade("trade-word-in-path", c -> {
        if (c.trusted != null || !c.isWeb()) {
            return null;
        }
        WordList trades = c.page.knowledge.trades();
        for (String part : c.pathWords()) {
            if (trades.group(part) != null) {
                return says("Its path", part, trades.group(part));
            }
        }
        return null;
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

    static final Sign TRADE_ANCHOR = Sign.spam("trade-word-in-anchor", Family.PLACE, c -> {
        WordList trades = c.page.knowledge.trades();
        for (String part : c.anchorWords) {
            if (trades.group(part) != null) {
                return says("Its text", part, trades.group(part));
            }
        }
        return null;
    });

    static final Sign TRADE_AROUND = Sign.spam(
            "trade-words-around",
            Family.PLACE,
            c -> c.around.trade - c.own.trade >= 3 ? "The words round it are those of a trade that spams." : null);

    static final Sign TRADE_WORD_AROUND = Sign.spam("trade-word-around", Family.PLACE, c -> {
        int n = c.around.trade - c.own.trade;
        return n >= 1 && n < 3 ? "A word near it is that of a trade that spams." : null;
    });

    static final Sign SELLING_AROUND = Sign.spam(
            "selling-around",
            Family.PLACE,
            c -> c.around.words >= 8 && c.around.selling * 12 >= c.around.words && !c.isWritersHouse()
                    ? "The words round it sell something."
                    : null);

    static final Sign SEARCH_PHRASE = Sign.spam("search-phrase-anchor", Family.PLACE, c -> {
        if (c.anchor == null || c.anchorWords.size() < 2 || c.anchorWords.size() > 12) {
            return null;
        }
        String lower = c.anchor.toLowerCase(Locale.ROOT);
        if (CALLS.contains(stripped(lower))) {
            return null;
        }
        return c.own.selling >= 1 && c.own.functionWords * 3 <= c.own.words
                ? "Its text is what people type into a search engine, not the name of a thing."
                : null;
    });

    static final Sign BUYING = Sign.spam("buying-anchor", Family.PLACE, c -> {
        if (c.anchorWords.size() < 2 || c.trusted != null || !c.isWeb()) {
            return null;
        }
        return BUYING_VERBS.contains(c.anchorWords.get(0))
                ? "Its text asks to \"" + c.anchorWords.get(0) + "\" something."
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

    static final Sign OTHER_FIELD = Sign.spam("other-field", Family.PLACE, c -> {
        if (!c.isWeb() || c.trusted != null) {
            return null;
        }
        Set<String> fields = fieldsOf(c);
        for (String field : fields) {
            if (c.page.speaksOf(field, c.anchorWords)) {
                return null;
            }
        }
        return fields.isEmpty()
                ? null
                : "It speaks of another field (" + String.join(", ", fields) + ") than the text.";
    });

    static final Sign OFF_TOPIC = Sign.spam("off-topic", Family.PLACE, c -> {
        if (!c.isWeb() || c.trusted != null) {
            return null;
        }
        boolean words = false;
        List<String> all = new ArrayList<>(c.anchorWords);
        all.addAll(c.pathWords());
        all.addAll(Candidate.split(c.name()));
        for (String word : all) {
            if (word.length() >= Reading.TOPICAL
                    && !Character.isDigit(word.charAt(0))
                    && c.page.knowledge.languagesOf(word) == 0) {
                words = true;
                if (c.page.reading.speaksOf(word)) {
                    return null;
                }
            }
        }
        String name = c.name();
        for (int i = 0; i + Reading.STEM <= name.length() && i < LONGEST_NAME; i++) {
            if (c.page.reading.speaksOf(name.substring(i, i + Reading.STEM))) {
                return null;
            }
        }
        return words ? "No word of its text or address is akin to a word of the article." : null;
    });

    static final Sign CALL = Sign.spam(
            "call-to-action",
            Family.PLACE,
            c -> c.anchor != null && CALLS.contains(stripped(c.anchor.toLowerCase(Locale.ROOT)))
                    ? "Its text only asks to click."
                    : null);

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

    static final Sign HOME_PAGE = Sign.spam(
            "home-page",
            Family.PLACE,
            c -> c.judged.isRoot() && c.isUnknown() && !c.isWritersHouse()
                    ? "It leads to the front page of a firm or person of whom nothing is known, not to what the text is about."
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

    static final Sign NAMES_HOST = Sign.honest("anchor-names-host", Family.PLACE, c -> {
        if (c.anchor == null || c.anchorIsAddress() || !c.isWeb()) {
            return null;
        }
        String joined = String.join("", c.anchorWords);
        String name = c.name().replace("-", "");
        return joined.length() >= 4
                        && (joined.equals(name)
                                || joined.length() >= 5 && name.startsWith(joined)
                                || name.length() >= 5 && joined.startsWith(name))
                ? "Its text is the name of the site that it leads to."
                : null;
    });

    static final Sign PATH_ON_TOPIC = Sign.honest("path-on-topic", Family.PLACE, c -> {
        if (!c.isWeb() || c.judged.isRoot()) {
            return null;
        }
        int said = 0;
        int all = 0;
        for (String word : c.pathWords()) {
            if (word.length() >= 4
                    && !Character.isDigit(word.charAt(0))
                    && !word.equals("html")
                    && !word.equals("index")) {
                all++;
                int own = 0;
                for (String w : c.anchorWords) {
                    own += w.equals(word) ? 1 : 0;
                }
                if (c.page.reading.uses(word) > own) {
                    said++;
                }
            }
        }
        return said >= 2 && said * 2 >= all ? "Words of its path are words of the article." : null;
    });

    static final Sign WRITERS_HOUSE = Sign.honest(
            "writers-house",
            Family.PLACE,
            c -> c.isWritersHouse() ? "The text gives a mail address of the same house." : null);

    static final Sign ONLY_FOREIGN = Sign.spam(
            "only-foreign-link",
            Family.PLACE,
            c -> c.isWeb() && c.page.external == 1 ? "It is the only link of the text that leads elsewhere." : null);

    static final Sign LAST_WORDS = Sign.spam("last-in-text", Family.PLACE, c -> {
        int behind = c.page.reading.wordCount()
                - c.page.reading.wordAt(c.found.place().end());
        return c.isWeb()
                        && c.trusted == null
                        && !isSocial(c)
                        && behind <= 6
                        && c.page.reading.wordCount() > 20
                        && !isCited(c)
                        && !inSourceList(c)
                ? "It is the last thing in the text."
                : null;
    });

    static final Sign REPEATED = Sign.spam(
            "repeated-address",
            Family.PLACE,
            c -> c.isWeb() && c.page.addresses.getOrDefault(c.key(), new int[1])[0] >= 3
                    ? "The same address stands in the text three times or more."
                    : null);

    static final Sign MANY_ANCHORS = Sign.spam("many-anchors", Family.PLACE, c -> {
        Set<String> anchors = c.page.anchors.get(c.key());
        return c.isWeb() && anchors != null && anchors.size() >= 2 && c.judged.isRoot()
                ? "The same front page is linked under different words."
                : null;
    });

    static final Sign CITED = Sign.honest(
            "cited", Family.PLACE, c -> c.isWeb() && isCited(c) ? "The words round it cite a source." : null);

    private static boolean isCited(Candidate c) {
        String near = (c.before(90) + ' ' + c.after(40)).toLowerCase(Locale.ROOT);
        for (String word : CITING) {
            if (near.contains(word)) {
                return true;
            }
        }
        return false;
    }

    static final Sign SOURCE_LIST = Sign.honest(
            "source-list", Family.PLACE, c -> c.isWeb() && inSourceList(c) ? "It stands in a list of sources." : null);

    static final Sign MANY_HOSTS = Sign.honest(
            "many-hosts",
            Family.PLACE,
            c -> c.isWeb() && c.page.domains.size() >= 10
                    ? "The text links to ten and more different sites, as one does that gives its sources."
                    : null);

    static final Sign IN_SENTENCE = Sign.honest("words-in-sentence", Family.PLACE, c -> {
        if (c.anchor == null || c.anchorWords.isEmpty() || c.anchorIsAddress() || !c.isWeb()) {
            return null;
        }
        String before = c.before(30).strip();
        String after = c.after(30).strip();
        return !before.isEmpty()
                        && !after.isEmpty()
                        && endsInWord(before)
                        && Character.isLowerCase(c.anchor.codePointAt(0))
                ? "Its text is part of a sentence."
                : null;
    });

    static final List<Sign> ALL = List.of(
            TRADE_HOST,
            TRADE_PATH,
            SELLING_ADDRESS,
            REMEDY_HOST,
            GLUED_HOST,
            PRODUCT_PAGE,
            TRADE_ANCHOR,
            TRADE_AROUND,
            TRADE_WORD_AROUND,
            SELLING_AROUND,
            SEARCH_PHRASE,
            BUYING,
            SHOP_PAGE,
            PARTNER,
            OTHER_FIELD,
            OFF_TOPIC,
            CALL,
            BARE_BETWEEN_WORDS,
            BARE,
            HOME_PAGE,
            DEEP_PAGE,
            HOST_NOT_SAID,
            NAMES_HOST,
            PATH_ON_TOPIC,
            WRITERS_HOUSE,
            ONLY_FOREIGN,
            LAST_WORDS,
            REPEATED,
            MANY_ANCHORS,
            CITED,
            SOURCE_LIST,
            MANY_HOSTS,
            IN_SENTENCE);

    /** The fields of life that the words of a link's text and address are of. */
    private static Set<String> fieldsOf(Candidate c) {
        Fields fields = c.page.knowledge.fields();
        Set<String> out = new TreeSet<>();
        List<String> words = new ArrayList<>(c.anchorWords);
        if (c.isUnknown()) { // the name of a platform says nothing about a page on it
            out.addAll(fields.inside(c.name()));
            words.addAll(Candidate.split(c.name()));
        }
        for (String word : words) {
            String field = fields.of(word);
            if (field != null) {
                out.add(field);
            }
        }
        return out;
    }

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

    private static boolean isSocial(Candidate c) {
        return c.platform != null && c.platform.kind().equals("social");
    }

    private static String stripped(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static boolean endsInWord(String text) {
        char last = text.charAt(text.length() - 1);
        return Character.isLetterOrDigit(last) || last == ',' || last == '(';
    }

    /** Whether the text says the name of the host: as one word, or as words that make it up, "Smiling Mind" for smilingmind. */
    static boolean nameIsSaid(Candidate c) {
        String name = c.name().replace("-", "");
        if (name.length() > LONGEST_NAME) {
            return false;
        }
        Reading reading = c.page.reading;
        for (int end = 2; end <= name.length(); end++) {
            for (int at : reading.places(name.substring(0, end))) {
                if (end == name.length() || continues(reading, at + 1, name, end, 4)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean continues(Reading reading, int index, String name, int done, int left) {
        if (done == name.length()) {
            return true;
        }
        if (left == 0 || index >= reading.wordCount()) {
            return false;
        }
        String word = reading.word(index);
        return name.startsWith(word, done) && continues(reading, index + 1, name, done + word.length(), left - 1);
    }

    static boolean inSourceList(Candidate c) {
        if (c.block.kind() != Block.Kind.ITEM) {
            return false;
        }
        List<Block> blocks = c.page.reading.found().blocks();
        int at = c.page.reading.found().blockAt(c.found.place().start());
        for (int i = at - 1; i >= 0 && at - i < 60; i--) {
            Block block = blocks.get(i);
            if (block.kind() == Block.Kind.ITEM) {
                continue;
            }
            String text = block.text().length() > 200
                    ? ""
                    : block.text().of(c.page.reading.text()).toLowerCase(Locale.ROOT);
            for (String word : LISTS) {
                if (text.contains(word)) {
                    return true;
                }
            }
            return false;
        }
        return false;
    }
}
