package org.clinicsite.render;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.clinicsite.article.Section;
import org.clinicsite.site.Crumb;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.Site;
import org.clinicsite.site.Telephone;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.ConditionFacts;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.DayHours;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Offer;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.SeasonDay;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.Sourced;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.source.facts.WeekHours;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a page says, for machines: one JSON-LD graph per page in the words of schema.org, made of the same records as the
 * page and saying nothing that the page does not show.
 *
 * <p>A thing has one {@code @id} on all pages, such as {@code https://example.org/#location-north}; a page that only
 * mentions it points there. Where the site's address is not known nothing has an {@code @id} or {@code url}. Left out on purpose: reviews and ratings of the clinic itself (search engines forbid them),
 * {@code duration} of an offer (it means the offer's, not the session's), {@code reviewedBy} on an article (its domain is
 * the web page), search actions (there is no search).
 */
final class StructuredData {

    private static final LocalTime NEVER = LocalTime.MIDNIGHT;

    /** How many days of those that come every second week or so are told. */
    private static final int TOLD_AHEAD = 4;

    private final Site site;
    private final ClinicFacts clinic;
    private final Formats formats;
    private final Assets assets;
    private final PageTexts content;

    StructuredData(Site site, Formats formats, Assets assets, PageTexts content) {
        this.site = site;
        this.clinic = site.clinic();
        this.formats = formats;
        this.assets = assets;
        this.content = content;
    }

    /** The page's graph as JSON that may stand in a script element. */
    String of(Page page) {
        List<SchemaNode> graph = new ArrayList<>();
        SchemaNode organization = organization(page);
        SchemaNode webPage = webPage(page);
        graph.add(new SchemaNode("WebSite", id("website"))
                .with("name", clinic.name())
                .with("url", url(PagePath.HOME))
                .with("inLanguage", language())
                .with("publisher", SchemaNode.reference(id("organization"))));
        graph.add(organization);
        graph.add(webPage);
        if (page.breadcrumbs().size() > 1 && site.base().isKnown()) { // a trail is one of addresses
            graph.add(breadcrumbs(page));
            webPage.with("breadcrumb", SchemaNode.reference(id(page, "breadcrumb")));
        }
        switch (page.kind()) {
            case HOME -> site.all(PageKind.LOCATION).forEach(location -> graph.add(location(location, false)));
            case LOCATION -> {
                graph.add(location(page, true));
                webPage.with("mainEntity", SchemaNode.reference(locationId(page)));
            }
            case SERVICE -> {
                graph.add(service(page));
                webPage.with("mainEntity", SchemaNode.reference(id(page, "service")));
            }
            case THERAPIST -> {
                graph.add(person(page, true));
                webPage.with("mainEntity", SchemaNode.reference(personId(page)));
            }
            case PRICES -> organization.with("hasOfferCatalog", catalog(page));
            case ARTICLE -> addArticle(page, webPage, graph);
            case CONDITION -> addCondition(page, webPage, graph);
            case EVENT -> setMain(new EventNodes(this, site, formats).of(page), id(page, "event"), webPage, graph);
            case JOB -> setMain(new JobNodes(this, site).of(page), id(page, "job"), webPage, graph);
            case FAQ -> webPage.withNodes("mainEntity", questions(page));
            default -> {
                // the page itself is all there is to say
            }
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("@context", "https://schema.org");
        root.put("@graph", graph.stream().map(SchemaNode::asMap).toList());
        return Json.write(root);
    }

    // ---- the site and its pages

    private SchemaNode organization(Page page) {
        boolean placed = !site.all(PageKind.LOCATION).isEmpty();
        SchemaNode node = new SchemaNode(placed ? "Organization" : clinic.businessType(), id("organization"))
                .with("name", clinic.name())
                .with("url", url(PagePath.HOME));
        if (page.kind() == PageKind.HOME) {
            node.with("logo", logo(page))
                    .with("legalName", clinic.legalName())
                    .with("vatID", vatId())
                    .with("sameAs", clinic.social());
            if (!placed) { // else each place says it of itself
                node.with("telephone", telephone(clinic.contact().phone()))
                        .with("email", clinic.contact().email())
                        .with("areaServed", clinic.areaServed());
            }
        }
        return node;
    }

    /** The mark that the header shows. */
    private @Nullable String logo(Page home) {
        String own = clinic.theme().get("logo");
        return url(Optional.ofNullable(own)
                .flatMap(name -> content.picture(home, name))
                .map(Picture::path)
                .orElseGet(() -> assets.path("icons/icon.svg")));
    }

    private @Nullable String vatId() {
        return clinic.legal().stream()
                .filter(id ->
                        id.name().text().toUpperCase(Locale.ROOT).matches(".*(VAT|TVA|UST-?ID|UMSATZSTEUER-ID).*"))
                .map(ClinicFacts.LegalId::value)
                .findFirst()
                .orElse(null);
    }

    private SchemaNode webPage(Page page) {
        String type = switch (page.kind()) {
            case ARTICLE, CONDITION -> "MedicalWebPage";
            case THERAPIST -> "ProfilePage";
            case FAQ -> "FAQPage";
            case CONTACT -> "ContactPage";
            case ABOUT -> "AboutPage";
            case SERVICES, CONDITIONS, THERAPISTS, LOCATIONS, EVENTS, JOBS, ARTICLES, TAGS, TAG -> "CollectionPage";
            default -> "WebPage";
        };
        return new SchemaNode(type, id(page, "webpage"))
                .with("name", page.title())
                .with("url", url(page))
                .with("isPartOf", SchemaNode.reference(id("website")))
                .with("inLanguage", language());
    }

    private SchemaNode breadcrumbs(Page page) {
        List<SchemaNode> items = new ArrayList<>();
        for (Crumb crumb : page.breadcrumbs()) {
            items.add(new SchemaNode("ListItem")
                    .with("position", items.size() + 1)
                    .with("name", crumb.label())
                    .with("item", crumb.path() == null ? null : url(crumb.path())));
        }
        return new SchemaNode("BreadcrumbList", id(page, "breadcrumb")).withNodes("itemListElement", items);
    }

    // ---- places

    private SchemaNode location(Page page, boolean whole) {
        LocationFacts facts = facts(page, LocationFacts.class);
        LocationFacts.Address address = facts.address();
        if (facts.kind() == LocationFacts.Kind.ONLINE) {
            return online(page, facts);
        }
        SchemaNode node = new SchemaNode(clinic.businessType(), locationId(page))
                .with("name", clinic.name() + ", " + page.title())
                .with("url", url(page))
                .with("address", address == null ? null : address(address))
                .with("areaServed", address == null ? area(facts) : null)
                .with(
                        "telephone",
                        telephone(
                                facts.phone() != null
                                        ? facts.phone()
                                        : clinic.contact().phone()))
                .with("openingHoursSpecification", openingHours(facts, whole))
                .with("hasMap", facts.map())
                .with("parentOrganization", SchemaNode.reference(id("organization")));
        if (facts.geo() != null) {
            node.with(
                    "geo",
                    new SchemaNode("GeoCoordinates")
                            .with("latitude", facts.geo().latitude())
                            .with("longitude", facts.geo().longitude()));
        }
        if (!whole) {
            return node;
        }
        return node.with(
                        "email",
                        facts.email() != null ? facts.email() : clinic.contact().email())
                .with("image", image(page))
                .with("priceRange", priceRange(page))
                .with(
                        "paymentAccepted",
                        clinic.payment() == null
                                ? null
                                : String.join(
                                        ", ", Wording.texts(clinic.payment().methods())))
                .with("currenciesAccepted", currency())
                .withNodes(
                        "amenityFeature",
                        facts.amenities().stream()
                                .map(name -> new SchemaNode("LocationFeatureSpecification")
                                        .with("name", name)
                                        .with("value", true))
                                .toList())
                .with("knowsLanguage", languages(page))
                .with("potentialAction", reserving(facts.booking()));
    }

    /** A postal address. */
    static SchemaNode address(LocationFacts.Address address) {
        return new SchemaNode("PostalAddress")
                .with("streetAddress", address.street())
                .with("addressLocality", address.locality())
                .with("addressRegion", address.region())
                .with("postalCode", address.postalCode())
                .with("addressCountry", address.country());
    }

    private List<Wording> area(LocationFacts facts) {
        return facts.area().isEmpty() ? clinic.areaServed() : facts.area();
    }

    /** What happens online happens at no place: it is a service. */
    private SchemaNode online(Page page, LocationFacts facts) {
        String booking = bookingOr(facts.booking());
        return new SchemaNode("Service", locationId(page))
                .with("name", clinic.name() + ", " + page.title())
                .with("url", url(page))
                .with("provider", SchemaNode.reference(id("organization")))
                .with("areaServed", area(facts))
                .with("hoursAvailable", openingHours(facts, true))
                .with(
                        "availableChannel",
                        booking == null ? null : new SchemaNode("ServiceChannel").with("serviceUrl", booking));
    }

    /** Booking for those who give no address of their own; null when the clinic has none either. */
    private @Nullable String bookingOr(@Nullable String own) {
        return own != null ? own : clinic.booking().url();
    }

    private @Nullable SchemaNode reserving(@Nullable String own) {
        String booking = bookingOr(own);
        return booking == null
                ? null
                : new SchemaNode("ReserveAction")
                        .with("target", new SchemaNode("EntryPoint").with("urlTemplate", booking));
    }

    /**
     * Every opening time that can be said: those of the week, of the seasons ahead and of days that differ. What is by
     * appointment at any hour is no opening time.
     */
    private List<Object> openingHours(LocationFacts facts, boolean exceptions) {
        List<Object> list = new ArrayList<>();
        LocalDate end = facts.seasons().stream()
                .filter(season -> season.until() == null)
                .map(season -> day(season.from()).minusDays(1))
                .findFirst()
                .orElse(null);
        if (facts.hours() != null) {
            addWeek(facts.hours(), null, end, list);
        }
        if (exceptions) {
            for (LocationFacts.Season season : facts.seasons()) {
                addWeek(season.hours(), day(season.from()), season.until() == null ? null : day(season.until()), list);
            }
            for (LocationFacts.Exception exception : facts.exceptions()) {
                LocalDate from = exception.from().day();
                List<DayHours.Range> ranges = exception.hours().ranges().isEmpty()
                        ? List.of(new DayHours.Range(NEVER, NEVER))
                        : exception.hours().ranges();
                ranges.forEach(range ->
                        list.add(valid(hours(range), from, exception.last()).asMap()));
            }
        }
        return list;
    }

    private static LocalDate day(SeasonDay day) {
        return LocalDate.parse(day.toString());
    }

    private static void addWeek(
            WeekHours week, @Nullable LocalDate from, @Nullable LocalDate until, List<Object> list) {
        Map<DayHours.Range, List<String>> days = new LinkedHashMap<>();
        week.days().forEach((day, hours) -> {
            if (hours.rhythm() == null) {
                hours.ranges()
                        .forEach(range -> days.computeIfAbsent(range, r -> new ArrayList<>())
                                .add(dayName(day)));
            }
        });
        days.forEach((range, names) -> list.add(
                valid(hours(range).with("dayOfWeek", names), from, until).asMap()));
        week.days().forEach((weekday, hours) -> {
            DayHours.Rhythm rhythm = hours.rhythm();
            if (rhythm == null) {
                return;
            }
            LocalDate next = from != null && from.isAfter(rhythm.from()) ? from : rhythm.from();
            for (int i = 0; i < TOLD_AHEAD; i++) { // a rhythm has no words in schema.org: a day each
                LocalDate day = rhythm.next(next, weekday);
                if (until != null && day.isAfter(until)) {
                    return;
                }
                hours.ranges()
                        .forEach(range -> list.add(valid(hours(range), day, day).asMap()));
                next = day.plusDays(1);
            }
        });
    }

    private static SchemaNode valid(SchemaNode node, @Nullable LocalDate from, @Nullable LocalDate until) {
        return node.with("validFrom", from == null ? null : from.toString())
                .with("validThrough", until == null ? null : until.toString());
    }

    private static SchemaNode hours(DayHours.Range range) {
        return new SchemaNode("OpeningHoursSpecification")
                .with("opens", range.opens() == null ? null : range.opens().toString())
                .with("closes", range.closes() == null ? null : range.closes().toString());
    }

    /** As schema.org names the days, such as {@code https://schema.org/Monday}: a day is a thing there, not a text. */
    private static String dayName(DayOfWeek day) {
        return "https://schema.org/" + day.name().charAt(0)
                + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** From the lowest to the highest price of what is given there; null when nothing is. */
    @Nullable
    String priceRange(Page location) {
        List<BigDecimal> amounts = amounts(site.servicesOf(location));
        if (amounts.isEmpty()) {
            return null;
        }
        BigDecimal low = Collections.min(amounts);
        BigDecimal high = Collections.max(amounts);
        return low.compareTo(high) == 0 ? formats.price(low) : formats.range(formats.price(low), formats.price(high));
    }

    /** What is to be paid at services today; nothing of what is free or on request. */
    static List<BigDecimal> amounts(List<Page> services) {
        List<BigDecimal> amounts = new ArrayList<>();
        for (Page service : services) {
            for (ServiceFacts.Option option : facts(service, ServiceFacts.class).options()) {
                Price price = option.price();
                if (price.amount() != null && !price.free() && option.from() == null) {
                    amounts.add(price.amount());
                    amounts.add(price.highest() == null ? price.amount() : price.highest());
                }
            }
        }
        return amounts;
    }

    private List<String> languages(Page location) {
        TreeSet<String> tags = new TreeSet<>();
        site.therapistsOf(location)
                .forEach(t -> tags.addAll(facts(t, TherapistFacts.class).languages()));
        return List.copyOf(tags);
    }

    // ---- what is offered

    private SchemaNode service(Page page) {
        ServiceFacts facts = facts(page, ServiceFacts.class);
        return new SchemaNode("Service", id(page, "service"))
                .with("name", page.title())
                .with("description", facts.summary())
                .with("serviceType", facts.serviceType() != null ? facts.serviceType() : page.title())
                .with("provider", SchemaNode.reference(id("organization")))
                .with("areaServed", clinic.areaServed())
                .with("url", url(page))
                .withNodes("offers", offers(facts))
                .with("termsOfService", terms());
    }

    /** One offer for each price that the page shows. */
    private List<SchemaNode> offers(ServiceFacts facts) {
        List<SchemaNode> offers = new ArrayList<>();
        for (ServiceFacts.Option option : facts.options()) {
            String name = formats.option(option);
            offers.add(offer(facts, option, name, option.price()));
            if (option.concession() != null) {
                offers.add(offer(facts, option, formats.named(name, formats.concession()), option.concession()));
            }
            if (option.secondPrice() != null) {
                offers.add(offer(
                        facts, option, formats.named(name, formats.secondPriceTitle(clinic)), option.secondPrice()));
            }
        }
        facts.offers().forEach(offer -> offers.add(offer(offer, facts.booking())));
        return offers;
    }

    private SchemaNode offer(ServiceFacts facts, ServiceFacts.Option option, String name, Price price) {
        String booking = option.booking() != null ? option.booking() : facts.booking();
        SchemaNode node = priced(name, price, option.from(), option.until()).with("url", bookingOr(booking));
        if (option.minutes() == null) {
            return node;
        }
        return node.with(
                "additionalProperty",
                new SchemaNode("PropertyValue")
                        .with("name", formats.length())
                        .with("value", option.minutes())
                        .with("unitCode", "MIN"));
    }

    private SchemaNode offer(Offer offer, @Nullable String booking) {
        SchemaNode node = offer.price() == null
                ? days(new SchemaNode("Offer").with("name", offer.name()), offer.from(), offer.until())
                : priced(offer.name().text(), offer.price(), offer.from(), offer.until());
        String url = offer.booking() != null ? offer.booking() : booking;
        return node.with("description", offer.text()).with("url", bookingOr(url));
    }

    /**
     * An offer with its price as far as it is known: schema.org has a number for one amount, a specification for what
     * begins at one, ends at another or is paid per head, and nothing for what has to be asked for.
     */
    SchemaNode priced(String name, Price price) {
        return priced(name, price, null, null);
    }

    private SchemaNode priced(String name, Price price, @Nullable DateText from, @Nullable DateText until) {
        SchemaNode node = new SchemaNode("Offer").with("name", name);
        String currency = currency();
        if (price.amount() != null && currency != null) {
            String amount = price.amount().toPlainString();
            if (!price.isFrom() && price.highest() == null && !price.perPerson()) {
                node.with("price", amount).with("priceCurrency", currency);
            } else {
                boolean one = !price.isFrom() && price.highest() == null;
                node.with(
                        "priceSpecification",
                        new SchemaNode(price.perPerson() ? "UnitPriceSpecification" : "PriceSpecification")
                                .with("price", one ? amount : null)
                                .with("minPrice", one ? null : amount)
                                .with(
                                        "maxPrice",
                                        price.highest() == null
                                                ? null
                                                : price.highest().toPlainString())
                                .with("priceCurrency", currency)
                                .with("unitText", price.perPerson() ? "person" : null));
            }
        }
        return days(node, from, until);
    }

    private static SchemaNode days(SchemaNode node, @Nullable DateText from, @Nullable DateText until) {
        return node.with("validFrom", from == null ? null : from.day().toString())
                .with("validThrough", until == null ? null : until.day().toString());
    }

    private @Nullable String terms() {
        return site.find(PageKind.POLICY, "cancellation")
                .or(() -> site.find(PageKind.POLICY, "terms"))
                .map(this::url)
                .orElse(null);
    }

    private SchemaNode catalog(Page page) {
        List<SchemaNode> items = new ArrayList<>();
        boolean named = site.all(PageKind.SERVICE).stream()
                .flatMap(service -> facts(service, ServiceFacts.class).options().stream())
                .anyMatch(option -> option.name() != null);
        for (Page service : site.all(PageKind.SERVICE)) {
            SchemaNode offered = new SchemaNode("Service", id(service, "service"))
                    .with("name", service.title())
                    .with("url", url(service));
            ServiceFacts facts = facts(service, ServiceFacts.class);
            for (SchemaNode offer : offers(facts)) {
                if (named) { // the table's first column is no longer that of lengths
                    offer.asMap().remove("additionalProperty");
                }
                items.add(offer.with("itemOffered", offered));
            }
            facts.addOns()
                    .forEach(addOn -> items.add(
                            priced(formats.plus(addOn.name().text()), addOn.price(), addOn.from(), addOn.until())
                                    .with("itemOffered", offered)));
        }
        clinic.offers().forEach(offer -> items.add(offer(offer, null)));
        if (clinic.fees() != null) {
            clinic.fees()
                    .packages()
                    .forEach(one -> items.add(priced(one.name().text(), one.price(), one.from(), one.until())
                            .with("description", one.note())));
            clinic.fees().memberships().forEach(one -> items.add(membership(one)));
        }
        return new SchemaNode("OfferCatalog").with("name", page.title()).withNodes("itemListElement", items);
    }

    private SchemaNode membership(ClinicFacts.Membership one) {
        SchemaNode node =
                priced(one.name().text(), one.price(), one.from(), one.until()).with("description", one.note());
        if (one.price().amount() == null || currency() == null) {
            return node;
        }
        node.asMap().remove("price");
        node.asMap().remove("priceCurrency");
        SchemaNode price = new SchemaNode("UnitPriceSpecification")
                .with("price", one.price().amount().toPlainString())
                .with("priceCurrency", currency());
        return node.with(
                "priceSpecification",
                one.per() == ClinicFacts.Per.FORTNIGHT // no unit of its own
                        ? price.with(
                                "referenceQuantity",
                                new SchemaNode("QuantitativeValue")
                                        .with("value", 2)
                                        .with("unitCode", "WEE"))
                        : price.with("unitCode", unitCode(one.per())));
    }

    /** UN/CEFACT common codes, as schema.org asks for them. */
    private static String unitCode(ClinicFacts.Per per) {
        return switch (per) {
            case WEEK, FORTNIGHT -> "WEE";
            case MONTH -> "MON";
            case QUARTER -> "QAN";
            case YEAR -> "ANN";
        };
    }

    // ---- people

    private SchemaNode person(Page page, boolean whole) {
        TherapistFacts facts = facts(page, TherapistFacts.class);
        SchemaNode node = new SchemaNode("Person", personId(page))
                .with("name", page.title())
                .with("url", url(page))
                .with("jobTitle", facts.jobTitle());
        if (!whole) {
            return node;
        }
        return node.with(
                        "honorificSuffix",
                        String.join(
                                ", ",
                                facts.credentials().stream()
                                        .map(TherapistFacts.Credential::suffix)
                                        .filter(Objects::nonNull)
                                        .toList()))
                .with("image", image(page))
                .with("worksFor", SchemaNode.reference(id("organization")))
                .with("knowsLanguage", facts.languages())
                .withNodes(
                        "hasCredential",
                        facts.credentials().stream()
                                .map(c -> new SchemaNode("EducationalOccupationalCredential")
                                        .with("name", c.name())
                                        .with("credentialCategory", c.category())
                                        .with(
                                                "recognizedBy",
                                                c.body() == null
                                                        ? null
                                                        : new SchemaNode("Organization").with("name", c.body()))
                                        .with("identifier", c.number()))
                                .toList())
                .with("sameAs", facts.profiles());
    }

    // ---- texts

    /** What the page is about stands in the graph, where there is enough to say of it. */
    private static void setMain(
            @Nullable SchemaNode node, @Nullable String id, SchemaNode webPage, List<SchemaNode> graph) {
        if (node != null) {
            graph.add(node);
            webPage.with("mainEntity", SchemaNode.reference(id));
        }
    }

    /** Who checked a text on health; the person who did, where the page says when. */
    private @Nullable Page review(Sourced facts, SchemaNode webPage) {
        Page reviewer = therapist(facts.reviewer());
        if (reviewer != null && facts.reviewed() != null) {
            webPage.with("lastReviewed", facts.reviewed().day().toString())
                    .with("reviewedBy", SchemaNode.reference(personId(reviewer)));
        }
        return reviewer;
    }

    /** What people come with. That a service is a treatment of it is nothing that a clinic may say to machines. */
    private void addCondition(Page page, SchemaNode webPage, List<SchemaNode> graph) {
        ConditionFacts facts = facts(page, ConditionFacts.class);
        Page reviewer = review(facts, webPage);
        setMain(
                new SchemaNode("MedicalCondition", id(page, "condition"))
                        .with("name", page.title())
                        .with("description", facts.summary())
                        .withNodes(
                                "signOrSymptom",
                                facts.signs().stream()
                                        .map(sign -> new SchemaNode("MedicalSignOrSymptom").with("name", sign))
                                        .toList()),
                id(page, "condition"),
                webPage,
                graph);
        webPage.withNodes(
                "citation",
                facts.sources().stream().map(StructuredData::citation).toList());
        if (reviewer != null && facts.reviewed() != null) {
            graph.add(person(reviewer, false));
        }
    }

    private void addArticle(Page page, SchemaNode webPage, List<SchemaNode> graph) {
        ArticleFacts facts = facts(page, ArticleFacts.class);
        Page author = therapist(facts.author());
        Page reviewer = review(facts, webPage);
        webPage.with("mainEntity", SchemaNode.reference(id(page, "article")));
        graph.add(new SchemaNode("BlogPosting", id(page, "article"))
                .with("headline", page.title())
                .with("description", page.description())
                .with("image", image(page))
                .with("datePublished", instant(facts.published()))
                .with("dateModified", instant(facts.updated() != null ? facts.updated() : facts.published()))
                .with("author", author(facts.author(), author))
                .with("publisher", SchemaNode.reference(id("organization")))
                .with(
                        "articleSection",
                        site.tagsOf(page).stream().map(Page::title).toList())
                .with(
                        "wordCount",
                        page.article() == null ? null : page.article().wordCount())
                .withNodes(
                        "citation",
                        facts.sources().stream().map(StructuredData::citation).toList())
                .with("inLanguage", language())
                .withNodes(
                        "hasPart",
                        page.contents().stream().map(s -> part(page, s)).toList()));
        if (author != null) {
            graph.add(person(author, false));
        }
        if (reviewer != null && reviewer != author) {
            graph.add(person(reviewer, false));
        }
    }

    /** A therapist, a guest by name, or the clinic, as the byline has it. */
    private @Nullable Object author(@Nullable String written, @Nullable Page therapist) {
        if (therapist != null) {
            return site.base().isKnown()
                    ? SchemaNode.reference(personId(therapist))
                    : new SchemaNode("Person").with("name", therapist.title());
        }
        if (written != null) {
            return new SchemaNode("Person").with("name", written);
        }
        return site.base().isKnown()
                ? SchemaNode.reference(id("organization"))
                : new SchemaNode("Organization").with("name", clinic.name());
    }

    private static SchemaNode citation(ArticleFacts.Source source) {
        return new SchemaNode("CreativeWork")
                .with("name", source.title())
                .with("url", source.doi() != null ? "https://doi.org/" + source.doi() : source.url());
    }

    private SchemaNode part(Page page, Section section) {
        return new SchemaNode("WebPageElement").with("name", section.title()).with("url", id(page, section.id()));
    }

    private List<SchemaNode> questions(Page page) {
        List<SchemaNode> questions = new ArrayList<>();
        for (Page group : page.items().isEmpty() ? List.of(page) : page.items()) {
            for (Answers.Answer answer : content.answers(group)) {
                questions.add(new SchemaNode("Question")
                        .with("name", answer.question())
                        .with("url", id(page, answer.id()))
                        .with("acceptedAnswer", new SchemaNode("Answer").with("text", answer.text())));
            }
        }
        return questions;
    }

    // ---- small things

    private @Nullable Page therapist(@Nullable String slug) {
        return slug == null ? null : site.find(PageKind.THERAPIST, slug).orElse(null);
    }

    @Nullable
    String image(Page page) {
        String name = page.facts() == null ? null : page.facts().common().image();
        return name == null
                ? null
                : content.picture(page, name).map(p -> url(p.path())).orElse(null);
    }

    private @Nullable String instant(@Nullable DateText date) {
        return date == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.at(clinic.timeZone()));
    }

    private @Nullable String telephone(@Nullable String number) {
        return number == null ? null : Telephone.dialled(number, clinic.country());
    }

    private String language() {
        return clinic.locale().toLanguageTag();
    }

    private @Nullable String currency() {
        return clinic.currency() == null ? null : clinic.currency().getCurrencyCode();
    }

    @Nullable
    String id(String name) {
        String home = url(PagePath.HOME);
        return home == null ? null : home + "#" + name;
    }

    @Nullable
    String id(Page page, String name) {
        String url = url(page);
        return url == null ? null : url + "#" + name;
    }

    private @Nullable String locationId(Page page) {
        return id("location-" + page.slug());
    }

    private @Nullable String personId(Page page) {
        return id("person-" + page.slug());
    }

    @Nullable
    String url(Page page) {
        return url(page.path());
    }

    /** The whole address; null where the site's own is not known. */
    private @Nullable String url(PagePath path) {
        return site.base().isKnown() ? site.base().absolute(path) : null;
    }

    private static <T extends Facts> T facts(Page page, Class<T> type) {
        return type.cast(Objects.requireNonNull(page.facts()));
    }
}
