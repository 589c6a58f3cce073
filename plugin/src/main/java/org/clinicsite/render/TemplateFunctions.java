package org.clinicsite.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.clinicsite.site.BookingWays;
import org.clinicsite.site.Calendars;
import org.clinicsite.site.Counter;
import org.clinicsite.site.Crumb;
import org.clinicsite.site.Embeds;
import org.clinicsite.site.FormTarget;
import org.clinicsite.site.MenuItem;
import org.clinicsite.site.Messengers;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.Receivers;
import org.clinicsite.site.Site;
import org.clinicsite.site.Telephone;
import org.clinicsite.site.Testimonials;
import org.clinicsite.site.Words;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.DayHours;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Occurrence;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.WeekHours;
import org.jspecify.annotations.Nullable;

/**
 * The functions that templates call, such as {@code url(page)} or {@code price(48)}. Described for template authors in
 * {@code docs/templates.md}, in the same order.
 */
final class TemplateFunctions {

    private final Site site;
    private final Words words;
    private final Formats formats;
    private final Assets assets;
    private final StructuredData structuredData;
    private final PageTexts content;

    TemplateFunctions(
            Site site, Words words, Formats formats, Assets assets, StructuredData structuredData, PageTexts content) {
        this.site = site;
        this.words = words;
        this.formats = formats;
        this.assets = assets;
        this.structuredData = structuredData;
        this.content = content;
    }

    /** Their names. */
    static final List<String> NAMES = List.of(
            "words",
            "hasWords",
            "url",
            "absolute",
            "asset",
            "tel",
            "phone",
            "pagesOf",
            "pageOf",
            "servicesOf",
            "therapistsOf",
            "locationsOf",
            "articlesOf",
            "conditionsOf",
            "eventsOf",
            "relatedTo",
            "tagsOf",
            "numbered",
            "currentIn",
            "bodyOf",
            "pictureOf",
            "fileOf",
            "fileSize",
            "calendarOf",
            "feedBody",
            "priceRange",
            "lowestPrice",
            "taxNote",
            "secondPriceTitle",
            "date",
            "dates",
            "month",
            "instant",
            "newestOf",
            "openingTimes",
            "timesOf",
            "startOf",
            "week",
            "weekInShort",
            "byAppointmentAlone",
            "day",
            "dayInShort",
            "weekday",
            "price",
            "optionName",
            "minutes",
            "number",
            "language",
            "sentenceList",
            "townOf",
            "bookingAddress",
            "messengers",
            "hostOf",
            "markOf",
            "paymentMark",
            "markNamed",
            "reviewsOf",
            "contactForm",
            "embedsOf",
            "showsOthers",
            "visitCounter",
            "receiversToTell");

    /** Gives all of them to an engine under their names. */
    void shareWith(TemplateEngine engine) {
        for (String name : NAMES) {
            engine.share(name, (TemplateMethodModelEx) arguments -> call(name, arguments));
        }
    }

