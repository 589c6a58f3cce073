package org.clinicsite.links;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.clinicsite.document.Draft;
import org.clinicsite.links.LinkVerdict.Form;
import org.clinicsite.links.LinkVerdict.Signal;
import org.clinicsite.source.Source;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.Edits;
import org.clinicsite.text.SourceText;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/** Judges the links of articles. Built once; pure; safe for many threads. */
public final class LinkFilter {

    private static final String NOFOLLOW = "nofollow ugc";

    private static final String NOBODY_VOUCHES =
            "The text has no header, so nobody vouches for a site that is neither the clinic's own nor known.";

    /** Of a text without links; the weights are not even read for it. */
    private static final Thresholds NOTHING_DECIDED = new Thresholds(0, 0, 0, "there was nothing to decide.");

    private static final Set<String> RESERVED = Set.of("example", "invalid", "test");

    private final LinkPolicy policy;
    private final Knowledge knowledge;
    private final Set<String> ownHosts;
    private final OwnAddresses facts;
    private final Locale locale;

    /**
     * A filter for one site.
     *
     * @param policy what the owner says
     * @param ownHosts hosts of the site itself, such as {@code example.org}; with and without {@code www.} are one
     * @param facts every address that the clinic's facts name: booking, profiles, places, people
     * @param locale the site's language
     */
    public LinkFilter(LinkPolicy policy, Collection<String> ownHosts, Collection<String> facts, Locale locale) {
        this.policy = policy;
        this.knowledge = policy.knowledge();
        this.ownHosts = hosts(ownHosts);
        this.facts = new OwnAddresses(facts, knowledge);
        this.locale = locale;
    }

    /**
     * A filter for the site of one address.
     *
     * @param url the absolute address of the site's home page
     */
    public static LinkFilter of(LinkPolicy policy, String url, Collection<String> facts, Locale locale) {
        String host = WebAddress.parse(url, url, policy.knowledge()).host();
        return new LinkFilter(policy, host.isEmpty() ? List.of() : List.of(host), facts, locale);
    }

    /** Reads the lists that nearly every site needs; a filter does it otherwise, when it first needs one. */
    public static void readLists() {
        Knowledge.shipped().readCommon();
    }

    private static Set<String> hosts(Collection<String> hosts) {
        Set<String> out = new HashSet<>();
        for (String host : hosts) {
            out.add(OwnAddresses.withoutWww(WebAddress.asciiHost(host.toLowerCase(Locale.ROOT))));
        }
        return Set.copyOf(out);
    }

    /** Finds and judges every link of a text. */
    public LinkReview review(Draft draft) {
        Source source = draft.source();
        SourceText text = source.text();
        FoundLinks found = new LinkFinder(this::isSuffix).find(draft);
        Provenance provenance = Provenance.of(source.header());
        if (found.links().isEmpty()) {
            return new LinkReview(source.path(), text, List.of(), Edits.NONE, NOTHING_DECIDED);
        }
        Thresholds thresholds = thresholds(provenance);
        List<LinkVerdict> verdicts = new ArrayList<>(found.links().size());
        List<Verdict> bare = new ArrayList<>(found.links().size());
        List<Candidate> candidates = candidates(found, provenance);
        Weights weights = knowledge.weights();
        Map<Candidate, LinkVerdict> decided = new IdentityHashMap<>();
        for (Candidate candidate : candidates) {
            LinkVerdict verdict = decided(candidate);
            if (verdict == null) {
                look(candidate, weights);
            } else {
                decided.put(candidate, verdict);
            }
        }
        candidates.get(0).page.suspect(c -> !decided.containsKey(c) && c.ownScore >= weights.suspect());
        for (Candidate candidate : candidates) {
            LinkVerdict before = decided.get(candidate);
            LinkVerdict verdict = before != null ? before : bySignals(candidate, thresholds);
            if (!candidate.found.shown()) {
                verdict = verdict.leftOut("It stands in what no article may hold, which is left out.");
            }
            verdicts.add(verdict);
            bare.add(candidate.found.shown() ? verdict.verdict() : Verdict.KEEP); // nobody sees where it stood
        }
        withTheLinksRoundThem(candidates, verdicts);
        Mending mending = new Mending(found, source.bodyStart());
        Edits edits = mending.mend(bare);
        for (int needed : mending.needed()) {
            verdicts.set(needed, verdicts.get(needed).unlinked());
        }
        return new LinkReview(source.path(), text, List.copyOf(verdicts), edits, thresholds);
    }

