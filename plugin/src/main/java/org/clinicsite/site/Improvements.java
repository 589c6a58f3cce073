package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.article.Section;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Todo;
import org.clinicsite.source.Content;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What would improve a site that is whole already: facts that visitors or search engines look for and nobody has said.
 * {@link Improvement} has their order. Nothing here is an error, and nothing is made up in the place of what is missing.
 */
public final class Improvements {

    private final Content content;
    private final Site site;
    private final List<Todo> found = new ArrayList<>();

    private Improvements(Content content, Site site) {
        this.content = content;
        this.site = site;
    }

    /**
     * Looks through a site.
     *
     * @return the most worth first
     */
    public static List<Todo> of(Content content, Site site) {
        Improvements improvements = new Improvements(content, site);
        improvements.addLaw();
        improvements.addClinic();
        improvements.addKinds();
        improvements.site.all(PageKind.SERVICE).forEach(improvements::addService);
        improvements.site.all(PageKind.LOCATION).forEach(improvements::addLocation);
        improvements.site.all(PageKind.THERAPIST).forEach(improvements::addTherapist);
        improvements.addPages();
        return improvements.found.stream().sorted().toList();
    }

    // ---- the clinic

    private void addLaw() {
        Jurisdiction law = new Jurisdiction(country());
        Set<String> named = site.pages().stream()
                .flatMap(page -> Stream.concat(
                        Stream.of(page.slug(), Slug.of(page.title())),
                        page.facts() instanceof PageFacts f ? f.policies().stream() : Stream.empty()))
                .collect(Collectors.toSet());
        law.legalNotice()
                .filter(rule -> !isNamed(named, Jurisdiction.LEGAL_NOTICE_NAMES))
                .ifPresent(rule -> add(
                        Improvement.LEGAL_NOTICE,
                        "The site has no legal notice, which the law asks for: " + rule.law() + ".",
                        "Write content/pages/" + rule.values().get(0) + ".md with 'layout: policy'."));
        law.legalNumbers()
                .filter(rule -> content.clinic().legal().isEmpty() && !isNamed(named, Jurisdiction.LEGAL_NOTICE_NAMES))
                .ifPresent(rule -> add(
                        Improvement.LEGAL_NOTICE,
                        "The site does not say which business it is of, which the law asks for: " + rule.law() + ".",
                        "Write your numbers in public registers into clinic.yaml, 'legal: [{name: …, value: …}]', and your"
                                + " address into a file in content/locations."));
        law.privacy()
                .filter(rule -> !isNamed(named, Jurisdiction.PRIVACY_NAMES))
                .ifPresent(rule -> add(
                        Improvement.PRIVACY,
                        "The site does not say what becomes of people's data, which the law asks for: " + rule.law()
                                + ".",
                        "Write content/pages/privacy.md with 'layout: policy', or name 'privacy' under 'policies:' of the"
                                + " page that says it."));
        List<FactPlaces> said = new ArrayList<>(site.all(PageKind.TESTIMONIALS).stream()
                .map(page -> source(page).places())
                .toList());
        if (!site.clinic().reviews().isEmpty()) {
            said.add(content.clinicPlaces());
        }
        for (FactPlaces places : said) {
            law.testimonialsWithCare(content.clinic().profession())
                    .ifPresent(rule -> add(
                            Improvement.TESTIMONIALS_WITH_CARE,
                            places,
                            "What clients say of a treatment's result may be no advertisement here: " + rule.law()
                                    + ".",
                            "Keep to what they say of time, rooms and manners."));
        }
        for (Page page : site.all(PageKind.VOUCHERS)) {
            PageFacts.Voucher voucher = facts(page, PageFacts.class).voucher();
            if (voucher == null || voucher.validYears() == null) {
                continue;
            }
            int years = voucher.validYears();
            law.voucherYearsAdvised()
                    .filter(rule -> years < rule.years().orElse(Integer.MAX_VALUE))
                    .ifPresent(rule -> add(
                            Improvement.VOUCHER_YEARS,
                            source(page),
                            "A voucher of " + years + (years == 1 ? " year" : " years") + " may hold longer here: "
                                    + rule.law() + ".",
                            rule.years()
                                    .map(more -> "Write " + more + " or more as 'valid-years'.")
                                    .orElse("Take 'valid-years' away where the voucher is for an amount of money.")));
        }
    }

