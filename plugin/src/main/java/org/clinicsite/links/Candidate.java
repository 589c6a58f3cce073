package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/** A link about to be judged, with all that the signals ask about it. */
final class Candidate {

    /** How many words to each side count as its surroundings. */
    private static final int WINDOW = 40;

    final FoundLink found;
    final WebAddress address;
    /** The address behind a redirector; the same as {@link #address} where there is none. */
    final WebAddress judged;

    final PublicSuffixes.@Nullable Parts parts;
    final HostList.@Nullable Entry trusted;
    final HostList.@Nullable Entry platform;
    /** The service that clinics use which the address is a page of; null when of none. */
    final HostList.@Nullable Entry service;

    final boolean shortener;
    private final String domain;
    private final String key;
    private final String owner;
    /** The visible text of the link; null for a bare address. */
    final @Nullable String anchor;

    final Page page;
    final TextBlock block;
    private @Nullable Words words;

    /** Longer texts of links are not looked at to their end. */
    private static final int MOST_ANCHOR_WORDS = 40;

    /** What speaks for and against it by itself. */
    final List<LinkVerdict.Signal> signals = new ArrayList<>();
    /** The sum of that and the base. */
    double ownScore;
    /** Whether it is suspected by itself. */
    private boolean suspect;

    Candidate(FoundLink found, WebAddress address, Page page) {
        this.found = found;
        this.address = address;
        this.page = page;
        Knowledge knowledge = page.knowledge;
        WebAddress target = Redirects.target(address, knowledge);
        this.judged = target == null ? address : target;
        this.parts = judged.host().isEmpty() || judged.isNumericHost()
                ? null
                : knowledge.suffixes().of(judged.host());
        this.platform = judged.host().isEmpty() ? null : knowledge.platforms().find(judged);
        this.service = judged.host().isEmpty() ? null : knowledge.services().find(judged);
        HostList.Entry trust =
                judged.host().isEmpty() ? null : knowledge.trusted().find(judged);
        // "academia.edu" lies below a trusted ending, yet anyone may open a page there.
        this.trusted = platform != null && (trust == null || trust.pattern().startsWith("*")) ? null : trust;
        this.shortener = !judged.host().isEmpty()
                && trusted == null
                && platform == null
                && knowledge.redirectors().find(judged) != null;
        this.domain = parts == null || parts.domain() == null ? judged.host() : parts.domain();
        String path = judged.path();
        this.key =
                judged.host() + (path.equals("/") ? "" : path) + (judged.query() == null ? "" : "?" + judged.query());
        this.owner = platform != null || shortener ? key : domain;
        FoundLinks all = page.found;
        String text = page.text();
        String label = null;
        if (!found.texts().isEmpty()) {
            Span span = found.texts().get(0);
            label = visible(span);
            if (label.isEmpty() && span.of(text).contains("://")) {
                label = span.of(text).strip(); // an address that counts as a link of its own
            }
        }
        this.anchor = label;
        Span place = found.place();
        int blockIndex = all.blockAt(place.start());
        List<TextBlock> blocks = all.blocks();
        this.block = blockIndex < 0 ? new TextBlock(place, place, TextBlock.Kind.PARAGRAPH) : blocks.get(blockIndex);
    }

    /**
     * The words of a link and round it.
     *
     * @param anchor the first of its visible text
     * @param around what stands near it
     * @param own what stands in its visible text
     */
    private record Words(List<String> anchor, LinkContext.Tally around, LinkContext.Tally own) {