    /**
     * Judges the addresses that a text's header names as what it rests on. A page shows them as links without a {@code rel},
     * so one that may not be followed is no link there: its title stays.
     *
     * @param addresses each with the offset in the file where it is written, in order
     * @param path as in {@link LinkReview#path}
     * @param text the file that they are written in
     */
    public LinkReview header(String path, SourceText text, SortedMap<Integer, String> addresses) {
        Layers layers = new Layers(text.text());
        layers.set(0, layers.length(), Layers.MARKUP);
        List<FoundLink> links = new ArrayList<>();
        List<TextBlock> blocks = new ArrayList<>();
        addresses.forEach((start, address) -> {
            Span span = new Span(start, start + address.length());
            blocks.add(new TextBlock(span, span, TextBlock.Kind.ITEM));
            links.add(new FoundLink(
                    span, Form.HEADER, address, List.of(span), List.of(), null, FoundLink.Dressing.NONE, false, true));
        });
        Thresholds thresholds = thresholds(Provenance.AUTHORED);
        List<LinkVerdict> verdicts = new ArrayList<>();
        for (Candidate candidate : candidates(new FoundLinks(text, links, blocks, layers), Provenance.AUTHORED)) {
            LinkVerdict before = decided(candidate);
            if (before == null) {
                look(candidate, knowledge.weights());
                before = bySignals(candidate, thresholds);
            }
            verdicts.add(before.verdict() == Verdict.NOFOLLOW ? before.unlinked() : before);
        }
        return new LinkReview(path, text, List.copyOf(verdicts), Edits.NONE, thresholds);
    }

    /** What stands in a link that goes whole goes with it. */
    private void withTheLinksRoundThem(List<Candidate> candidates, List<LinkVerdict> verdicts) {
        for (int i = 0; i < verdicts.size(); i++) {
            FoundLink link = candidates.get(i).found;
            if (verdicts.get(i).verdict() != Verdict.REMOVE || !link.shown()) {
                continue;
            }
            for (Span gone : link.uses()) {
                int first = i; // links are in the order of their addresses
                while (first > 0 && candidates.get(first - 1).found.address().start() >= gone.start()) {
                    first--;
                }
                for (int inner = first; inner < verdicts.size(); inner++) {
                    Candidate other = candidates.get(inner);
                    if (other.found.address().start() >= gone.end()) {
                        break;
                    }
                    if (gone.contains(other.found.place())
                            && !verdicts.get(inner).verdict().takesLinkOut()) {
                        verdicts.set(inner, verdicts.get(inner).leftOut("It stands in a link that is taken out."));
                    }
                }
            }
        }
    }

    private Thresholds thresholds(Provenance provenance) {
        Weights weights = knowledge.weights();
        Double own = policy.unlink();
        double unlink = own != null ? own : weights.unlink();
        Double ownNofollow = policy.nofollow();
        Double ownRemove = policy.remove();
        return new Thresholds(
                Math.min(unlink, ownNofollow != null ? ownNofollow : weights.nofollow()),
                unlink,
                Math.max(unlink, ownRemove != null ? ownRemove : weights.remove()),
                own != null || ownNofollow != null || ownRemove != null
                        ? "the probabilities of content/link-policy.yaml."
                        : provenance.says());
    }

    /** Endings kept for examples and tests (RFC 2606) are written like any other. */
    private boolean isSuffix(String ending) {
        if (RESERVED.contains(ending)) {
            return true;
        }
        PublicSuffixes.Parts parts = knowledge.suffixes().of(ending);
        return parts.known() && parts.domain() == null && !parts.isPrivate();
    }

    /** The links of a file with all that the signals ask; for the filter and for fitting it. */
    List<Candidate> candidates(FoundLinks found, Provenance provenance) {
        Candidate.Page page = new Candidate.Page(found, knowledge, locale, ownHosts, provenance == Provenance.AUTHORED);
        for (FoundLink link : found.links()) {
            String written = link.address().of(found.source().text());
            page.add(new Candidate(link, WebAddress.parse(link.decoded(), written, knowledge), page));
        }
        return page.candidates;
    }

    LinkFinder finder() {
        return new LinkFinder(this::isSuffix);
    }