    private static boolean isNamed(Set<String> slugs, Set<String> names) {
        return slugs.stream().anyMatch(slug -> names.stream().anyMatch(slug::contains));
    }

    /** The country whose law holds, as far as somebody said it. */
    private String country() {
        ClinicFacts clinic = content.clinic();
        if (clinic.jurisdiction() != null || content.clinicPlaces().says("locale")) {
            return clinic.rules();
        }
        return site.all(PageKind.LOCATION).stream()
                .map(page -> facts(page, LocationFacts.class).address())
                .filter(address -> address != null && address.country() != null)
                .map(address -> requireNonNull(requireNonNull(address).country()))
                .findFirst()
                .orElse("");
    }

    private void addClinic() {
        ClinicFacts clinic = content.clinic();
        boolean priced = site.all(PageKind.SERVICE).stream()
                .anyMatch(page -> !facts(page, ServiceFacts.class).options().isEmpty());
        if (!site.base().isKnown()) {
            add(
                    Improvement.URL,
                    "The site's address is not known: pages tell search engines no canonical address, and there is no feed"
                            + " and no site map.",
                    "Write 'url: https://…' as soon as you have it; publishing asks for it.");
        }
        if (priced) {
            add(
                    clinic.currency(),
                    Improvement.CURRENCY,
                    "Prices are shown without a currency.",
                    "Write 'currency:' and its code of three letters, such as EUR.");
        }
        add(
                clinic.contact().phone(),
                Improvement.PHONE,
                "Nobody can call: there is no telephone number.",
                "Write 'contact: {phone: …}'.");
        if (clinic.contact().hasExamplePhone()) {
            add(
                    Improvement.PHONE,
                    "Nobody can call: " + clinic.contact().phone() + " is an example, as site:init writes it.",
                    "Write your own number as 'phone:' below 'contact:'.");
        }
        add(
                clinic.contact().email(),
                Improvement.EMAIL,
                "There is no mail address.",
                "Write it as 'email:' below 'contact:'.");
        add(
                BookingWays.any(site) ? "" : null,
                Improvement.BOOKING,
                "Nobody can book online.",
                "Write 'booking: {url: https://…}' when you have a booking system.",
                content.clinicPlaces().denies("booking.url")
                        || content.clinicPlaces().denies("booking"));
        add(
                clinic.booking().cancellation(),
                Improvement.CANCELLATION,
                "Nothing is said of cancelling.",
                "Write your rule in one sentence as 'cancellation:' below 'booking:'.");
        String description = clinic.description().text();
        if (clinic.description().equals(clinic.tagline())
                || description.codePointCount(0, description.length()) < 50
                        && description.codePoints().noneMatch(Character::isIdeographic)) {
            add(
                    Improvement.DESCRIPTION,
                    "What search engines show of the home page is short: '" + description + "'.",
                    "Write 'description:' with 50 to 160 characters: what, where and for whom.");
        }
        add(
                clinic.tagline(),
                Improvement.TAGLINE,
                "The home page has no line of its own to begin with.",
                "Write 'tagline:': what, where and for whom.");
        if (!content.clinicPlaces().says("locale")) {
            add(
                    Improvement.LOCALE,
                    "The site's language is not said; it counts as "
                            + clinic.locale().toLanguageTag() + ".",
                    "Write 'locale:' and the tag of language and country.");
        }
        if (priced) {
            add(
                    clinic.payment() == null || clinic.payment().methods().isEmpty() ? null : "",
                    Improvement.PAYMENT_METHODS,
                    "Nothing is said of how to pay.",
                    "Write 'methods:' below 'payment:', such as [Cash, Cards].");
            add(
                    clinic.payment() == null
                                    || clinic.payment().taxNote() == null
                                            && clinic.payment().tax() == null
                            ? null
                            : "",
                    Improvement.TAX_NOTE,
                    "Nothing says whether prices include tax.",
                    "Write 'tax: included' or the like below 'payment:', or a sentence of your own as 'tax-note:'.",
                    content.clinicPlaces().denies("payment.tax-note"));
            add(
                    clinic.fees() == null
                                    || clinic.fees().late() == null
                                            && clinic.fees().noShow() == null
                            ? null
                            : "",
                    Improvement.FEES,
                    "Nothing is said of what it costs to cancel late or not to come.",
                    "Write 'late:' and 'no-show:' below 'fees:'; 'no' says that there is none.");
        }
        if (clinic.contact().email() != null) {
            add(
                    clinic.contact().replyTime(),
                    Improvement.REPLY_TIME,
                    "Nothing says how soon a mail is answered.",
                    "Write 'reply-time:' below 'contact:', such as 'within one working day'.");
        }
        boolean placed = site.all(PageKind.LOCATION).stream()
                .map(page -> facts(page, LocationFacts.class))
                .anyMatch(facts -> facts.address() != null || !facts.kind().hasPremises());
        if (clinic.areaServed().isEmpty() && !placed) {
            add(
                    Improvement.AREA_SERVED,
                    "Nothing says where you see people.",
                    "Write 'area-served:' with towns or districts, or the address into a file in content/locations.");
        }
        boolean timed = !site.all(PageKind.ARTICLE).isEmpty();
        if (timed && !content.clinicPlaces().says("time-zone")) {
            add(
                    Improvement.TIME_ZONE,
                    "The clinic's time zone is not said; days count as in " + clinic.timeZone() + ".",
                    "Write 'time-zone:', such as Europe/London.");
        }
    }

