package org.clinicsite.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.Nearest;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Every word that the template says, in the site's language, from {@code words/<locale>.yaml}. Immutable.
 *
 * <p>A key is the way down the file, such as {@code titles.services}. A value may hold names in braces, such as
 * {@code Massage at {clinic}}, that are filled in when it is asked for; braces around anything else stay as they are.
 *
 * <p>For {@code de-AT} the files {@code words/de-AT.yaml} and {@code words/de.yaml} are read, of each the clinic's own
 * before the built-in one. A key is taken from the first that has it, so a file needs only the words that differ. A file
 * may hold other words for who is {@code alone}, and so on; see {@link Voices}.
 */
public final class Words {

    /** Below this key words may be empty, and braces hold parts of dates and prices. */
    private static final String FORMATS = "formats.";

    private final Locale locale;
    private final Map<String, String> words;
    private final List<String> variants;

    private Words(Locale locale, Map<String, String> words, List<String> variants) {
        this.locale = locale;
        this.words = words;
        this.variants = variants;
    }

    /**
     * Reads the words of a language.
     *
     * @param locale the site's language
     * @param folders template folders, the clinic's own first: each answers a path such as {@code words/de.yaml} with
     *     the file's text, or with null when it has no such file
     * @throws SiteException when no folder knows the language, or a file is no YAML mapping of words
     */
    public static Words read(Locale locale, List<Function<String, @Nullable String>> folders) throws SiteException {
        return read(locale, List.of(), folders);
    }

    /**
     * Reads the words of a clinic; the built-in English ones where they cannot be read, so that a build can look further.
     *
     * @param variants as for {@link #read(Locale, List, List)}
     * @param builtIn the built-in template folder
     * @return problems: why the clinic's cannot be read
     */
    public static Outcome<Words> readOr(
            Locale locale,
            List<String> variants,
            List<Function<String, @Nullable String>> folders,
            Function<String, @Nullable String> builtIn)
            throws SiteException {
        try {
            return Outcome.of(read(locale, variants, folders));
        } catch (SiteException e) {
            return new Outcome<>(read(Locale.ENGLISH, List.of(builtIn)), e.problems());
        }
    }

    /**
     * The same as a particular clinic says it.
     *
     * @param variants keys below which a file may hold other words for the same keys, the more particular first: with
     *     {@code alone} the word {@code alone.titles.about} is said in the place of {@code titles.about} of that file
     */
    public static Words read(Locale locale, List<String> variants, List<Function<String, @Nullable String>> folders)
            throws SiteException {
        Map<String, String> words = new HashMap<>();
        boolean any = false;
        for (String path : files(locale)) {
            for (Function<String, @Nullable String> folder : folders) {
                String text = folder.apply(path);
                if (text != null) {
                    any = true;
                    Map<String, String> file = new HashMap<>();
                    readFile("site-template/" + path, text, file);
                    for (String variant : variants) {
                        file.forEach((key, word) -> {
                            if (key.startsWith(variant + ".")) {
                                words.putIfAbsent(key.substring(variant.length() + 1), word);
                            }
                        });
                    }
                    file.forEach(words::putIfAbsent);
                }
            }
        }
        if (!any) {
            List<String> files = files(locale);
            throw new SiteException(Problem.error(
                    Code.MISSING_WORD,
                    "content/data/clinic.yaml",
                    0,
                    0,
                    "The template has no words for locale '" + locale.toLanguageTag() + "'.",
                    "Write them in site-template/" + files.get(files.size() - 1)
                            + "; the built-in words/en.yaml shows which are needed."));
        }
        return new Words(locale, Map.copyOf(words), List.copyOf(variants));
    }