    /** What is decided before any signal is asked; null when the signals decide. */
    @Nullable
    LinkVerdict decided(Candidate c) {
        if (c.found.dressing() == FoundLink.Dressing.CODE) {
            return bySite(c, "It stands in code, which is left alone.");
        }
        if (DisguiseSigns.proofOf(c) != null) {
            return null;
        }
        LinkPolicy.Rule rule = policy.ruleFor(c.judged);
        if (rule == null && c.judged != c.address) {
            LinkPolicy.Rule carrier = policy.ruleFor(c.address);
            rule = carrier != null && carrier.ruling() == LinkPolicy.Ruling.DENY ? carrier : null;
        }
        if (rule != null) {
            return byPolicy(c, rule);
        }
        switch (c.address.kind()) {
            case LOCAL -> {
                return bySite(c, "It leads to a page of the site itself.");
            }
            case CONTACT -> {
                return c.judged == c.address || isOwn(c.judged) || c.trusted != null
                        ? bySite(c, "It opens a message or a call, not a page.")
                        : null; // the message holds an address
            }
            default -> {}
        }
        if (c.isWeb() && ownHosts.contains(OwnAddresses.withoutWww(c.judged.host()))) {
            return bySite(c, "It leads to the site itself.");
        }
        if (c.isWeb() && facts.hold(c.judged)) {
            return kept(c, LinkVerdict.FACTS, "The clinic's own facts name this address.");
        }
        if (c.found.form() == Form.IMAGE) {
            return bySite(c, "It is a picture, not a link.");
        }
        if (!c.isWeb()
                || c.trusted == null && c.service == null
                || !c.isOpenlyWritten()
                || PlaceSigns.speaksOfTrade(c)) {
            return null;
        }
        if (c.trusted != null) {
            return kept(
                    c, LinkVerdict.KNOWN, c.judged.host() + " (" + c.trusted.kind() + "): " + c.trusted.reason() + ".");
        }
        HostList.Entry service = c.service;
        if (service == null) {
            return null;
        }
        String says = "A service that clinics use (" + service.kind() + "): " + service.reason() + ".";
        return c.page.authored
                ? kept(c, LinkVerdict.PLATFORM, says)
                : verdict(
                        c,
                        Verdict.NOFOLLOW,
                        NOFOLLOW,
                        0,
                        LinkVerdict.PLATFORM,
                        List.of(new Signal(LinkVerdict.PLATFORM, 0, says), new Signal("no-header", 0, NOBODY_VOUCHES)));
    }

    private boolean isOwn(WebAddress address) {
        return ownHosts.contains(OwnAddresses.withoutWww(address.host())) || facts.hold(address);
    }

    private LinkVerdict kept(Candidate c, String decidedBy, String says) {
        return verdict(c, Verdict.KEEP, null, 0, decidedBy, List.of(new Signal(decidedBy, 0, says)));
    }

    private LinkVerdict bySite(Candidate c, String says) {
        return kept(c, LinkVerdict.SITE, says);
    }

    private LinkVerdict byPolicy(Candidate c, LinkPolicy.Rule rule) {
        String word = rule.ruling().word();
        String says = rule.file() + ":" + rule.line() + " has " + rule.pattern() + " under " + word + ".";
        List<Signal> signals = List.of(new Signal("policy-" + word, 0, says));
        return switch (rule.ruling()) {
            case ALLOW -> verdict(c, Verdict.KEEP, null, 0, "policy:allow", signals);
            case SPONSORED -> verdict(c, Verdict.NOFOLLOW, "sponsored", 0, "policy:sponsored", signals);
            case DENY -> verdict(c, removal(c), null, 0, "policy:deny", signals);
        };
    }

    /** Asks every signal that a link shows by itself. */
    private static void look(Candidate c, Weights weights) {
        double score = weights.base();
        for (Sign sign : AllSignals.OWN) {
            score += weigh(sign, c, weights, c.signals);
        }
        c.ownScore = score;
    }

    private static double weigh(Sign sign, Candidate c, Weights weights, List<Signal> signals) {
        double weight = weights.of(sign.name());
        String says = weight == 0 ? null : sign.says().apply(c);
        if (says == null) {
            return 0;
        }
        signals.add(new Signal(sign.name(), weight, says));
        return weight;
    }

    private LinkVerdict bySignals(Candidate c, Thresholds thresholds) {
        Weights weights = knowledge.weights();
        List<Signal> signals = new ArrayList<>(c.signals);
        double score = c.ownScore;
        for (Sign sign : AllSignals.COMPANY) {
            score += weigh(sign, c, weights, signals);
        }
        signals.sort(
                Comparator.comparingDouble((Signal s) -> -Math.abs(s.weight())).thenComparing(Signal::name));
        signals.add(new Signal("base", weights.base(), "Where every link starts."));
        double probability = probability(score);
        Verdict verdict = byProbability(c, probability, thresholds);
        if (verdict == Verdict.NOFOLLOW && probability < thresholds.nofollow()) {
            signals.add(0, new Signal(LinkVerdict.NOT_VOUCHED, 0, requireNonNull(notVouchedFor(c))));
        }
        return verdict(
                c, verdict, verdict == Verdict.NOFOLLOW ? NOFOLLOW : null, rounded(probability), "signals", signals);
    }