        static Words of(FoundLink found, LinkContext reading) {
            List<String> anchor = new ArrayList<>();
            int anchorFrom = 0;
            int anchorTo = 0;
            if (!found.texts().isEmpty()) {
                Span span = found.texts().get(0);
                anchorFrom = reading.wordAt(span.start());
                anchorTo = reading.wordAt(span.end());
                for (int i = anchorFrom; i < anchorTo && anchor.size() < MOST_ANCHOR_WORDS; i++) {
                    anchor.add(reading.word(i));
                }
            }
            int word = reading.wordAt(found.place().start());
            int[] passage = reading.passage(Math.min(word, Math.max(0, reading.wordCount() - 1)));
            int from = Math.max(passage[0], word - WINDOW);
            int behind = anchorTo > anchorFrom ? Math.max(word, anchorTo) : word;
            int to = Math.min(passage[1], behind + WINDOW);
            return new Words(
                    List.copyOf(anchor), reading.tally(Math.min(from, to), to), reading.tally(anchorFrom, anchorTo));
        }
    }

    /** Looked at when asked for: most links are decided without. */
    private Words words() {
        Words known = words;
        if (known == null) {
            known = Words.of(found, page.reading());
            words = known;
        }
        return known;
    }

    /** The first words of its visible text, in lower case; none of a bare address. */
    List<String> anchorWords() {
        List<String> alone = words == null ? anchorAlone() : null;
        return alone != null ? alone : words().anchor();
    }

    /** The same without a look at the rest of the text, where that is simple. */
    private @Nullable List<String> anchorAlone() {
        return found.texts().isEmpty()
                ? List.of()
                : LinkContext.words(page.found.layers(), found.texts().get(0), MOST_ANCHOR_WORDS);
    }

    /** What the words near it are, its own among them. */
    LinkContext.Tally around() {
        return words().around();
    }

    /** What the words of its visible text are. */
    LinkContext.Tally own() {
        return words().own();
    }

    /** Whether it counts among the links that lead elsewhere. */
    boolean isForeign() {
        return isWeb() && found.form() != LinkVerdict.Form.IMAGE && !page.ownHosts.contains(judged.host());
    }

    /** The address without scheme and fragment, to count equal ones. */
    String key() {
        return key;
    }

    /** Whose it is when links are counted: the domain; on a platform the page's owner cannot be told, so the address. */
    String owner() {
        return owner;
    }