    /** One switch, not a lambda each: forty small classes would cost a small site's build more than the functions do. */
    private @Nullable Object call(String name, List<?> a) throws TemplateModelException {
        return switch (name) {
            // words
            case "words" -> words(a);
            case "hasWords" -> words.find(text(a, 0)).isPresent();
            // addresses
            case "url" -> site.base().href(path(a)) + fragment(a);
            case "absolute" -> site.base().isKnown() ? site.base().absolute(pathOrAsset(a)) + fragment(a) : null;
            case "asset" -> site.base().href(assets.path(text(a, 0)));
            case "tel" -> "tel:" + Telephone.dialled(text(a, 0), site.clinic().country());
            case "phone" -> phone(text(a, 0));
            // pages
            case "pagesOf" -> site.all(kind(a));
            case "pageOf" -> a.size() > 1 ? site.find(kind(a), text(a, 1)).orElse(null) : site.only(kind(a));
            case "servicesOf" -> site.servicesOf(page(a, 0));
            case "therapistsOf" -> site.therapistsOf(page(a, 0));
            case "locationsOf" -> site.locationsOf(page(a, 0));
            case "articlesOf" -> site.articlesOf(page(a, 0));
            case "conditionsOf" -> site.conditionsOf(page(a, 0));
            case "eventsOf" -> site.eventsOf(page(a, 0));
            case "relatedTo" -> site.related(page(a, 0));
            case "tagsOf" -> site.tagsOf(page(a, 0));
            case "numbered" -> page(a, 0).numbered(number(a, 1).intValue());
            case "currentIn" -> currentIn(menu(text(a, 0)), page(a, 1).path().value());
            case "bodyOf" -> html(content.bodyElsewhere(page(a, 0)));
            case "pictureOf" ->
                a.size() > 1 ? content.picture(page(a, 0), text(a, 1)).orElse(null) : picture(page(a, 0));
            case "fileOf" -> content.file(page(a, 0), text(a, 1)).orElse(null);
            case "fileSize" -> formats.size(number(a, 0).longValue());
            case "calendarOf" -> Calendars.of(page(a, 0));
            case "feedBody" -> content.feedBody(page(a, 0), site.base());
            case "priceRange" -> structuredData.priceRange(page(a, 0));
            case "lowestPrice" -> lowestPrice(a);
            case "taxNote" -> formats.taxNote(site.clinic());
            case "secondPriceTitle" -> formats.secondPriceTitle(site.clinic());
            // dates, hours, money
            case "date" -> formats.date(day(a));
            case "dates" -> formats.dates(day(a), day(a.subList(1, a.size())));
            case "month" -> formats.month(YearMonth.parse(text(a, 0)));
            case "instant" -> instant(a);
            case "newestOf" -> newest(a);
            case "openingTimes" -> formats.ranges(argument(a, 0, DayHours.class, "the hours of a day"));
            case "timesOf" -> formats.times(argument(a, 0, Occurrence.class, "a time of an event"));
            case "startOf" -> start(argument(a, 0, Occurrence.class, "a time of an event"));
            case "week" -> formats.week(argument(a, 0, WeekHours.class, "the hours of a week"));
            case "weekInShort" -> formats.weekInShort(argument(a, 0, WeekHours.class, "the hours of a week"));
            case "byAppointmentAlone" ->
                argument(a, 0, WeekHours.class, "the hours of a week").isByAppointmentAlone();
            case "day" -> formats.day(DayOfWeek.valueOf(text(a, 0).toUpperCase(Locale.ROOT)));
            case "dayInShort" -> formats.dayInShort(DayOfWeek.valueOf(text(a, 0).toUpperCase(Locale.ROOT)));
            case "weekday" -> formats.day(day(a).getDayOfWeek());
            case "price" ->
                RecordWrapper.plain(a.isEmpty() ? null : a.get(0)) instanceof Price price
                        ? formats.price(price)
                        : formats.price(new BigDecimal(number(a, 0).toString()));
            case "optionName" -> formats.option(argument(a, 0, ServiceFacts.Option.class, "an option of a service"));
            case "minutes" -> formats.minutes(number(a, 0).intValue());
            case "number" -> formats.number(number(a, 0).longValue());
            case "language" -> formats.language(text(a, 0));
            case "sentenceList" -> formats.list(texts(a));
            case "townOf" -> formats.town(argument(a, 0, LocationFacts.Address.class, "an address"));
            // ways to the clinic, and marks
            case "bookingAddress" -> BookingWays.address(site).orElse("");
            case "messengers" -> Messengers.of(site.clinic());
            case "hostOf" -> BrandMark.host(text(a, 0));
            case "markOf" -> BrandMark.ofAddress(text(a, 0)).orElse(null);
            case "paymentMark" -> BrandMark.ofPayment(text(a, 0)).orElse(null);
            case "markNamed" -> BrandMark.of(text(a, 0)).orElse(null);
            case "reviewsOf" -> Testimonials.on(site, page(a, 0));
            // what goes to others
            case "contactForm" -> FormTarget.of(site).orElse(null);
            case "embedsOf" -> Embeds.on(site, page(a, 0));
            case "showsOthers" -> Embeds.any(site, page(a, 0));
            case "visitCounter" -> Counter.of(site).orElse(null);
            case "receiversToTell" ->
                Receivers.toTell(site, page(a, 0)).stream()
                        .map(one -> one.sentence(words))
                        .toList();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** {@code words("key")}, {@code words("key", {"name": value})}; with a value that is HTML the result is HTML. */
    private Object words(List<?> arguments) throws TemplateModelException {
        String key = text(arguments, 0);
        if (arguments.size() < 2) {
            return words.get(key);
        }
        if (!(arguments.get(1) instanceof TemplateHashModelEx values)) {
            throw new TemplateModelException("words(key, values) wants the values as {\"name\": value}");
        }
        List<String> plain = new ArrayList<>();
        List<String> escaped = new ArrayList<>();
        boolean markup = false;
        TemplateModelIterator names = values.keys().iterator();
        while (names.hasNext()) {
            String name = ((TemplateScalarModel) names.next()).getAsString();
            TemplateModel value = values.get(name);
            plain.add(name);
            escaped.add(name);
            if (value instanceof TemplateHTMLOutputModel html) {
                markup = true;
                plain.add("");
                escaped.add(HTMLOutputFormat.INSTANCE.getMarkupString(html));
            } else {
                String text = asText(value, "the value of " + name);
                plain.add(text);
                escaped.add(HTMLOutputFormat.INSTANCE.escapePlainText(text));
            }
        }
        if (!markup) {
            return words.get(key, plain.toArray(String[]::new));
        }
        String pattern = HTMLOutputFormat.INSTANCE.escapePlainText(words.get(key));
        return html(Words.fill(pattern, escaped.toArray(String[]::new)));
    }

    static TemplateHTMLOutputModel html(String markup) throws TemplateModelException {
        return HTMLOutputFormat.INSTANCE.fromMarkup(markup);
    }

    private List<MenuItem> menu(String name) throws TemplateModelException {
        return switch (name) {
            case "menu" -> site.menu();
            case "footer" -> site.footer();
            default -> throw new TemplateModelException("currentIn(\"menu\", page) or currentIn(\"footer\", page)");
        };
    }

    /** For each entry with a path a sign: whether it is the page itself, lies above it, or neither. */
    private static String currentIn(List<MenuItem> items, String page) {
        StringBuilder signs = new StringBuilder();
        for (MenuItem item : items) {
            if (item.path() != null) {
                String path = item.path().value();
                signs.append(page.equals(path) ? '=' : page.startsWith(path) ? '+' : '-');
            }
            signs.append(currentIn(item.items(), page));
        }
        return signs.toString();
    }

    private @Nullable Picture picture(Page page) {
        String image = page.facts() == null ? null : page.facts().common().image();
        return image == null ? null : content.picture(page, image).orElse(null);
    }

    /** What begins with no slash is a file of the template. */
    private PagePath pathOrAsset(List<?> arguments) throws TemplateModelException {
        return !arguments.isEmpty()
                        && arguments.get(0) instanceof SimpleScalar text
                        && !text.getAsString().startsWith("/")
                ? assets.path(text.getAsString())
                : path(arguments);
    }

    /** The page, path or breadcrumb given first, or a path as text. */
    private static PagePath path(List<?> arguments) throws TemplateModelException {
        Object first = RecordWrapper.plain(arguments.isEmpty() ? null : arguments.get(0));
        if (first instanceof Page page) {
            return page.path();
        }
        if (first instanceof PagePath path) {
            return path;
        }
        if (first instanceof Crumb crumb && crumb.path() != null) {
            return crumb.path();
        }
        if (first instanceof MenuItem item && item.path() != null) {
            return item.path();
        }
        if (first instanceof Picture picture) {
            return picture.path();
        }
        return new PagePath(text(arguments, 0));
    }

    private static String fragment(List<?> arguments) throws TemplateModelException {
        return arguments.size() < 2 ? "" : "#" + text(arguments, 1);
    }

    private static Page page(List<?> arguments, int index) throws TemplateModelException {
        return argument(arguments, index, Page.class, "a page");
    }

    private static PageKind kind(List<?> arguments) throws TemplateModelException {
        String name = text(arguments, 0);
        for (PageKind kind : PageKind.values()) {
            if (kind.layout().equals(name)) {
                return kind;
            }
        }
        throw new TemplateModelException("'" + name + "' is no kind of page; write one such as 'service'");
    }

    private static LocalDate day(List<?> arguments) throws TemplateModelException {
        Object first = RecordWrapper.plain(arguments.isEmpty() ? null : arguments.get(0));
        return first instanceof DateText date ? date.day() : LocalDate.parse(text(arguments, 0));
    }

    /** The last change of any of the pages; null when none has a date. */
    private static @Nullable DateText newest(List<?> arguments) throws TemplateModelException {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof TemplateSequenceModel pages)) {
            throw new TemplateModelException("argument 1 must be a list of pages");
        }
        DateText newest = null;
        for (int i = 0; i < pages.size(); i++) {
            DateText date =
                    argument(List.of(pages.get(i)), 0, Page.class, "a page").modified();
            if (date != null && (newest == null || date.compareTo(newest) > 0)) {
                newest = date;
            }
        }
        return newest;
    }