    /**
     * Words of the clinic's own that no template will ask for, because their keys are misspelt, and those with a name in
     * braces that nothing fills in.
     *
     * @param locale the site's language
     * @param folders the clinic's own template folder and the built-in one, as for {@link #read}
     * @param asked whether a template of the clinic's own asks for a key
     * @return a warning each, with the key or the name that was most likely meant
     */
    public static List<Problem> misspelt(
            Locale locale, List<Function<String, @Nullable String>> folders, Predicate<String> asked)
            throws SiteException {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        for (String path : files(locale)) {
            String own = folders.get(0).apply(path);
            if (own == null) {
                continue;
            }
            if (known.isEmpty()) {
                for (Locale language : List.of(Locale.ENGLISH, locale)) {
                    for (String builtIn : files(language)) {
                        String text = folders.get(1).apply(builtIn);
                        readFile("site-template/" + builtIn, text == null ? "" : text, known);
                    }
                }
            }
            Map<String, String> words = new TreeMap<>();
            readFile("site-template/" + path, own, words);
            for (String key : words.keySet()) {
                if (!known.containsKey(key) && !asked.test(key)) {
                    Nearest.to(key, known.keySet())
                            .ifPresent(near -> problems.add(Problem.warning(
                                    Code.UNUSED_WORD,
                                    "site-template/" + path,
                                    0,
                                    0,
                                    "No template asks for the word '" + key + "'.",
                                    "Did you mean '" + near + "'?")));
                } else if (known.containsKey(key) && !key.startsWith(FORMATS)) {
                    Set<String> filled = names(known.get(key));
                    Set<String> unfilled = names(words.get(key));
                    unfilled.removeAll(filled);
                    if (!unfilled.isEmpty() && !asked.test(key)) {
                        unfilled.forEach(
                                name -> problems.add(problemOfUnfilled("site-template/" + path, key, name, filled)));
                    }
                }
            }
        }
        return problems;
    }

    /** Names in braces that a template does not fill in would be read by visitors. */
    private static Problem problemOfUnfilled(String file, String key, String name, Set<String> filled) {
        return Problem.warning(
                Code.UNKNOWN_PLACEHOLDER,
                file,
                0,
                0,
                "The word '" + key + "' has {" + name + "}, which nothing fills in.",
                filled.isEmpty() ? "Take it away." : "What is filled in there: {" + String.join("}, {", filled) + "}.");
    }

    /** What stands in braces. */
    private static Set<String> names(String word) {
        Set<String> names = new TreeSet<>();
        for (int open = word.indexOf('{'); open >= 0; open = word.indexOf('{', open + 1)) {
            int close = word.indexOf('}', open);
            if (close > open + 1 && word.substring(open + 1, close).chars().allMatch(Character::isLetterOrDigit)) {
                names.add(word.substring(open + 1, close));
            }
        }
        return names;
    }

    /** Words given as they are, for tests and for templates without files. */
    public static Words of(Locale locale, Map<String, String> words) {
        return new Words(locale, Map.copyOf(words), List.of());
    }

    /** The language that they are in. */
    public Locale locale() {
        return locale;
    }

    /** Whether one person speaks: I, not we. */
    public boolean isAlone() {
        return variants.contains(Voices.ALONE);
    }

    /** All of them, sorted by key, names not filled in. */
    public Map<String, String> all() {
        return new TreeMap<>(words);
    }

    /**
     * What stands under a key, names filled in.
     *
     * @param key such as {@code titles.services}
     * @param namesAndValues what replaces {@code {name}}: names and values in turn
     * @throws MissingWordException when no file has the key
     */
    public String get(String key, String... namesAndValues) {
        return find(key, namesAndValues).orElseThrow(() -> new MissingWordException(key, locale));
    }

    /** Languages that are written from right to left, by their ISO 639 codes (Unicode CLDR, layout orientation). */
    private static final Set<String> FROM_RIGHT_TO_LEFT = Set.of(
            "ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd",
            "syr", "ug", "ur", "yi");

    /** How the language runs: {@code rtl} or {@code ltr}; the word {@code direction}, else as the language is written. */
    public String direction() {
        String script = locale.getScript();
        boolean rightToLeft = script.isEmpty()
                ? FROM_RIGHT_TO_LEFT.contains(locale.getLanguage())
                : script.equals("Arab") || script.equals("Hebr");
        return find("direction").orElse(rightToLeft ? "rtl" : "ltr");
    }