    private String visible(Span span) {
        StringBuilder out = new StringBuilder();
        String text = page.text();
        Layers layers = page.found.layers();
        for (int i = span.start(); i < span.end() && out.length() < 2000; i++) {
            out.append(layers.at(i) <= Layers.SHOWN || layers.at(i) == Layers.CODE ? text.charAt(i) : ' ');
        }
        return out.toString()
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The registrable domain, else the host. */
    String domain() {
        return domain;
    }

    /** The registrable domain's own name, such as {@code example} of {@code example.co.uk}. */
    String name() {
        String domain = domain();
        int dot = domain.indexOf('.');
        return dot < 0 ? domain : domain.substring(0, dot);
    }

    boolean isWeb() {
        return address.kind() == WebAddress.Kind.WEB;
    }

    boolean isBare() {
        return found.texts().isEmpty();
    }

    /** Whether nothing is known of who runs the host. */
    boolean isUnknown() {
        return trusted == null && platform == null && service == null && !shortener;
    }

    /** Whether nothing hides it: neither its markup nor its spelling. */
    boolean isOpenlyWritten() {
        return found.dressing() == FoundLink.Dressing.NONE
                && address.disguises().isEmpty()
                && DisguiseSigns.ALL.stream().allMatch(sign -> sign.says().apply(this) == null);
    }

    /** Whether the text gives a mail address of the same house: then it speaks of its own publisher. */
    boolean isWritersHouse() {
        return isWeb() && isUnknown() && page.mailDomains().contains(domain());
    }

    /** Whether it is only a host's name in a sentence, "example.org", without a scheme and without disguise. */
    boolean isMention() {
        return found.form() == LinkVerdict.Form.BARE
                && found.isHostAlone()
                && address.disguises().isEmpty()
                && judged.isRoot();
    }

    /** Whether the visible text is itself an address. */
    boolean anchorIsAddress() {
        return anchor != null && shownHost() != null;
    }

    /** The host that the visible text shows; null when the text is not an address. */
    @Nullable
    String shownHost() {
        if (anchor == null || anchor.length() > 300 || anchor.isEmpty()) {
            return null;
        }
        String shown = anchor.toLowerCase(Locale.ROOT);
        boolean scheme = shown.startsWith("http://") || shown.startsWith("https://");
        if (!scheme && (shown.indexOf(' ') >= 0 || shown.indexOf('.') < 0 || shown.indexOf('@') >= 0)) {
            return null;
        }
        int blank = shown.indexOf(' ');
        if (blank > 0) {
            shown = shown.substring(0, blank);
        }
        String host = WebAddress.parse(scheme ? shown : "http://" + shown, shown, page.knowledge)
                .host();
        if (host.indexOf('.') < 0 || host.endsWith(".")) {
            return null;
        }
        PublicSuffixes.Parts shownParts = page.knowledge.suffixes().of(host);
        return shownParts.known() && shownParts.domain() != null ? host : null;
    }

    /** Words of the address's path, percent codes resolved. */
    List<String> pathWords() {
        return split(judged.readablePath());
    }

    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length() && words.size() < 60; i++) {
            boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** The text before the link in its block, blanks and markup squeezed. */
    String before(int most) {
        int from = Math.max(block.text().start(), found.place().start() - most);
        return page.visible(Math.min(from, found.place().start()), found.place().start());
    }

    /** The text behind the link in its block. */
    String after(int most) {
        int to = Math.min(block.text().end(), found.place().end() + most);
        return page.visible(found.place().end(), Math.max(to, found.place().end()));
    }

    /** All of a text as one: what the signals share between the links of a file. */
    static final class Page {

        final FoundLinks found;
        final Knowledge knowledge;
        private final Locale locale;
        private @Nullable LinkContext reading;
        final Set<String> ownHosts;
        final List<Candidate> candidates = new ArrayList<>();
        /** How often an address stands in the text. */
        final Map<String, int[]> addresses = new HashMap<>();

        private @Nullable TextSigns signs;
        private @Nullable Set<String> mailDomains;
        int external;
        private final Map<String, Double> worstByOwner = new HashMap<>();
        private final Set<String> disguisedOwners = new HashSet<>();
        private int suspects;

        /** Whether the text has a header: somebody made it for this site. */
        final boolean authored;

        Page(FoundLinks found, Knowledge knowledge, Locale locale, Set<String> ownHosts, boolean authored) {
            this.authored = authored;
            this.found = found;
            this.locale = locale;
            this.knowledge = knowledge;
            this.ownHosts = ownHosts;
        }

        String text() {
            return found.source().text();
        }

        /** Its words; they are told apart when a link is the first that cannot be decided without. */
        LinkContext reading() {
            LinkContext known = reading;
            if (known == null) {
                known = new LinkContext(found, knowledge, locale);
                reading = known;
            }
            return known;
        }

        /** What the text as a whole gives away. */
        TextSigns signs() {
            TextSigns known = signs;
            if (known == null) {
                known = new TextSigns(found);
                signs = known;
            }
            return known;
        }

        /** Domains of the mail addresses that the text gives. */
        Set<String> mailDomains() {
            Set<String> known = mailDomains;
            if (known == null) {
                known = reading().isMailed() ? mailDomains(text()) : Set.of();
                mailDomains = known;
            }
            return known;
        }

        private Set<String> mailDomains(String text) {
            Set<String> domains = new HashSet<>();
            for (int at = text.indexOf('@'); at >= 0 && domains.size() < 50; at = text.indexOf('@', at + 1)) {
                int end = at + 1;
                while (end < text.length()
                        && end - at < 80
                        && (Character.isLetterOrDigit(text.charAt(end))
                                || text.charAt(end) == '.'
                                || text.charAt(end) == '-')) {
                    end++;
                }
                boolean name = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) && !isUserOfHost(text, at);
                String host = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
                while (host.endsWith(".")) {
                    host = host.substring(0, host.length() - 1);
                }
                if (name && host.indexOf('.') > 0) {
                    PublicSuffixes.Parts parts = knowledge.suffixes().of(WebAddress.asciiHost(host));
                    if (parts.domain() != null && parts.known() && !parts.isPrivate()) {
                        domains.add(parts.domain());
                    }
                }
            }
            return domains;
        }

        /** Whether what stands before an @ is no mailbox but a name in an address, {@code https://name@host/}. */
        private static boolean isUserOfHost(String text, int at) {
            for (int i = at - 1; i > 0 && at - i < 80 && text.charAt(i) > ' '; i--) {
                if (text.charAt(i) == '/' && text.charAt(i - 1) == '/') {
                    return true;
                }
            }
            return false;
        }

        void add(Candidate candidate) {
            candidates.add(candidate);
            if (!candidate.isWeb() || candidate.found.form() == LinkVerdict.Form.IMAGE) {
                return;
            }
            external++;
            String address = candidate.key();
            addresses.computeIfAbsent(address, k -> new int[1])[0]++;
        }

        /** Notes which links are suspected by themselves, before their company is asked. */
        void suspect(Predicate<Candidate> isSuspect) {
            worstByOwner.clear();
            disguisedOwners.clear();
            suspects = 0;
            for (Candidate candidate : candidates) {
                if (candidate.isForeign() && isSuspect.test(candidate)) {
                    suspects++;
                    candidate.suspect = true;
                    worstByOwner.merge(candidate.owner(), candidate.ownScore, Math::max);
                    if (DisguiseSigns.isWrittenToHide(candidate)) {
                        disguisedOwners.add(candidate.owner());
                    }
                } else {
                    candidate.suspect = false;
                }
            }
        }

        private final Map<Integer, Boolean> announcing = new HashMap<>();

        /** Whether a block of the text says that sources follow; looked at once. */
        boolean announcesSources(int block) {
            return announcing.computeIfAbsent(
                    block,
                    i -> PlaceSigns.announcesSources(
                            found.blocks().get(i).text().of(text())));
        }

        /** Whether a link to the same owner is suspected for more than this one shows: equals do not accuse each other. */
        boolean isWorseElsewhere(Candidate candidate) {
            Double worst = worstByOwner.get(candidate.owner());
            return worst != null && worst > candidate.ownScore;
        }

        /** Whether a suspected link to the same owner is written so that filters do not see it. */
        boolean isDisguisedElsewhere(Candidate candidate) {
            return disguisedOwners.contains(candidate.owner()) && !DisguiseSigns.isWrittenToHide(candidate);
        }

        /** Whether a place of the text lies in an address that is written out there. */
        boolean isInAddress(int offset) {
            int low = 0;
            int high = candidates.size() - 1; // they are in the order of their addresses
            while (low <= high) {
                int middle = (low + high) >>> 1;
                Span address = candidates.get(middle).found.address();
                if (offset < address.start()) {
                    high = middle - 1;
                } else if (offset >= address.end()) {
                    low = middle + 1;
                } else {
                    return true;
                }
            }
            return false;
        }

        /** The share of suspected links among the others that lead elsewhere; 0 when there is no other. */
        double shareOfSuspects(Candidate candidate) {
            int others = external - 1;
            return others <= 0 ? 0 : (double) (suspects - (candidate.suspect ? 1 : 0)) / others;
        }

        String visible(int from, int to) {
            StringBuilder out = new StringBuilder(Math.max(0, to - from));
            String text = text();
            Layers layers = found.layers();
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                out.append(layers.at(i) <= Layers.ANCHOR ? c : c == '\n' ? '\n' : ' ');
            }
            return out.toString();
        }
    }
}