    private void addKinds() {
        if (site.all(PageKind.SERVICE).isEmpty()) {
            add(
                    Improvement.SERVICES,
                    "No page says what you offer.",
                    "Write a file for each treatment into content/services.");
        }
        if (site.all(PageKind.LOCATION).isEmpty()
                && content.clinic().areaServed().isEmpty()) {
            add(
                    Improvement.LOCATIONS,
                    "No page says where you are and when you are open.",
                    "Write a file for each place into content/locations.");
        }
        if (site.all(PageKind.THERAPIST).isEmpty()) {
            add(
                    Improvement.THERAPISTS,
                    "No page says who treats people.",
                    "Write a file for each person into content/therapists.");
        }
        if (!site.all(PageKind.SERVICE).isEmpty()
                && site.all(PageKind.CONTRAINDICATIONS).isEmpty()) {
            add(
                    Improvement.CONTRAINDICATIONS,
                    "No page says when not to have a treatment.",
                    "Write content/pages/contraindications.md with 'layout: contraindications'.");
        }
        if (!site.all(PageKind.SERVICE).isEmpty()
                && site.all(PageKind.FIRST_VISIT).isEmpty()
                && content.clinic().home() == null) {
            add(
                    Improvement.FIRST_VISIT,
                    "Nothing says what a first visit is like.",
                    "Write content/pages/first-visit.md with 'layout: first-visit'.");
        }
    }

    // ---- pages

    private void addNamed(Page page) {
        Source source = source(page);
        if (requireNonNull(page.article()).title() == null) {
            add(
                    Improvement.NAME,
                    source,
                    "It has no name of its own; '" + page.title() + "' is shown, as its file is called.",
                    "Write 'title:' and its name.");
        }
    }

    private void addService(Page page) {
        ServiceFacts facts = facts(page, ServiceFacts.class);
        addNamed(page);
        boolean ended = source(page).facts() instanceof ServiceFacts written
                && !written.options().isEmpty();
        add(
                facts.options().isEmpty() ? null : "",
                Improvement.SERVICE_OPTIONS,
                page,
                ended
                        ? "No price of '" + page.title() + "' holds any longer; none is shown."
                        : "Nothing says how long '" + page.title() + "' takes and what it costs.",
                ended
                        ? "Write today's below 'options:', or take 'until:' away where the price still holds."
                        : "Write 'options:' with minutes and price.");
        add(
                facts.summary(),
                Improvement.SERVICE_SUMMARY,
                page,
                "In lists nothing stands below '" + page.title() + "'.",
                "Write 'summary:', one sentence.");
        add(
                facts.cautions().isEmpty() ? null : "",
                Improvement.SERVICE_CAUTIONS,
                page,
                "Nothing says who should not have '" + page.title() + "', or ask first.",
                "Write 'cautions:', a phrase each.");
        if (!site.all(PageKind.THERAPIST).isEmpty() && site.therapistsOf(page).isEmpty()) {
            add(
                    Improvement.SERVICE_THERAPISTS,
                    source(page),
                    "Nothing says who gives '" + page.title() + "'.",
                    "Write 'therapists: [" + site.all(PageKind.THERAPIST).get(0).slug() + "]', or 'services: ["
                            + page.slug() + "]' into the file of who gives it.");
        }
    }

