package org.clinicsite.links;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.clinicsite.text.LanguageWords;
import org.jspecify.annotations.Nullable;

/** The data files that ship, each read when it is first asked for, and then kept. Safe for many threads. */
final class Knowledge {

    private final Function<String, byte[]> lists;

    private final Once<PublicSuffixes> suffixes = new Once<>(() -> new PublicSuffixes(bytes(PublicSuffixes.FILE)));
    private final Once<Lookalikes> lookalikes = new Once<>(() -> new Lookalikes(lines(Lookalikes.FILE)));
    private final Once<HostList> trusted = new Once<>(() -> hosts("trusted.txt", false));
    private final Once<HostList> platforms = new Once<>(() -> hosts("platforms.txt", false));
    private final Once<HostList> services = new Once<>(() -> hosts("clinic-services.txt", false));
    private final Once<HostList> redirectors = new Once<>(() -> hosts("rspamd-redirectors.txt", true));
    private final Once<HostList> listed = new Once<>(() -> hosts("wikimedia-spam-blacklist-domains.txt", true));
    private final Once<HostFragments> banned = new Once<>(() -> new HostFragments(lines(HostFragments.FILE)));
    private final Once<WordList> trades = new Once<>(() -> words("trade-words.txt"));
    private final Once<WordList> goods = new Once<>(() -> words("goods-words.txt"));
    private final Once<WordList> selling = new Once<>(() -> wordsByLanguage("selling"));
    private final Once<WordList> sellingAddresses = new Once<>(() -> words("selling-addresses.txt"));
    private final Once<HostWords> hostWords = new Once<>(() -> new HostWords(lines(HostWords.FILE)));
    private final Once<Map<String, Set<String>>> functionWords = new Once<>(Knowledge::readFunctionWords);
    private final Once<List<String>> languages =
            new Once<>(() -> functionWords().keySet().stream().sorted().toList());
    private final Once<Map<String, Integer>> languagesByWord = new Once<>(() -> {
        Map<String, Integer> masks = new HashMap<>();
        for (int i = 0; i < languages().size(); i++) {
            int bit = 1 << i;
            requireNonNull(functionWords().get(languages().get(i)))
                    .forEach(word -> masks.merge(word, bit, (a, b) -> a | b));
        }
        return masks;
    });
    /** How many words are remembered, {@link #remembered}. */
    private static final int REMEMBERED = 20_000;

    private final Map<String, Integer> remembered = new ConcurrentHashMap<>();

    private final Once<Weights> weights = new Once<>(() -> Weights.read(lines(Weights.FILE)));

    private static final Knowledge SHIPPED = new Knowledge();

    /** The lists that ship, as all filters of this JVM share them. */
    static Knowledge shipped() {
        return SHIPPED;
    }

    /** The lists that ship, not read yet. */
    Knowledge() {
        this(DataFiles::read);
    }

    /** @param lists the bytes of a list, by its name */
    Knowledge(Function<String, byte[]> lists) {
        this.lists = lists;
    }

    private byte[] bytes(String file) {
        return lists.apply(file);
    }

    private List<String> lines(String file) {
        return DataFiles.split(file, bytes(file));
    }

    private HostList hosts(String file, boolean plain) {
        return new HostList(file, bytes(file), plain);
    }

    private WordList words(String file) {
        return new WordList(file, lines(file));
    }

    private static Map<String, Set<String>> readFunctionWords() {
        Map<String, Set<String>> languages = new HashMap<>();
        LanguageWords.of("links")
                .byLanguage("small")
                .forEach((language, words) -> languages.put(language, Set.copyOf(words)));
        return languages;
    }

    /** Words of all languages as a list of groups, a group for each language. */
    private static WordList wordsByLanguage(String section) {
        List<String> lines = new ArrayList<>();
        LanguageWords.of("links")
                .byLanguage(section)
                .forEach((language, words) -> lines.add(language + " | " + String.join(" ", words)));
        return new WordList(section, lines);
    }

    PublicSuffixes suffixes() {
        return suffixes.get();
    }

    Lookalikes lookalikes() {
        return lookalikes.get();
    }

    /** Hosts that are not suspected. */
    HostList trusted() {
        return trusted.get();
    }

    /** Places where anyone may open a page. */
    HostList platforms() {
        return platforms.get();
    }

    /** Services that clinics use: booking, maps, messengers, payment, podcasts, bookshops, associations. */
    HostList services() {
        return services.get();
    }

    /** Shorteners and redirectors. */
    HostList redirectors() {
        return redirectors.get();
    }

    /** Domains that Wikimedia's projects take no link to. */
    HostList listed() {
        return listed.get();
    }

    /** Pieces of addresses that moderators of Stack Exchange banned. */
    HostFragments banned() {
        return banned.get();
    }

    /** Words of the spam trades. */
    WordList trades() {
        return trades.get();
    }

    /** What bought links in texts on health sell. */
    WordList goods() {
        return goods.get();
    }

    /** Words of selling. */
    WordList selling() {
        return selling.get();
    }

    /** Words of hosts and paths that sell. */
    WordList sellingAddresses() {
        return sellingAddresses.get();
    }

    /** Words that names of throw-away hosts are glued of. */
    HostWords hostWords() {
        return hostWords.get();
    }

    /** The commonest small words by language. */
    Map<String, Set<String>> functionWords() {
        return functionWords.get();
    }

    /** The languages of {@link #functionWords}, sorted. */
    List<String> languages() {
        return languages.get();
    }

    /** In which languages a word in lower case is one of the commonest: bit n stands for the nth of {@link #languages}. */
    int languagesOf(String word) {
        return languagesByWord.get().getOrDefault(word, 0);
    }

    /** What a function finds of a word; of the first words of a site it is found once. A word always gets the same function. */
    int remembered(String word, ToIntFunction<String> find) {
        Integer known = remembered.get(word);
        if (known == null) {
            known = find.applyAsInt(word);
            if (remembered.size() < REMEMBERED) {
                remembered.put(word, known);
            }
        }
        return known;
    }

    /** What each signal weighs. */
    Weights weights() {
        return weights.get();
    }

    /** Reads those that a site with some links of its own needs. */
    void readCommon() {
        services();
        platforms();
        trusted();
        redirectors();
        suffixes();
        trades();
        languagesOf("the");
        selling();
        listed();
        weights();
    }

    /** Reads every list now, so that a broken one is told. */
    void readAll() {
        suffixes();
        lookalikes();
        trusted();
        platforms();
        services();
        redirectors();
        listed();
        banned();
        trades();
        goods();
        selling();
        sellingAddresses();
        hostWords();
        languagesOf("the");
        weights();
    }

    /** A value made when first asked for. */
    private static final class Once<T> {

        private final Supplier<T> maker;
        private volatile @Nullable T value;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            T known = value;
            if (known == null) {
                synchronized (this) {
                    known = value;
                    if (known == null) {
                        known = maker.get();
                        value = known;
                    }
                }
            }
            return known;
        }
    }
}
