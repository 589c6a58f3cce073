package org.clinicsite.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.problem.Todo;
import org.clinicsite.render.Palette;
import org.clinicsite.site.Words;
import org.clinicsite.source.facts.Hosting;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The project that {@link Init} begins is one that builds, whatever was answered. */
class InitTest {

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void name() throws IOException {
        folder = temp.toRealPath().resolve("quiet-hands");
    }

    private InitResult init(Map<InterviewQuestion, String> given) throws IOException {
        try {
            return Init.run(options(given), null, stage -> {});
        } catch (SiteException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private InitOptions options(Map<InterviewQuestion, String> given) {
        return new InitOptions(folder, false, "0.1.0", Locale.UK, given, null);
    }

    private List<String> refusal(Map<InterviewQuestion, String> given) {
        SiteException e = catchThrowableOfType(SiteException.class, () -> Init.run(options(given), null, stage -> {}));
        return e.problems().stream().map(Problem::says).toList();
    }

    private static Map<InterviewQuestion, String> answers(Object... questionsAndAnswers) {
        Map<InterviewQuestion, String> answers = new EnumMap<>(InterviewQuestion.class);
        for (int i = 0; i < questionsAndAnswers.length; i += 2) {
            answers.put((InterviewQuestion) questionsAndAnswers[i], (String) questionsAndAnswers[i + 1]);
        }
        return answers;
    }

    private String file(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    private Document page(String path) throws IOException {
        return Jsoup.parse(file("target/site" + path + "index.html"));
    }

    private List<String> files() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.startsWith("target/") && !path.startsWith(".clinic-site/"))
                    .sorted()
                    .toList();
        }
    }

    private static void assertNothingToWarnOf(GenerateResult site) {
        assertThat(site.warnings()).extracting(Problem::says).isEmpty();
        assertThat(site.findings())
                .filteredOn(finding -> finding.level() != Level.INFO)
                .extracting(Finding::says)
                .isEmpty();
    }

    private static final List<String> KINDS = List.of("rooms", "mobile", "companies", "online", "mobile,rooms");

    private static final List<String> ROOMS_AND_LESS =
            KINDS.stream().filter(kind -> !kind.contains(",")).toList();

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pl", "nl", "it", "pt");

    /** Where kinds of law, money and clocks differ, and one of which nothing is known but its code. */
    private static final List<String> COUNTRIES = List.of("GB", "DE", "CH", "US", "AU", "KE");

    static Stream<String> everyKindLanguageAndSomeCountries() {
        return ROOMS_AND_LESS.stream()
                .flatMap(kind -> LANGUAGES.stream().map(language -> kind + " " + language))
                .flatMap(pair -> COUNTRIES.stream().map(country -> pair + " " + country));
    }

    /** Every kind with every language, every kind with every country, every language with every country. */
    static Stream<String> everyTwoOfKindLanguageAndCountry() {
        return IntStream.range(0, LANGUAGES.size() * COUNTRIES.size()).mapToObj(i -> {
            int language = i % LANGUAGES.size();
            int country = i / LANGUAGES.size();
            return ROOMS_AND_LESS.get((language + country) % ROOMS_AND_LESS.size())
                    + " " + LANGUAGES.get(language)
                    + " " + COUNTRIES.get(country);
        });
    }

    /** Each kind twice, each language twice. */
    static Stream<String> kindsAndLanguages() {
        List<String> all = everyKindAndLanguage().toList();
        int languages = all.size() / KINDS.size();
        return IntStream.range(0, KINDS.size())
                .boxed()
                .flatMap(kind -> IntStream.of(kind, kind + 2)
                        .mapToObj(language -> all.get(kind * languages + language % languages)));
    }