    private void addLocation(Page page) {
        LocationFacts facts = facts(page, LocationFacts.class);
        addNamed(page);
        if (!facts.kind().hasPremises()) {
            if (facts.kind() != LocationFacts.Kind.ONLINE && facts.area().isEmpty()) {
                add(
                        content.clinic().areaServed().isEmpty() ? null : "",
                        Improvement.AREA_SERVED,
                        page,
                        "Nothing says where '" + page.title() + "' reaches.",
                        "Write 'area:' with towns or districts.");
            }
            return; // no door to find
        }
        add(
                facts.address(),
                Improvement.LOCATION_ADDRESS,
                page,
                "'" + page.title() + "' has no address.",
                "Write 'address:' with street, locality, postal-code and country.",
                !content.clinic().areaServed().isEmpty());
        add(
                facts.hours(),
                Improvement.LOCATION_HOURS,
                page,
                "Nothing says when '" + page.title() + "' is open.",
                "Write 'hours:' with a line for each day.");
        if (facts.address() == null) {
            return; // no door to find
        }
        add(
                facts.map(),
                Improvement.LOCATION_MAP,
                page,
                "'" + page.title() + "' has no link to a map.",
                "Write 'map: https://…'.");
        add(
                facts.geo(),
                Improvement.GEO,
                page,
                "Maps cannot place '" + page.title() + "'.",
                "Write 'geo: {latitude: …, longitude: …}'.");
        add(
                facts.directions(),
                Improvement.DIRECTIONS,
                page,
                "Nothing says how to find the door of '" + page.title() + "'.",
                "Write 'directions:', a sentence or two.");
        addWayIn(page, Improvement.STEP_FREE, facts.stepFree(), "step-free", "whether one gets in without steps");
        addWayIn(page, Improvement.TRANSIT, facts.transit(), "transit", "which bus or train stops near");
        addWayIn(page, Improvement.PARKING, facts.parking(), "parking", "where to leave a car");
        addWayIn(page, Improvement.TOILET, facts.toilet(), "toilet", "whether there is a toilet");
    }

    private void addWayIn(Page page, Improvement improvement, @Nullable Wording said, String key, String what) {
        add(
                said,
                improvement,
                page,
                "Nothing says " + what + " at '" + page.title() + "'.",
                "Write '" + key + ":' and what there is, or '" + key + ": no'.");
    }

    private void addTherapist(Page page) {
        TherapistFacts facts = facts(page, TherapistFacts.class);
        addNamed(page);
        add(
                facts.jobTitle(),
                Improvement.JOB_TITLE,
                page,
                "Nothing says what " + page.title() + " is.",
                "Write 'job-title:'.");
        add(
                facts.credentials().isEmpty() ? null : "",
                Improvement.CREDENTIALS,
                page,
                "Nothing says what " + page.title() + " has learnt.",
                "Write 'credentials:', each with name, body and number.");
        for (TherapistFacts.Credential credential : facts.credentials()) {
            add(
                    credential.body(),
                    Improvement.CREDENTIAL_BODY,
                    page,
                    "Nothing says who gives '" + credential.name() + "'.",
                    "Write it as 'body:' below that name.");
        }
        add(
                facts.common().image(),
                Improvement.IMAGE,
                page,
                "There is no picture of " + page.title() + ".",
                "Put one beside the text and write 'image:' and 'image-alt:', or 'image: no'.",
                source(page).places().denies("image"));
        add(
                facts.languages().isEmpty() ? null : "",
                Improvement.LANGUAGES,
                page,
                "Nothing says which languages " + page.title() + " speaks.",
                "Write 'languages: [" + content.clinic().locale().getLanguage() + "]'.");
        if (!site.all(PageKind.LOCATION).isEmpty() && facts.days().isEmpty()) {
            add(
                    Improvement.DAYS,
                    source(page),
                    "Nothing says where and when " + page.title() + " works.",
                    "Write 'days: {" + site.all(PageKind.LOCATION).get(0).slug() + ": […]}' with the days.");
        }
        if (!site.all(PageKind.SERVICE).isEmpty() && site.servicesOf(page).isEmpty()) {
            String service = site.all(PageKind.SERVICE).get(0).slug();
            add(
                    Improvement.THERAPIST_SERVICES,
                    source(page),
                    "Nothing says what " + page.title() + " gives.",
                    "Write 'services: [" + service + "]' with the names of the services' files.");
        }
    }