    /** The lowest amount that anything costs at the pages' services; null when all is free or on request. */
    private @Nullable String lowestPrice(List<?> arguments) throws TemplateModelException {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof TemplateSequenceModel services)) {
            throw new TemplateModelException("argument 1 must be a list of services' pages");
        }
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            pages.add(argument(List.of(services.get(i)), 0, Page.class, "a page"));
        }
        return StructuredData.amounts(pages).stream()
                .min(Comparator.naturalOrder())
                .map(formats::price)
                .orElse(null);
    }

    /** For the attribute {@code datetime}: the moment, else the day. */
    private static String start(Occurrence one) {
        return one.start() == null ? one.day().toString() : Formats.moment(one.start());
    }

    private String instant(List<?> arguments) throws TemplateModelException {
        DateText date = argument(arguments, 0, DateText.class, "a date");
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                date.at(site.clinic().timeZone()));
    }

    /** Not broken over two lines; among words that run from right to left it still begins with its plus at the left. */
    private String phone(String number) {
        String whole = number.replace(' ', '\u00a0');
        return words.direction().equals("rtl") ? '\u2066' + whole + '\u2069' : whole;
    }

    private static <T> T argument(List<?> arguments, int index, Class<T> type, String what)
            throws TemplateModelException {
        Object value = RecordWrapper.plain(arguments.size() > index ? arguments.get(index) : null);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new TemplateModelException("argument " + (index + 1) + " must be " + what);
    }

    private static String text(List<?> arguments, int index) throws TemplateModelException {
        Object value = arguments.size() > index ? arguments.get(index) : null;
        return asText(value, "argument " + (index + 1));
    }

    private static String asText(@Nullable Object value, String what) throws TemplateModelException {
        if (value instanceof TemplateScalarModel scalar) {
            return scalar.getAsString();
        }
        if (value instanceof TemplateNumberModel number) {
            return number.getAsNumber().toString();
        }
        if (value instanceof TemplateBooleanModel truth) {
            return Boolean.toString(truth.getAsBoolean());
        }
        throw new TemplateModelException(what + " must be a text, and is " + (value == null ? "missing" : "none"));
    }

    private static Number number(List<?> arguments, int index) throws TemplateModelException {
        if (arguments.size() > index && arguments.get(index) instanceof TemplateNumberModel number) {
            return number.getAsNumber();
        }
        throw new TemplateModelException("argument " + (index + 1) + " must be a number");
    }

    private static List<String> texts(List<?> arguments) throws TemplateModelException {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof TemplateSequenceModel sequence)) {
            throw new TemplateModelException("argument 1 must be a list");
        }
        List<String> texts = new ArrayList<>(sequence.size());
        for (int i = 0; i < sequence.size(); i++) {
            texts.add(asText(sequence.get(i), "an item of the list"));
        }
        return texts;
    }
}