    static Stream<String> everyKindAndLanguage() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of("en GB", "de AT", "fr FR", "es ES", "pl PL", "nl BE", "it IT", "pt PT")
                        .map(place -> kind + " " + place));
    }

    @ParameterizedTest
    @Tag("deep")
    @MethodSource("everyKindLanguageAndSomeCountries")
    void ofAllKindsLanguagesAndCountriesTogetherNothingIsToBeWarnedOf(String all) throws IOException {
        whateverTheKindTheLanguageAndTheCountryNothingIsToBeWarnedOf(all);
    }

    @ParameterizedTest
    @MethodSource("everyTwoOfKindLanguageAndCountry")
    void whateverTheKindTheLanguageAndTheCountryNothingIsToBeWarnedOf(String all) throws IOException {
        String[] words = all.split(" ");
        InitResult result = init(answers(
                InterviewQuestion.PRACTICE,
                words[0],
                InterviewQuestion.COUNTRY,
                words[1] + "-" + words[2],
                InterviewQuestion.TREATMENT,
                "Massage, 60 min, 58"));
        assertNothingToWarnOf(result.site());
        assertThat(page("/").select("html").attr("lang")).isEqualTo(words[1] + "-" + words[2]);
        assertThat(page("/").text()).contains("Quiet Hands").doesNotContain("{", "null");
        assertThat(page("/prices/").text()).contains("58");
        assertThat(result.files()).contains("pom.xml", "content/data/clinic.yaml", "content/services/massage.md");
    }

    @ParameterizedTest
    @Tag("deep")
    @MethodSource("everyKindAndLanguage")
    void whatIsSwitchedOffIsRightOfEveryKindInEveryLanguage(String all) throws IOException, SiteException {
        whatIsSwitchedOffIsRightWhenItIsSwitchedOn(all);
    }

    @ParameterizedTest
    @MethodSource("kindsAndLanguages")
    void whatIsSwitchedOffIsRightWhenItIsSwitchedOn(String all) throws IOException, SiteException {
        String[] words = all.split(" ");
        InitResult made = init(
                answers(InterviewQuestion.PRACTICE, words[0], InterviewQuestion.COUNTRY, words[1] + "-" + words[2]));
        int before = made.site().todos().size();
        for (String path : files()) {
            if (path.startsWith("content/")) {
                String text = file(path);
                String on = text.replaceAll("(?m)^( *)#(?! \\S)", "$1").replace("status: draft\n", "");
                assertThat(on).as(path).isNotEqualTo(text);
                Files.writeString(folder.resolve(path), on);
            }
        }
        GenerateResult site = Generator.generate(made.options(), stage -> {});
        assertNothingToWarnOf(site);
        assertThat(site.todos()).hasSizeLessThan(before);
    }

    @Test
    void theFilesAreThoseOfAClinicsProject() throws IOException {
        init(Map.of());
        assertThat(files())
                .containsExactly(
                        ".gitignore",
                        ".mvn/jvm.config",
                        ".mvn/maven.config",
                        "content/data/clinic.yaml",
                        "content/locations/rooms.md",
                        "content/services/massage.md",
                        "pom.xml");
        assertThat(file(".gitignore")).isEqualTo("target/\n");
        assertThat(Files.readAllLines(Path.of("../.mvn/jvm.config")))
                .as("those of this repository")
                .containsAll(file(".mvn/jvm.config").lines().toList());
        assertThat(file(".mvn/maven.config")).isEqualTo(Files.readString(Path.of("../.mvn/maven.config")));
        assertThat(file("content/data/clinic.yaml"))
                .as("editors find the schema")
                .startsWith("# yaml-language-server: $schema=../../.clinic-site/schema/clinic.json\n");
        assertThat(folder.resolve(".clinic-site/schema/clinic.json")).isNotEmptyFile();
    }

    @Test
    void thePomIsTheOneThatReadmeShowsWithTheClinicsName() throws IOException {
        init(answers(InterviewQuestion.NAME, "Hand & <Foot>"));
        Element pom = Jsoup.parse(file("pom.xml"), Parser.xmlParser()).selectFirst("project");
        assertThat(pom.selectFirst("> name").text()).isEqualTo("Hand & <Foot>");
        pom.selectFirst("> name").remove();
        String readme = Files.readString(Path.of("../README.md"));
        String shown = readme.substring(readme.indexOf("<project"), readme.indexOf("</project>"));
        assertThat(words(pom))
                .isEqualTo(words(Jsoup.parse(shown, Parser.xmlParser()).selectFirst("project")));
    }

    private static List<String> words(Element pom) {
        return pom.getAllElements().stream()
                .map(element -> element.nodeName() + " " + element.ownText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hannah's \"Hands\"",
                "Back: to basics",
                "# 1 Massage",
                "- Minus -",
                "💆 Ruhe 💆🏽",
                "no",
                "true",
                "1234",
                "2026-11-22",
                "{clinic} ${name} $1 \\n",
                "[a, b]",
                "& *star | > ! % @ `x`",
                "Ärzte & Söhne <GmbH>",
                "静かな手",
                "<!-- -->",
                "]]> --- ..."
            })
    void whatWasAnsweredReadsBackAsItWas(String text) throws IOException {
        InitResult result = init(answers(
                InterviewQuestion.NAME,
                text,
                InterviewQuestion.TREATMENT,
                text + ", 45 min, 58.50",
                InterviewQuestion.BOOKING,
                "book.example.org/?a=1&b=2#c"));
        assertNothingToWarnOf(result.site());
        assertThat(page("/").select("h1").text()).isEqualTo(text);
        assertThat(page("/services/").select("main").text()).contains(text).contains("58.50");
        assertThat(page("/").select("header a").eachAttr("href")).contains("https://book.example.org/?a=1&b=2#c");
        assertThat(Jsoup.parse(file("pom.xml"), Parser.xmlParser())
                        .selectFirst("project > name")
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GB | en-GB | GBP | Europe/London",
                "UK | en-GB | GBP | Europe/London",
                "Germany | de-DE | EUR | Europe/Berlin",
                "österreich | de-AT | EUR | Europe/Vienna",
                "Schweiz | de-CH | CHF | Europe/Zurich",
                "CH French | fr-CH | CHF | Europe/Zurich",
                "Suisse, français | fr-CH | CHF | Europe/Zurich",
                "fr-CH | fr-CH | CHF | Europe/Zurich",
                "fr_CH | fr-CH | CHF | Europe/Zurich",
                "German Switzerland | de-CH | CHF | Europe/Zurich",
                "New Zealand | en-NZ | NZD | ",
                "us | en-US | USD | ",
                "Canada French | fr-CA | CAD | ",
                "Italia | it-IT | EUR | Europe/Rome",
                "Nederland | nl-NL | EUR | Europe/Amsterdam",
                "Belgium Dutch | nl-BE | EUR | Europe/Brussels",
                "Svizzera, italiano | it-CH | CHF | Europe/Zurich",
                "Portugal | pt-PT | EUR | ",
                "Denmark | en-DK | DKK | Europe/Copenhagen",
                "Japan | en-JP | JPY | Asia/Tokyo"
            })
    void theCountryDecidesLanguageMoneyAndClock(String answer, String locale, String currency, String zone)
            throws IOException {
        init(answers(InterviewQuestion.COUNTRY, answer));
        assertThat(file("content/data/clinic.yaml")).contains("locale: " + locale + "\ncurrency: " + currency + "\n");
        if (zone != null) {
            assertThat(file("content/data/clinic.yaml")).contains("time-zone: " + zone + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GB | 01632 960123 | +44 1632 960123",
                "GB | (01632) 960123 | +44 (1632) 960123",
                "GB | +44 (0)1632 960123 | +44 1632 960123",
                "GB | 0044 1632 960123 | +44 1632 960123",
                "DE | 030/23125 123 | +49 30 23125 123",
                "DE | +43 1 2345678 | +43 1 2345678",
                "US | (202) 555-0143 | +1 (202) 555-0143",
                "US | 1-202-555-0143 | +1 202-555-0143",
                "CA | 416 555 0143 | +1 416 555 0143",
                "IT | 06 1234 5678 | +39 06 1234 5678",
                "GB | tel:+441632960123 | +441632960123"
            })
    void aNationalNumberGetsItsCountry(String country, String answer, String phone) throws IOException {
        init(answers(InterviewQuestion.COUNTRY, country, InterviewQuestion.PHONE, answer));
        assertThat(file("content/data/clinic.yaml")).contains("\n  phone: \"" + phone + "\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Back massage, 60 min, 58 | Back massage | 60 | 58",
                "Back massage 60 min £58 | Back massage | 60 | 58",
                "Rücken, lang; 90 Minuten; 58,50 € | Rücken, lang | 90 | 58.50",
                "Massage, 30, CHF 80.- | Massage | 30 | 80",
                "4 hands, 60min, from 90 | 4 hands | 60 | from 90",
                "Massage, 45', 60-80 EUR | Massage | 45 | 60-80",
                "Massage, 60 minutes, A$ 120 | Massage | 60 | 120",
                "Massage, 60 min, on request | Massage | 60 | on request",
                "Test, 60 min, free | Test | 60 | free"
            })
    void aTreatmentIsReadAsPeopleWriteIt(String answer, String title, int minutes, String price) throws Exception {
        Treatment treatment = Treatment.parse(answer);
        assertThat(treatment.title()).isEqualTo(title);
        assertThat(treatment.minutes()).isEqualTo(minutes);
        assertThat(treatment.price()).isEqualTo(org.clinicsite.source.facts.Price.parse(price));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Index", "Con", "404", "...", "../../x", "a/b\\c", "Prices", "按摩", "_draft", "Treatment"})
    void everyNameOfATreatmentMakesAFileAndAPage(String title) throws IOException {
        InitResult result = init(answers(InterviewQuestion.TREATMENT, title + ", 30 min, 40"));
        assertNothingToWarnOf(result.site());
        assertThat(page("/prices/").select("main").text()).contains(title, "£40");
        assertThat(files())
                .filteredOn(path -> path.startsWith("content/services/"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"GB, Price on request", "DE, Preis auf Anfrage", "FR, Tarif sur demande"})
    void aPriceThatNobodyGaveIsToBeAskedFor(String country, String says) throws IOException {
        init(answers(InterviewQuestion.COUNTRY, country));
        assertThat(page("/prices/").select("main").text()).containsIgnoringCase(says.substring(says.indexOf(' ') + 1));
    }

    @Test
    void oneColourMakesAThemeAndEveryNamedOneCanBeRead() throws IOException {
        init(answers(InterviewQuestion.COLOUR, "#123"));
        assertThat(file("content/data/clinic.yaml"))
                .contains("\ntheme:\n  primary: \"#112233\"\n")
                .contains("  dark-primary: \"#");
        for (String name : Palette.names()) {
            folder = folder.resolveSibling(name);
            assertNothingToWarnOf(init(answers(InterviewQuestion.COLOUR, name)).site());
        }
    }

    @Test
    void theExampleNumberIsTheFirstThingToDoAboutTheClinicsFacts() throws IOException {
        assertThat(init(Map.of()).site().todos())
                .extracting(Todo::says)
                .anySatisfy(line -> assertThat(line).contains("Nobody can call: +44 000 000000 is an example"));
        folder = folder.resolveSibling("called");
        assertThat(init(answers(InterviewQuestion.PHONE, "+44 1632 960123"))
                        .site()
                        .todos())
                .extracting(Todo::says)
                .noneSatisfy(line -> assertThat(line).contains("is an example"));
    }

    @Test
    void whoeverHasNoTelephoneNeedsAnotherWay() throws IOException {
        assertThat(refusal(answers(InterviewQuestion.PHONE, "no")))
                .singleElement()
                .asString()
                .contains("nobody can reach the clinic", "-Dsite.booking=https://book.example.org/");
        assertNothingToWarnOf(
                init(answers(InterviewQuestion.PHONE, "no", InterviewQuestion.BOOKING, "hello@quiet.example"))
                        .site());
        assertThat(file("content/data/clinic.yaml")).contains("mailto:hello@quiet.example");
    }

    @Test
    void withoutATreatmentNoServiceIsWritten() throws IOException {
        assertNothingToWarnOf(init(answers(InterviewQuestion.TREATMENT, "no")).site());
        assertThat(files()).noneMatch(path -> path.startsWith("content/services"));
    }

    @Test
    void everyLanguageOfTheTemplateHasTheSameWordsForFirstFiles() throws Exception {
        Path template = Path.of("../site-template/words");
        Path words = Path.of("src/main/resources/org/clinicsite/init/words");
        List<String> languages =
                names(template).filter(name -> !name.contains("-")).toList();
        assertThat(names(words)).containsExactlyElementsOf(languages);
        for (String language : languages) {
            assertThat(keys(words, language)).as(language).isEqualTo(keys(words, "en.yaml"));
        }
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Set<String> keys(Path folder, String file) throws IOException, SiteException {
        String text = Files.readString(folder.resolve(file));
        return Words.read(Locale.ENGLISH, List.of(path -> text)).all().keySet();
    }

    // ---- what is refused

    @Test
    void everyWrongAnswerIsToldInTheWordsOfWhoeverGaveItAndNothingIsWritten() {
        assertThat(refusal(answers(
                        InterviewQuestion.NAME, " ",
                        InterviewQuestion.PRACTICE, "rooms, mobil",
                        InterviewQuestion.COUNTRY, "Atlantis",
                        InterviewQuestion.PHONE, "call me",
                        InterviewQuestion.BOOKING, "somewhere",
                        InterviewQuestion.TREATMENT, "Massage for an hour",
                        InterviewQuestion.COLOUR, "greeen")))
                .containsExactlyInAnyOrder(
                        "There is no answer to “What is the clinic called?”. Write it as -Dsite.name=\"Quiet Hands\".",
                        "There is no kind of practice 'mobil'; there are rooms, mobile, companies, online."
                                + " Write it as -Dsite.practice=mobile.",
                        "There is no country 'Atlantis'. Its code of two letters does in any case."
                                + " Write it as -Dsite.country=GB.",
                        "'call me' has no digits, so it is no telephone number."
                                + " Write it as -Dsite.phone=\"+44 1632 960123\".",
                        "'somewhere' is no address where one books."
                                + " Write it as -Dsite.booking=https://book.example.org/.",
                        "'Massage for an hour' is no treatment with its minutes and its price, with commas between them."
                                + " Write it as -Dsite.treatment=\"Back massage, 60 min, 58\".",
                        "'greeen' is no colour; those with a name are teal, green, blue, plum, brick, grey."
                                + " Write it as -Dsite.colour=green.");
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COLOUR | #ffcc00 | Text in '#ffcc00' cannot be read on the site's paper: contrast 1.3, needed 4.5. Write it as -Dsite.colour=\"#806600\".",
                "COUNTRY | DK Danish | no words in the language 'Danish'",
                "COUNTRY | ZZ | no country 'ZZ'",
                "PHONE | 12 | no telephone number with its country",
                "TREATMENT | Massage, 2 min, 10 | the minutes are not from 5 to 480: 2",
                "TREATMENT | Massage, 60 min, much | the price cannot be read: 'much'",
                "TREATMENT | Massage, 60 min, 80-60 | the price cannot be read",
                "TREATMENT | Massage, 99999999999 min, 58 | the minutes are not from 5 to 480",
                "TREATMENT | Massage, 60 min, 60-200000 | the price cannot be read",
                "TREATMENT | 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1, 60, 5 | more than 80",
                "TREATMENT | Massage, 60 min, 100000.01 | the price cannot be read",
                "NAME | 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1 | more than 80",
                "NAME | R\uFFFDcken | has letters that the locale of this run cannot read: run Maven with LC_ALL=C.UTF-8.",
                "NAME | a\u0007b | holds a character that no page can show"
            })
    void aWrongAnswerSaysWhy(InterviewQuestion question, String answer, String why) {
        assertThat(refusal(answers(question, answer)))
                .singleElement()
                .asString()
                .contains(why);
        assertThat(folder).doesNotExist();
    }

    @Test
    void aFolderThatIsNotEmptyIsRefusedAndLeftAsItIs() throws IOException {
        Files.createDirectories(folder.resolve("photos"));
        Files.writeString(folder.resolve("tax.txt"), "Mine.");
        for (String name : List.of("a", "b")) {
            Files.writeString(folder.resolve(name), "");
        }
        assertThat(refusal(Map.of()))
                .singleElement()
                .asString()
                .startsWith("The folder is not empty: in " + folder + " lie a, b, photos and 1 more.");
        assertThat(files()).containsExactly("a", "b", "tax.txt");
    }

    @Test
    void versionControlIsNothingThatLiesThere() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/config"), "");
        init(Map.of());
        assertThat(files()).contains(".git/config", "pom.xml");
    }

    @Test
    void aPomThatNamesThePluginStaysAsItIs() throws IOException, SiteException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        assertThat(refusal(Map.of())).singleElement().asString().contains("lies pom.xml");
        InitResult result =
                Init.run(new InitOptions(folder, true, "0.1.0", Locale.UK, Map.of(), null), null, stage -> {});
        assertThat(file("pom.xml")).isEqualTo("<project/>");
        assertThat(result.files()).doesNotContain("pom.xml").contains("content/data/clinic.yaml");
    }

    // ---- at a terminal

    /** Answers in turn; then nobody is there any more. */
    private static final class Typist implements Asker {
        private final List<String> answers;
        private final List<String> seen = new ArrayList<>();

        Typist(String... answers) {
            this.answers = new ArrayList<>(List.of(answers));
        }

        @Override
        public String ask(String question) {
            seen.add(question);
            return answers.isEmpty() ? null : answers.remove(0);
        }

        @Override
        public void tell(String line) {
            seen.add(line);
        }
    }

    private Typist typed(Map<InterviewQuestion, String> given, String... answers) throws IOException, SiteException {
        Typist typist = new Typist(answers);
        Init.run(options(given), typist, stage -> {});
        return typist;
    }

    @Test
    void sevenTimesEnterIsASite() throws IOException, SiteException {
        assertThat(typed(Map.of(), "", "", "", "", "", "", "").seen)
                .containsExactly(
                        "1/7 What is the clinic called? [Quiet Hands]: ",
                        "2/7 How do people and you come together: rooms, mobile, companies, online (several with commas)?"
                                + " [rooms]: ",
                        "3/7 Country, and language where it is another: DE, or CH French [GB]: ",
                        "4/7 Telephone, or 'no' [+44 000 000000, an example]: ",
                        "5/7 Where can people book online: an address, or 'no' [no]: ",
                        "6/7 One treatment: name, minutes, price [Massage, 60 min, on request]: ",
                        "7/7 Main colour: #rrggbb, or one of teal, green, blue, plum, brick, grey [teal]: ");
        assertThat(page("/").select("h1").text()).isEqualTo("Quiet Hands");
    }

    @Test
    void aBadAnswerIsAskedForAgain() throws IOException, SiteException {
        List<String> seen = typed(
                        answers(InterviewQuestion.NAME, "Ruhe", InterviewQuestion.COLOUR, "teal"),
                        "mobile",
                        "Deutschlnd",
                        "Deutschland",
                        "no number",
                        "030 23125 123",
                        "",
                        "Massage, 60 min, 65,50 €")
                .seen;
        assertThat(seen)
                .contains(
                        "There is no country 'Deutschlnd'. Its code of two letters does in any case. Write it as GB.",
                        "'no number' has no digits, so it is no telephone number. Write it as +49 1632 960123.")
                .noneMatch(line -> line.startsWith("1/7") || line.startsWith("7/7"));
        assertThat(page("/prices/").text()).contains("65,50 €");
        assertThat(file("content/data/clinic.yaml")).contains("practice: [mobile]", "+49 30 23125 123");
    }

    @Test
    void whatWasGivenWronglyIsAskedFor() throws IOException, SiteException {
        List<String> seen =
                typed(answers(InterviewQuestion.PHONE, "none"), "", "", "", "no", "", "book.example.org", "", "").seen;
        assertThat(seen)
                .contains("'none' has no digits, so it is no telephone number. Write it as +44 1632 960123.")
                .contains("5/7 Where can people book online: an address, or 'no': ");
        assertThat(file("content/data/clinic.yaml")).contains("https://book.example.org");
    }

    @Test
    void whoeverGoesAwayLeavesNothingBehind() {
        SiteException e = catchThrowableOfType(SiteException.class, () -> typed(Map.of(), "Ruhe", "rooms"));
        assertThat(e.problems())
                .extracting(Problem::says)
                .singleElement()
                .asString()
                .contains("broken off");
        assertThat(folder).doesNotExist();
    }

    @Test
    void aMachineOfAnotherCountryHasThatForItsDefault() throws IOException, SiteException {
        Init.run(new InitOptions(folder, false, "0.1.0", Locale.CANADA_FRENCH, Map.of(), null), null, stage -> {});
        assertThat(file("content/data/clinic.yaml")).contains("locale: fr-CA", "Massage chez Quiet Hands");
        folder = folder.resolveSibling("other");
        Init.run(new InitOptions(folder, false, "0.1.0", Locale.ROOT, Map.of(), null), null, stage -> {});
        assertThat(file("content/data/clinic.yaml")).contains("locale: en-GB");
    }

    @Test
    void anOwnServerIsTheTargetOfThePomWithTheLibrariesThatItNeeds() throws Exception {
        Init.run(new InitOptions(folder, false, "0.1.0", Locale.UK, Map.of(), Hosting.OWN_SERVER), null, stage -> {});
        Element plugin = Jsoup.parse(file("pom.xml"), Parser.xmlParser()).selectFirst("plugin");
        assertThat(plugin.select("target type").text()).isEqualTo("sftp");
        assertThat(plugin.select("target url").text()).startsWith("sftp://");
        String document = Files.readString(Path.of("docs/publish-sftp.md"));
        String shown = document.substring(document.indexOf("<plugin>"), document.indexOf("</plugin>"));
        assertThat(words(plugin.selectFirst("dependencies")))
                .isEqualTo(words(Jsoup.parse(shown, Parser.xmlParser()).selectFirst("dependencies")));
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUDFLARE_WORKERS, wrangler.jsonc .github/workflows/site.yml .github/workflows/check.yml .github/workflows/links.yml",
        "NETLIFY, .github/workflows/site.yml .github/workflows/check.yml .github/workflows/links.yml",
        "GITHUB_PAGES, .github/workflows/site.yml .github/workflows/check.yml .github/workflows/links.yml",
        "GITLAB_PAGES, .gitlab-ci.yml",
        "OWN_SERVER, .github/workflows/site.yml .github/workflows/check.yml .github/workflows/links.yml",
        "HEADERS, ''"
    })
    void filesForTheBuildServerAreThoseOfTheRecipes(Hosting hosting, String files) throws Exception {
        InitResult result = Init.run(
                new InitOptions(
                        folder, false, "0.1.0", Locale.UK, Map.of(InterviewQuestion.NAME, "Quiet Hands"), hosting),
                null,
                stage -> {});

        List<String> expected = files.isEmpty() ? List.of() : List.of(files.split(" "));
        assertThat(result.files().stream().filter(file -> file.contains("wrangler") || file.endsWith(".yml")))
                .containsExactlyElementsOf(expected);
        assertThat(result.needsSource()).isEqualTo(!expected.isEmpty());
        assertThat(folder.resolve("content/data/clinic.yaml"))
                .content()
                .contains(
                        "\nhosting: " + hosting.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\n");
        List<String> recipes = org.clinicsite.docs.Document.read("ci.md").files().stream()
                .map(block -> block.text().strip())
                .toList();
        for (String file : expected) {
            assertThat(recipes)
                    .contains(Files.readString(folder.resolve(file)).strip().replace("quiet-hands", "clinic-example"));
        }
        assertThat(result.site().warnings()).isEmpty();
    }
}