    /** What a first visit's page has to tell, by the anchor of its section. */
    private static final List<String> FIRST_VISIT = List.of("arrival", "consent", "draping", "minors", "bring");

    private void addPages() {
        for (Page page : site.all(PageKind.FIRST_VISIT)) {
            Set<String> missing = new LinkedHashSet<>(FIRST_VISIT);
            requireNonNull(page.article()).sections().stream().map(Section::id).forEach(missing::remove);
            for (String id : missing) {
                add(
                        Improvement.FIRST_VISIT_SECTION,
                        source(page),
                        "The page on the first visit has no section '" + id + "'.",
                        "Write it below a heading with this anchor, such as '## … {#" + id + "}'.");
            }
        }
        for (Page page : site.all(PageKind.CONTRAINDICATIONS)) {
            ClinicFacts.Emergency emergency = content.clinic().emergency();
            PageFacts facts = facts(page, PageFacts.class);
            if (!facts.redFlags().isEmpty()) {
                add(
                        emergency == null ? null : emergency.number(),
                        Improvement.EMERGENCY,
                        "'" + page.title() + "' tells when to get help, and not whom to call.",
                        "Write 'emergency: {number: …}'.");
            }
            for (List<?> list : List.of(facts.notNow(), facts.askFirst(), facts.avoidArea(), facts.redFlags())) {
                if (list.isEmpty()) {
                    add(
                            Improvement.CONTRAINDICATIONS,
                            source(page),
                            "Not all four lists of '" + page.title() + "' are there.",
                            "Write 'not-now:', 'ask-first:', 'avoid-area:' and 'red-flags:', a phrase each.");
                    break;
                }
            }
        }
        boolean neverEnds = new Jurisdiction(country())
                .voucherYearsAdvised()
                .filter(rule -> rule.years().isEmpty())
                .isPresent();
        for (Page page : site.all(PageKind.VOUCHERS)) {
            PageFacts.Voucher voucher = facts(page, PageFacts.class).voucher();
            if (voucher == null
                    || voucher.buy() == null
                    || voucher.redeem() == null
                    || voucher.validYears() == null && !neverEnds) {
                add(
                        Improvement.VOUCHER,
                        source(page),
                        "Not all rules of vouchers are said.",
                        "Write 'voucher:' with buy, redeem, valid-years and refund.");
            }
        }
        for (Page page : site.all(PageKind.INSURANCE)) {
            add(
                    facts(page, PageFacts.class).funds().isEmpty() ? null : "",
                    Improvement.FUNDS,
                    page,
                    "No fund is named.",
                    "Write 'funds:', each with name, claim and exceptions.");
        }
        if (!site.all(PageKind.BOOKING).isEmpty()) {
            add(
                    content.clinic().booking().intakeForm(),
                    Improvement.INTAKE_FORM,
                    "Nothing says whether there is a form to fill in before a visit.",
                    "Write its address as 'intake-form:' below 'booking:', or 'intake-form: no'.");
        }
    }

    // ---- small things

    private void add(@Nullable Object said, Improvement improvement, String message, String advice, boolean... waived) {
        if (said == null && (waived.length == 0 || !waived[0])) {
            add(improvement, message, advice);
        }
    }

    private void add(
            @Nullable Object said,
            Improvement improvement,
            Page page,
            String message,
            String advice,
            boolean... waived) {
        if (said == null && (waived.length == 0 || !waived[0])) {
            add(improvement, source(page), message, advice);
        }
    }

    /** Of the clinic's facts. */
    private void add(Improvement improvement, String message, String advice) {
        add(improvement, content.clinicPlaces(), message, advice);
    }

    private void add(Improvement improvement, Source source, String message, String advice) {
        add(improvement, source.places(), message, advice);
    }

    private void add(Improvement improvement, FactPlaces places, String message, String advice) {
        found.add(new Todo(improvement, Todo.Kind.TODO, "info", places.text().path(), 1, 1, "", message, advice));
    }

    private static Source source(Page page) {
        return requireNonNull(page.article()).source();
    }

    private static <T> T facts(Page page, Class<T> type) {
        return type.cast(requireNonNull(page.facts()));
    }
}