    /** Likewise; empty when no file has the key. */
    public Optional<String> find(String key, String... namesAndValues) {
        String word = words.get(key);
        if (word == null) {
            return Optional.empty();
        }
        return Optional.of(namesAndValues.length == 0 ? word : fill(word, namesAndValues));
    }

    /**
     * Replaces {@code {name}} in one pass, so that a value's own braces stay text.
     *
     * @param word a text with names in braces
     * @param namesAndValues names and values in turn
     */
    public static String fill(String word, String... namesAndValues) {
        StringBuilder out = new StringBuilder(word.length() + 32);
        int done = 0;
        for (int open = word.indexOf('{'); open >= 0; open = word.indexOf('{', open + 1)) {
            int close = word.indexOf('}', open);
            if (close < 0) {
                break;
            }
            for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
                if (word.regionMatches(open + 1, namesAndValues[i], 0, close - open - 1)
                        && namesAndValues[i].length() == close - open - 1) {
                    out.append(word, done, open).append(namesAndValues[i + 1]);
                    done = close + 1;
                    break;
                }
            }
        }
        return out.append(word, done, word.length()).toString();
    }

    /** Where the words of a language can stand, the narrowest first: de-AT, de. */
    private static List<String> files(Locale locale) {
        String tag = locale.toLanguageTag();
        String language = locale.getLanguage();
        return tag.equals(language)
                ? List.of("words/" + language + ".yaml")
                : List.of("words/" + tag + ".yaml", "words/" + language + ".yaml");
    }

    private static void readFile(String path, String text, Map<String, String> words) throws SiteException {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(path).build()).composeString(text);
        } catch (MarkedYamlEngineException e) {
            throw problem(Code.NOT_YAML, path, e.getProblemMark(), "This is not YAML: " + e.getProblem() + ".");
        }
        if (root.isPresent()) {
            readNode(path, "", root.get(), words);
        }
    }

    private static void readNode(String path, String key, Node node, Map<String, String> words) throws SiteException {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (!(entry.getKeyNode() instanceof ScalarNode name)) {
                    throw problem(
                            Code.UNSUPPORTED_YAML, path, entry.getKeyNode().getStartMark(), "A key must be a word.");
                }
                readNode(
                        path,
                        key.isEmpty() ? name.getValue() : key + "." + name.getValue(),
                        entry.getValueNode(),
                        words);
            }
        } else if (node instanceof ScalarNode scalar
                && scalar.getValue().isBlank()
                && key.contains(".")
                && !key.startsWith(FORMATS)) {
            throw problem(Code.MISSING_WORD, path, node.getStartMark(), "The word '" + key + "' is empty.");
        } else if (node instanceof ScalarNode scalar && !key.isEmpty()) {
            words.putIfAbsent(key, scalar.getValue());
        } else {
            throw problem(
                    Code.WRONG_SHAPE, path, node.getStartMark(), "Here a text is needed, under a key of its own.");
        }
    }

    private static SiteException problem(Code code, String path, Optional<Mark> mark, String message) {
        int line = mark.map(m -> m.getLine() + 1).orElse(0);
        int column = mark.map(m -> m.getColumn() + 1).orElse(0);
        return new SiteException(
                Problem.error(code, path, line, column, message, "Write 'key: text', nested with two blanks."));
    }

    /** A word is asked for that no file has. */
    public static final class MissingWordException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        MissingWordException(String key, Locale locale) {
            this(Problem.error(
                    Code.MISSING_WORD,
                    "site-template/" + files(locale).get(0),
                    0,
                    0,
                    "The word '" + key + "' is missing.",
                    "Add it there."));
        }

        private MissingWordException(Problem problem) {
            super(problem.says());
            this.problem = problem;
        }

        /** What to tell the author. */
        public Problem problem() {
            return problem;
        }
    }
}
