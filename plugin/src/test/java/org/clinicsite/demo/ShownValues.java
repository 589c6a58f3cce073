package org.clinicsite.demo;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.check.GraphChecker;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds what the structured data of a page says and the page itself, to a person, does not. For pages in English, German
 * and French. */
final class ShownValues {

    /**
     * What has no form of its own on a page: codes whose meaning stands elsewhere in the node, the order of a list, the
     * length of a text, and the country, which a site for one country's people leaves out of addresses.
     */
    private static final Set<String> NOT_SHOWN = Set.of(
            "@type",
            "@id",
            "unitCode",
            "position",
            "wordCount",
            "addressCountry",
            "ListItem.item",
            "employmentType", // beside the words for it, which differ by language
            "QuantitativeValue.unitText",
            "eventAttendanceMode"); // the place, or the word for online, is told by the location

    private static final Set<String> DAYS = Set.of(
            "datePublished",
            "dateModified",
            "datePosted",
            "lastReviewed",
            "startDate",
            "endDate",
            "validFrom",
            "validThrough");

    /** Words for what the structured data says in codes of its own, by language. */
    private static final Map<String, Map<String, String>> WORDS = Map.of(
            "en",
            Map.of(
                    "license",
                    "licence",
                    "degree",
                    "degree",
                    "certificate",
                    "certificate",
                    "membership",
                    "membership",
                    "minutes",
                    "minutes",
                    "free",
                    "free",
                    "from",
                    "From",
                    "fortnightly",
                    "every second week, next on"),
            "de",
            Map.of(
                    "license",
                    "Zulassung",
                    "degree",
                    "Abschluss",
                    "certificate",
                    "Zertifikat",
                    "membership",
                    "Mitgliedschaft",
                    "minutes",
                    "Minuten",
                    "free",
                    "kostenlos",
                    "from",
                    "Ab",
                    "fortnightly",
                    "jede zweite Woche, das nächste Mal am"),
            "fr",
            Map.of(
                    "license",
                    "autorisation d’exercer",
                    "degree",
                    "diplôme",
                    "certificate",
                    "certificat",
                    "membership",
                    "affiliation",
                    "minutes",
                    "minutes",
                    "free",
                    "gratuit",
                    "from",
                    "À partir du",
                    "fortnightly",
                    "une semaine sur deux, prochaine fois le"));

    private final Locale locale;
    private final Map<String, String> words;
    private final Document page;
    private final String text;
    private final List<String> unseen = new ArrayList<>();

    /** The offer of each specification of a price, which has no name of its own. */
    private final Map<Map<?, ?>, Map<?, ?>> offers = new IdentityHashMap<>();

    private ShownValues(Document page) {
        this.page = page;
        locale = Locale.forLanguageTag(page.select("html").attr("lang"));
        words = WORDS.get(locale.getLanguage());
        Document seen = page.clone();
        seen.select("script, svg").remove();
        text = plain(seen.body().text());
    }

    /** One line per value that the page does not show: type, property, value. */
    static List<String> missing(Document page) {
        ShownValues values = new ShownValues(page);
        List<Map<?, ?>> nodes = PageGraph.nodes(page);
        for (Map<?, ?> node : nodes) {
            if (node.get("priceSpecification") instanceof Map<?, ?> specification) {
                values.offers.put(specification, node);
            }
        }
        for (Map<?, ?> node : nodes) {
            node.forEach((name, value) -> {
                for (Object one : GraphChecker.values(value)) {
                    if (!(one instanceof Map) && !values.isShown(node, (String) name, one)) {
                        values.unseen.add(node.get("@type") + "." + name + ": " + one);
                    }
                }
            });
        }
        return values.unseen;
    }

    private boolean isShown(Map<?, ?> node, String name, Object value) {
        String said = value.toString();
        if (NOT_SHOWN.contains(name) || NOT_SHOWN.contains(node.get("@type") + "." + name)) {
            return true;
        }
        if (DAYS.contains(name)) {
            return page.select("time").stream()
                            .anyMatch(time -> time.attr("datetime").startsWith(said.substring(0, 10)))
                    || node.get("@type").equals("OpeningHoursSpecification") && isDayOfHours(LocalDate.parse(said));
        }
        return switch (name) {
            case "eventStatus" -> said.endsWith("Scheduled") || isNoLongerOpen();
            case "availability" -> said.endsWith("SoldOut") == isNoLongerOpen();
            case "minValue", "maxValue" -> text.contains(said);
            case "description" -> Stream.of(said.split("\n\n|; ")).allMatch(part -> text.contains(plain(part)));
            case "inLanguage" -> page.select("html").attr("lang").equals(said);
            case "knowsLanguage" -> text.contains(Locale.forLanguageTag(said).getDisplayLanguage(locale));
            case "telephone" -> !page.select("a[href=tel:" + said + "]").isEmpty();
            case "email" -> !page.select("a[href=mailto:" + said + "]").isEmpty();
            case "latitude", "longitude" -> page.select("a[href*=" + said + "]").size() > 0;
            case "price", "minPrice", "maxPrice" ->
                isPriced(
                        offers.getOrDefault(node, node),
                        node.get("priceCurrency").toString(),
                        new BigDecimal(said),
                        offers.containsKey(node));
            case "priceCurrency", "currenciesAccepted", "currency" ->
                text.contains(said) || text.contains(Currency.getInstance(said).getSymbol(locale));
            // a list for people, one text for search engines
            case "paymentAccepted" -> Stream.of(said.split(", ")).allMatch(way -> text.contains(plain(way)));
            case "credentialCategory" -> text.contains(words.get(said));
            // Compared as a whole by the test of the hours.
            case "opens", "closes", "dayOfWeek" -> true;
            // Minutes: the offer's name, which is beside the price. True: a feature that is there.
            case "value" -> value.equals(true) || text.contains(said + " " + words.get("minutes"));
            case "name" -> text.contains(plain(said)) || node.get("@type").equals("Offer") && isCell(plain(said));
            default -> said.startsWith("https://") ? isAddress(said) : text.contains(plain(said));
        };
    }

