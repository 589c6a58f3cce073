package org.clinicsite.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clinicsite.article.Article;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.PublicLedger.Fact;
import org.clinicsite.site.PublicLedger.Kind;
import org.clinicsite.site.PublicLedger.PublicPage;
import org.clinicsite.site.Site;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Offer;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/** What a site tells of its clinic, in the words in which its pages do. */
final class PublicFacts {

    /** Four bytes: of a page's two versions one in four thousand million looks like the other. */
    private static final int TEXT_BYTES = 4;

    /** From so many pages on it is looked whether there is room for texts before each text is written for it. */
    private static final int MANY_PAGES = 1000;

    private final Site site;
    private final Formats formats;
    private final List<Fact> facts = new ArrayList<>();

    private PublicFacts(Site site, Formats formats) {
        this.site = site;
        this.formats = formats;
    }

    /** What it tells; of texts and anchors nothing where a large site's file has no room for them. */
    static PublicLedger of(Site site, Formats formats) {
        if (site.pages().size() > MANY_PAGES) {
            PublicLedger lean = of(site, formats, PublicFacts::lean);
            if (lean.isLean()) {
                return lean;
            }
        }
        return of(site, formats, PublicFacts::page);
    }

    private static PublicLedger of(Site site, Formats formats, Function<Page, PublicPage> told) {
        PublicFacts made = new PublicFacts(site, formats);
        made.addClinic();
        made.shown(PageKind.LOCATION).forEach(made::addLocation);
        made.shown(PageKind.SERVICE).forEach(made::addService);
        TreeMap<String, PublicPage> pages = new TreeMap<>();
        site.pages().stream()
                .filter(PublicFacts::isPublic)
                .forEach(page -> pages.put(page.path().value(), told.apply(page)));
        return new PublicLedger(
                site.base().isKnown() ? site.base().absolute(PagePath.HOME) : "", "", made.facts, pages);
    }

    private static boolean isPublic(Page page) {
        return page.indexed() && !page.draft() && page.kind() != PageKind.NOT_FOUND;
    }

    private Stream<Page> shown(PageKind kind) {
        return site.all(kind).stream().filter(PublicFacts::isPublic);
    }

    private void addClinic() {
        ClinicFacts clinic = site.clinic();
        add(Kind.CONTACT, "", "name", clinic.name().text());
        add(Kind.CONTACT, "", "telephone", clinic.contact().phone());
        add(Kind.CONTACT, "", "mobile", clinic.contact().mobile());
        add(Kind.CONTACT, "", "text messages", clinic.contact().sms());
        add(Kind.CONTACT, "", "WhatsApp", clinic.contact().whatsapp());
        add(Kind.CONTACT, "", "Signal", clinic.contact().signal());
        add(Kind.CONTACT, "", "e-mail", clinic.contact().email());
        add(Kind.CONTACT, "", "booking", clinic.booking().url());
        clinic.contact().messengers().forEach(address -> add(Kind.CONTACT, "", "messenger", address));
        addOffers("", clinic.offers());
        ClinicFacts.Fees fees = clinic.fees();
        if (fees != null) {
            fees.packages().forEach(one -> addPrice("", one.name().text(), one.price(), one.until()));
            fees.memberships().forEach(one -> addPrice("", one.name().text(), one.price(), one.until()));
            add(Kind.PRICE, "", "late cancellation", Wording.textOf(fees.late()));
            add(Kind.PRICE, "", "missed appointment", Wording.textOf(fees.noShow()));
            add(Kind.PRICE, "", "travel", Wording.textOf(fees.travel()));
        }
    }

    private void addLocation(Page page) {
        if (!(page.facts() instanceof LocationFacts location)) {
            return;
        }
        String place = page.title();
        LocationFacts.Address address = location.address();
        if (address != null) {
            String lines = Stream.of(address.street(), formats.town(address))
                    .filter(Objects::nonNull)
                    .filter(line -> !line.isBlank())
                    .reduce((street, town) -> street + ", " + town)
                    .orElse("");
            add(Kind.PLACE, place, "address", lines);
        }
        add(Kind.PLACE, place, "telephone", location.phone());
        add(Kind.PLACE, place, "e-mail", location.email());
        if (!location.area().isEmpty()) {
            add(Kind.PLACE, place, "area", formats.list(Wording.texts(location.area())));
        }
        if (location.hours() != null) {
            List<Formats.HoursRow> all = formats.weekInShort(location.hours());
            (all.size() == 1 ? all : formats.week(location.hours())) // the same every day, such as by appointment
                    .forEach(row -> add(Kind.HOURS, place, row.days(), joined(row)));
        }
        for (LocationFacts.Season season : location.seasons()) {
            String from = (season.name() == null ? "" : season.name() + ", ") + season.from();
            formats.weekInShort(season.hours())
                    .forEach(row -> add(Kind.HOURS, place, from + ", " + row.days(), joined(row)));
        }
        for (LocationFacts.Exception one : location.exceptions()) {
            add(
                    Kind.HOURS,
                    place,
                    String.join("", formats.dates(one.from().day(), one.last())),
                    String.join(", ", formats.ranges(one.hours())),
                    one.last());
        }
    }

    private static String joined(Formats.HoursRow row) {
        return String.join(", ", row.times());
    }

    private void addService(Page page) {
        if (!(page.facts() instanceof ServiceFacts service)) {
            return;
        }
        String name = page.title();
        for (ServiceFacts.Option option : service.options()) {
            String what = formats.option(option)
                    + (option.from() == null
                            ? ""
                            : ", " + formats.date(option.from().day()));
            addPrice(name, what, option.price(), option.until());
            addPrice(name, formats.named(what, formats.concession()), option.concession(), option.until());
            addPrice(
                    name,
                    formats.named(what, formats.secondPriceTitle(site.clinic())),
                    option.secondPrice(),
                    option.until());
        }
        service.addOns().forEach(one -> addPrice(name, formats.plus(one.name().text()), one.price(), one.until()));
        addOffers(name, service.offers());
    }

    private void addOffers(String of, List<Offer> offers) {
        for (Offer offer : offers) {
            DateText until = offer.until();
            if (offer.price() == null) {
                add(
                        Kind.PRICE,
                        of,
                        offer.name().text(),
                        Wording.textOf(offer.text()),
                        until == null ? null : until.day());
            } else {
                addPrice(of, offer.name().text(), offer.price(), until);
            }
        }
    }

    private void addPrice(String of, String what, @Nullable Price price, @Nullable DateText until) {
        if (price != null) {
            add(Kind.PRICE, of, what, formats.price(price), until == null ? null : until.day());
        }
    }

    private void add(Kind kind, String of, String what, @Nullable String says) {
        add(kind, of, what, says, null);
    }

    private void add(Kind kind, String of, String what, @Nullable String says, @Nullable LocalDate until) {
        if (says != null && !says.isBlank() && !says.equals("no")) {
            facts.add(new Fact(kind, of, what, says.strip(), until));
        }
    }

    private static PublicPage lean(Page page) {
        return new PublicPage(page.title(), page.kind().layout(), "", Collections.emptySortedSet());
    }

    private static PublicPage page(Page page) {
        TreeSet<String> anchors = new TreeSet<>();
        page.sections().forEach(section -> {
            anchors.add(section.id());
            anchors.addAll(section.aliases());
        });
        return new PublicPage(
                page.title(), page.kind().layout(), page.article() == null ? "" : print(page.article()), anchors);
    }

    private static String print(Article article) {
        byte[] text = article.html(LinkRewriter.AS_WRITTEN, null).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(Fingerprint.quick(new ByteArrayInputStream(text)), 0, TEXT_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
