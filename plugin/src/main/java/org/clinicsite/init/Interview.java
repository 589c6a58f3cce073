package org.clinicsite.init;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.render.Palette;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.facts.Form;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.text.Characters;
import org.clinicsite.text.EnumWord;
import org.jspecify.annotations.Nullable;

/**
 * Gets {@link NewClinic}: those that were given beforehand, those that somebody types, and defaults for the rest. At a terminal
 * a bad answer is told and asked for again; without one all bad answers are told together.
 */
final class Interview {

    private static final String NO = "no";

    /** What Java reads where the locale has no letter for a byte. */
    private static final char UNREAD = '\uFFFD';

    private static final String OWN_COLOUR = "teal";

    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2,3})[-_]([A-Za-z]{2})");

    private final Map<InterviewQuestion, String> given;
    private final @Nullable Asker asker;
    private final Problems problems = new Problems();
    private final Map<InterviewQuestion, String> assumed = new EnumMap<>(InterviewQuestion.class);

    private String name;
    private List<LocationFacts.Kind> practice = List.of(LocationFacts.Kind.ROOMS);
    private Country country;
    private String language;
    private @Nullable String phone;
    private @Nullable String booking;
    private @Nullable Treatment treatment;
    private @Nullable String colour;

    /**
     * @param given answers by question
     * @param name the clinic's when nobody says another
     * @param locale the country and language when nobody says others
     * @param asker null where nobody can be asked
     */
    Interview(Map<InterviewQuestion, String> given, String name, Locale locale, @Nullable Asker asker) {
        this.given = given;
        this.name = name;
        this.asker = asker;
        Optional<Country> here = Country.of(locale.getCountry()).filter(known -> hasWords(locale.getLanguage()));
        this.country = here.orElseGet(() -> Country.of("GB").orElseThrow());
        this.language = here.isPresent() ? locale.getLanguage() : country.language();
    }

    /**
     * Gets all of them.
     *
     * @throws SiteException when one is wrong and nobody can be asked, or whoever was asked has gone
     */
    NewClinic answers() throws SiteException {
        int number = 0;
        for (InterviewQuestion question : InterviewQuestion.values()) {
            number++;
            String answer = given.get(question);
            while (!take(question, answer, number)) {
                answer = null;
            }
        }
        problems.failOnErrors();
        return new NewClinic(name, practice, country, language, phone, booking, treatment, colour);
    }

    /** Answers that nobody gave, though they count. */
    Map<InterviewQuestion, String> assumed() {
        return Collections.unmodifiableMap(new EnumMap<>(assumed));
    }

    /** Whether the question is done with: answered, or told to be answered wrongly. */
    private boolean take(InterviewQuestion question, @Nullable String given, int number) throws SiteException {
        String usual = usual(question);
        String answer = given != null ? given : asker == null ? usual : ask(question, usual, number);
        if (given == null && asker == null) {
            assumed.put(question, usual);
        }
        try {
            if (answer.isBlank()) {
                throw new BadAnswer("There is no answer to “" + question.asks() + "”.", example(question));
            }
            answer(question, answer.strip());
            return true;
        } catch (BadAnswer e) {
            String why = String.valueOf(e.getMessage());
            if (asker != null) {
                asker.tell(e.example().isEmpty() ? why : why + " Write it as " + e.example() + ".");
                return false;
            }
            String option = "-Dsite." + question.parameter() + "=";
            if (question == InterviewQuestion.PHONE) {
                phone = answer; // told already: not to be missed once more
            }
            problems.add(Problem.error(
                    Code.BAD_PARAMETER,
                    null,
                    0,
                    0,
                    why,
                    e.example().isEmpty() ? null : "Write it as " + option + quoted(e.example()) + "."));
            return true;
        }
    }

    private static String quoted(String answer) {
        return answer.matches("[\\w.:/+,-]+") ? answer : '"' + answer + '"';
    }

    private String ask(InterviewQuestion question, String usual, int number) throws SiteException {
        String asks = question.asks()
                + (question == InterviewQuestion.COLOUR
                        ? " " + OWN_COLOUR + ", " + String.join(", ", Palette.names())
                        : "");
        String shown = question == InterviewQuestion.PHONE ? usual + ", an example" : usual;
        String answer = requireNonNull(asker)
                .ask(number + "/" + InterviewQuestion.values().length + " " + asks
                        + (usual.isEmpty() ? "" : " [" + shown + "]") + ": ");
        if (answer == null) {
            throw new SiteException(Problem.error(
                    Code.INTERRUPTED,
                    null,
                    0,
                    0,
                    "The questions were broken off.",
                    "Run it again; with -B nothing is asked, and -Dsite.name=… and so on answer."));
        }
        return answer.isBlank() ? usual : answer;
    }

    /** What counts when nothing is said; empty where something has to be. */
    private String usual(InterviewQuestion question) {
        return switch (question) {
            case NAME -> name;
            case PRACTICE -> "rooms";
            case COUNTRY -> country.code() + (language.equals(country.language()) ? "" : " " + language);
            case PHONE -> country.exampleNumber();
            case BOOKING -> phone == null && asker != null ? "" : NO;
            case TREATMENT -> "Massage, 60 min, on request";
            case COLOUR -> OWN_COLOUR;
        };
    }

    private String example(InterviewQuestion question) {
        return switch (question) {
            case NAME -> "Quiet Hands";
            case PRACTICE -> "rooms,mobile";
            case COUNTRY -> "GB";
            case PHONE -> "+" + (country.callingCode() == null ? "44" : country.callingCode()) + " 1632 960123";
            case BOOKING -> "https://book.example.org/";
            case TREATMENT -> Treatment.EXAMPLE;
            case COLOUR -> "#0f5257";
        };
    }

    private void answer(InterviewQuestion question, String answer) throws BadAnswer {
        if (answer.indexOf(UNREAD) >= 0) {
            throw new BadAnswer(
                    "'" + answer.replace(UNREAD, '?')
                            + "' has letters that the locale of this run cannot read: run Maven with"
                            + " LC_ALL=C.UTF-8.",
                    "");
        }
        if (Characters.forbidden(answer, 0) >= 0 || answer.chars().anyMatch(Character::isISOControl)) {
            throw new BadAnswer(
                    "'" + answer.replaceAll("\\p{Cntrl}", "?") + "' holds a character that no page can show.",
                    example(question));
        }
        switch (question) {
            case NAME -> setName(answer);
            case PRACTICE -> setPractice(answer);
            case COUNTRY -> setCountry(answer);
            case PHONE -> setPhone(answer);
            case BOOKING -> setBooking(answer);
            case TREATMENT -> treatment = answer.equalsIgnoreCase(NO) ? null : Treatment.parse(answer);
            case COLOUR -> setColour(answer);
        }
    }

    private void setName(String answer) throws BadAnswer {
        String plain = answer.replaceAll("\\s+", " ");
        if (plain.codePointCount(0, plain.length()) > NewClinic.LONGEST) {
            throw new BadAnswer(
                    "The name has more than " + NewClinic.LONGEST + " characters: '" + plain + "'.",
                    example(InterviewQuestion.NAME));
        }
        name = plain;
    }

    private void setPractice(String answer) throws BadAnswer {
        Set<LocationFacts.Kind> kinds = new LinkedHashSet<>();
        List<String> known =
                Arrays.stream(LocationFacts.Kind.values()).map(EnumWord::of).toList();
        for (String word : answer.toLowerCase(Locale.ROOT).split("[,;/\\s]+")) {
            if (!known.contains(word)) {
                throw new BadAnswer(
                        "There is no kind of practice '" + word + "'; there are " + String.join(", ", known) + ".",
                        Nearest.to(word, known).orElse(example(InterviewQuestion.PRACTICE)));
            }
            kinds.add(LocationFacts.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        practice = List.copyOf(kinds);
    }

    // ---- country and language

    private void setCountry(String answer) throws BadAnswer {
        if (TAG.matcher(answer).matches() && place(answer.substring(answer.length() - 2), answer.split("[-_]")[0])) {
            return;
        }
        String plain =
                answer.replaceAll("[,;/_()-]+|\\s+", " ").replaceAll(" +", " ").strip();
        if (place(answer, "") || place(plain, "")) {
            return;
        }
        List<String> words = List.of(plain.split(" "));
        for (int i = words.size() - 1; i > 0; i--) {
            String first = String.join(" ", words.subList(0, i));
            String rest = String.join(" ", words.subList(i, words.size()));
            if (place(first, rest) || place(rest, first)) {
                return;
            }
        }
        for (String word : words) {
            Optional<String> said = Country.named(word).isPresent() ? Optional.empty() : Country.language(word);
            if (said.isPresent() && !hasWords(said.get())) {
                throw new BadAnswer(
                        "The template has no words in the language '" + word + "'; it has "
                                + String.join(", ", languages()) + ".",
                        words.stream()
                                .filter(other -> !other.equals(word))
                                .findFirst()
                                .orElse(example(InterviewQuestion.COUNTRY)));
            }
        }
        throw new BadAnswer(
                "There is no country '" + answer + "'. Its code of two letters does in any case.",
                example(InterviewQuestion.COUNTRY));
    }

    private boolean place(String where, String tongue) {
        Optional<Country> place = Country.named(where);
        Optional<String> said = tongue.isEmpty() ? place.map(Country::language) : Country.language(tongue);
        if (place.isEmpty() || said.isEmpty() || !hasWords(said.get())) {
            return false;
        }
        country = place.get();
        language = said.get();
        return true;
    }

    /** Whether the template speaks a language. */
    private static boolean hasWords(String language) {
        return new TemplateFolder(null).read("words/" + language + ".yaml").isPresent();
    }

    private static List<String> languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(Interview::hasWords)
                .sorted()
                .toList();
    }

    // ---- how to reach the clinic

    private void setPhone(String answer) throws BadAnswer {
        if (answer.equalsIgnoreCase(NO)) {
            phone = null;
            return;
        }
        if (answer.chars().noneMatch(Character::isDigit)) {
            throw new BadAnswer(
                    "'" + answer + "' has no digits, so it is no telephone number.", example(InterviewQuestion.PHONE));
        }
        String number = answer.replaceFirst("(?i)^tel:", "").replace('/', ' ').strip();
        number = number.replaceFirst("^00(?=[1-9])", "+").replaceFirst("^(\\+[0-9 ]*)\\(0\\)", "$1");
        String code = country.callingCode();
        if ("1".equals(code)) { // in North America people may dial it or not
            number = number.replaceFirst("^1[ .-]*(?=[(2-9])", "");
        }
        if (!number.startsWith("+")
                && code != null
                && number.replaceAll("[^0-9]", "").startsWith(country.trunk())) {
            number = "+" + code + " "
                    + number.replaceFirst("^(\\(?)" + country.trunk(), "$1").strip();
        }
        number = number.replaceAll("\\s+", " ");
        if (!Form.PHONE_NUMBER.fits(number)) {
            throw new BadAnswer(
                    "'" + answer + "' is no telephone number with its country.", example(InterviewQuestion.PHONE));
        }
        phone = number;
    }

    private void setBooking(String answer) throws BadAnswer {
        if (answer.equalsIgnoreCase(NO)) {
            if (phone == null) {
                throw new BadAnswer(
                        "Without a telephone number and without a way to book nobody can reach the clinic.",
                        example(InterviewQuestion.BOOKING));
            }
            booking = null;
            return;
        }
        for (String address : List.of(answer, (answer.contains("@") ? "mailto:" : "https://") + answer)) {
            if (Form.BOOKING_ADDRESS.fits(address)) {
                booking = address;
                return;
            }
        }
        throw new BadAnswer("'" + answer + "' is no address where one books.", example(InterviewQuestion.BOOKING));
    }

    private void setColour(String answer) throws BadAnswer {
        if (answer.equalsIgnoreCase(OWN_COLOUR)) {
            colour = null;
            return;
        }
        Optional<String> hex = Palette.colour(answer).or(() -> Palette.colour("#" + answer));
        if (hex.isEmpty()) {
            throw new BadAnswer(
                    "'" + answer + "' is no colour; those with a name are " + OWN_COLOUR + ", "
                            + String.join(", ", Palette.names()) + ".",
                    Nearest.to(answer, Palette.names()).orElse("#0f5257"));
        }
        try {
            Palette.of(hex.get());
        } catch (SiteException e) {
            Problem problem = e.problems().get(0);
            String near = String.valueOf(problem.advice()).replaceAll("(?s).*'(#[0-9a-f]{6})'.*", "$1");
            throw new BadAnswer(
                    "Text in '" + answer + "' cannot be read on the site's paper"
                            + problem.message().replaceFirst("(?s)^.*(?=: contrast )", ""),
                    near.startsWith("#") ? near : "#0f5257");
        }
        colour = hex.get();
    }
}