    /** Whether the page says that an event is full or cancelled. */
    private boolean isNoLongerOpen() {
        return !page.select("main .panel .state").isEmpty();
    }

    /** Whether hours begin or end on a day by what the page says in words: on it, until others begin, or every second week. */
    private boolean isDayOfHours(LocalDate day) {
        return text.contains(" " + inWords(day))
                || text.contains(words.get("from") + " " + inWords(day.plusDays(1)))
                || Stream.iterate(day, d -> d.isAfter(day.minusWeeks(8)), d -> d.minusWeeks(2))
                        .anyMatch(d -> text.contains(words.get("fortnightly") + " " + inWords(d)));
    }

    private String inWords(LocalDate day) {
        return plain(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day));
    }

    /**
     * Whether one row holds what is offered and its price, in the part of the page that is about the service.
     *
     * @param inWords whether more stands beside the number, such as "from" or "per person"
     */
    private boolean isPriced(Map<?, ?> offer, String currency, BigDecimal price, boolean inWords) {
        boolean whole = price.stripTrailingZeros().scale() <= 0;
        NumberFormat format = NumberFormat.getCurrencyInstance(locale); // as the JDK's CLDR has it
        format.setCurrency(Currency.getInstance(currency));
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(whole ? 0 : 2);
        String shown = price.signum() == 0 ? words.get("free") : plain(format.format(price));
        String name = offer.get("name").toString();
        String own = page.select("h1").text();
        String service = offer.get("itemOffered") instanceof Map<?, ?> offered
                ? offered.get("name").toString()
                : own;
        for (Element row : page.select("main tr, main dl.lengths > div, main .offer")) {
            boolean ofService = service.equals(own)
                    || row.parent().select("tr.group th").text().equals(service)
                    || row.select("> .note a").text().equals(service);
            List<String> cells = row.select("th, td, dt, dd, .offer > :is(h2, h3, .when)").stream()
                    .map(ShownValues::withoutNotes)
                    .toList();
            List<String> heads = heads(row);
            for (int i = 1; ofService && i < Math.max(2, heads.size()) && i < cells.size(); i++) {
                String what = cells.get(0);
                boolean named = i == 1 ? what.equals(name) : (what + " (" + heads.get(i) + ")").equals(name);
                String cell = cells.get(i);
                if (named
                        && (inWords
                                ? (" " + cell + " ").matches(".*[ –]" + Pattern.quote(shown) + "[ –].*")
                                : cell.equals(shown))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A cell's words without what is said beside them, such as from which day they hold. */
    private static String withoutNotes(Element cell) {
        Element words = cell.clone();
        words.children().select(".note").remove();
        return plain(words.text());
    }

    /** What stands above the columns of a row's table. */
    private static List<String> heads(Element row) {
        Element table = row.closest("table");
        return table == null ? List.of() : table.select("thead th").eachText();
    }

    /** Such as "60 minutes (Concession)": a row and the head of a column. */
    private boolean isCell(String name) {
        int open = name.lastIndexOf(" (");
        return open > 0
                && text.contains(name.substring(0, open))
                && page.select("thead th").eachText().contains(name.substring(open + 2, name.length() - 1));
    }

    /** Whether it is the page's own address, one of its parts, or where a link or picture leads. */
    private boolean isAddress(String address) {
        String own = page.select("meta[property=og:url]").attr("content");
        if (address.equals(own)
                || address.startsWith(own + "#") && page.getElementById(address.substring(own.length() + 1)) != null) {
            return true;
        }
        for (Element element : page.select("body a[href], body img[src]")) {
            if (element.absUrl(element.hasAttr("href") ? "href" : "src").equals(address)) {
                return true;
            }
        }
        return page.select("[srcset]").stream()
                .anyMatch(e -> e.attr("srcset").contains(address.substring(address.lastIndexOf('/'))));
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replaceAll("\\s+", " ")
                .trim();
    }
}