    /** The probability of log odds, 0 to 1. */
    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** What becomes of a link that the signals decide on: the more doubt, the more of it goes; without proof the words stay. */
    static Verdict byProbability(Candidate c, double probability, Thresholds thresholds) {
        if (DisguiseSigns.proofOf(c) != null || probability >= thresholds.remove()) {
            return removal(c);
        }
        if (probability
                >= thresholds.unlink()) { // where an address stands by itself no word and no sentence goes with it
            return c.isBare() && PlaceSigns.standsAlone(c) || PlaceSigns.onlyCalls(c) ? Verdict.REMOVE : Verdict.UNLINK;
        }
        return probability >= thresholds.nofollow() || notVouchedFor(c) != null ? Verdict.NOFOLLOW : Verdict.KEEP;
    }

    /** Why a link is not followed though nothing much speaks against it; null when it may be. */
    private static @Nullable String notVouchedFor(Candidate c) {
        if (!c.isWeb()) {
            return null;
        }
        String host = c.judged.host();
        if (host.endsWith(".onion") || c.judged.isNumericHost() || c.judged.isEmojiHost()) {
            return "Such a host is never followed unless the policy allows it.";
        }
        if (c.shortener) {
            return "Where a shortened address leads cannot be seen.";
        }
        if (!c.page.authored) {
            return c.trusted != null ? null : NOBODY_VOUCHES;
        }
        return PlaceSigns.isCommercial(c)
                ? "It leads to something that is sold, and no fact or list knows who sells it."
                : null;
    }

    /** Words and pictures of the text stay; an address, and what only dresses it, goes. */
    private static Verdict removal(Candidate c) {
        boolean dressedUp = c.found.dressing() == FoundLink.Dressing.HIDDEN
                || c.found.dressing() == FoundLink.Dressing.INVISIBLE_INK
                || c.address.kind() == WebAddress.Kind.SCRIPT
                || c.address.kind() == WebAddress.Kind.DATA;
        boolean words = c.found.picture() && !c.isBare() || saysSomething(c) && !c.anchorIsAddress();
        return words && !dressedUp && !PlaceSigns.isCall(c) ? Verdict.UNLINK : Verdict.REMOVE;
    }

    /** Whether its text has a word; a number alone marks a footnote. */
    private static boolean saysSomething(Candidate c) {
        return c.anchorWords().stream().anyMatch(word -> word.chars().anyMatch(Character::isLetter));
    }

    private LinkVerdict verdict(
            Candidate c, Verdict verdict, @Nullable String rel, double score, String decidedBy, List<Signal> signals) {
        String written = c.found.address().of(c.page.text());
        Form form = c.address.disguises().isEmpty() ? c.found.form() : Form.DISGUISED;
        String target = c.address.kind() == WebAddress.Kind.WEB
                ? c.address.text()
                : c.found.decoded().strip();
        List<Signal> all = signals;
        if (c.isWeb() && !verdict.takesLinkOut() && c.found.form() != Form.IMAGE) {
            String stripped = Redirects.withoutTracking(target);
            if (!stripped.equals(target)) {
                all = new ArrayList<>(signals);
                all.add(new Signal(
                        "tracking-stripped", 0, "Parameters that only track readers are taken off the address."));
                target = stripped;
            }
        }
        return new LinkVerdict(
                written,
                c.found.address(),
                target,
                c.judged.host(),
                form,
                c.anchor,
                verdict,
                rel,
                score,
                decidedBy,
                List.copyOf(all));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** Where a text comes from. */
    enum Provenance {
        /** Without a header: pasted or bought, in whatever format. */
        PASTED("the text has no header that says whose it is."),
        /** With a header: somebody made it for this site. */
        AUTHORED("the text has an author's header, so more has to speak against a link.");

        private final String says;

        Provenance(String says) {
            this.says = says;
        }

        /** The end of a sentence that says what it means. */
        String says() {
            return says;
        }

        static Provenance of(HeaderKind header) {
            return header == HeaderKind.NONE ? PASTED : AUTHORED;
        }
    }
}
