package org.clinicsite.source.facts;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code content/data/clinic.yaml}: what holds for the whole clinic. Three values make a site: the name, what the clinic
 * does in a sentence ({@code description} or {@code tagline}), and one {@link #canBeReached way to reach it}. All else
 * improves the site; what is null or empty is not said.
 *
 * @param name the clinic's name
 * @param legalName the firm behind it
 * @param tagline what, where and for whom, in one line
 * @param description what the clinic does, in 50 to 160 characters; the tagline when not given
 * @param url absolute http(s) address of the home page, may have a path; without it nothing on the site is absolute
 * @param locale BCP 47 tag, such as {@code en-GB}: language, dates and prices of the site
 * @param jurisdiction whose rules on health advertising hold, such as {@code GB}, {@code US-CA}, {@code AU}; the
 *     locale's country when not given
 * @param profession what is practised; massage when not given
 * @param voice whether the site says I or we; null to say I where there is one therapist alone
 * @param practice how people and the clinic come together, where no location says it; empty when not said
 * @param businessType what each location is to search engines, a type of schema.org; what fits the profession when not
 *     given. The medical ones are for clinics that the law calls so
 * @param hosting what the site is published by; {@code headers} when not given
 * @param timeZone IANA zone of dates without one; UTC when not given
 * @param currency ISO 4217 code of all prices; without it prices are bare numbers
 * @param contact how to reach the clinic; all null when not given
 * @param booking where to book; all null when not given
 * @param emergency whom to call when it is serious
 * @param payment how to pay
 * @param fees what else may cost something
 * @param offers what is cheaper for a while, of no service in particular
 * @param legal numbers that the law wants to be shown, each with its name
 * @param social addresses of the clinic's own profiles
 * @param embeds what pages show of other hosts
 * @param statistics who counts visits; null when nobody does
 * @param reviews what clients wrote
 * @param disclaimer the sentence under each article
 * @param areaServed towns or districts that clients come from
 * @param home words of the home page
 * @param menu what the header leads to, in order; a sensible choice when empty
 * @param footer groups of links in the footer, in order; a sensible choice when empty
 * @param perPage how many articles, or topics, a page of their list shows; 20 when not given. The site map, which shows titles
 *     alone, has five times as many
 * @param announcements what everybody has to know for a while, above each page
 * @param theme the owner's colours and marks
 */
public record ClinicFacts(
        Wording name,
        @Nullable String legalName,
        @Nullable Wording tagline,
        Wording description,
        @Nullable String url,
        Locale locale,
        @Nullable @As(Form.JURISDICTION) String jurisdiction,

        @Nullable Profession profession,
        @Nullable Voice voice,
        List<LocationFacts.Kind> practice,

        @OneOf({
            "HealthAndBeautyBusiness",
            "DaySpa",
            "HealthClub",
            "LocalBusiness",
            "MedicalBusiness",
            "MedicalClinic",
            "Physiotherapy",
            "SportsActivityLocation"
        })
        String businessType,

        Hosting hosting,
        ZoneId timeZone,
        @Nullable Currency currency,
        Contact contact,
        @Deniable(told = false) Booking booking,
        @Nullable Emergency emergency,
        @Nullable Payment payment,
        @Nullable Fees fees,
        List<Offer> offers,
        List<LegalId> legal,
        @As(Form.WEB_ADDRESS) List<String> social,
        List<Embed> embeds,
        @Nullable Statistics statistics,
        List<Review> reviews,
        @Nullable Wording disclaimer,
        List<Wording> areaServed,
        @Nullable Home home,
        List<MenuEntry> menu,
        List<MenuEntry> footer,
        @Within(from = 5, to = 200) Integer perPage,
        List<Announcement> announcements,
        Map<String, String> theme) {

    public ClinicFacts {
        locale = locale == null ? Locale.UK : locale;
        hosting = hosting == null ? Hosting.HEADERS : hosting;
        businessType = businessType != null
                ? businessType
                : profession == null ? Profession.MASSAGE.businessType() : profession.businessType();
        timeZone = timeZone == null ? ZoneId.of("UTC") : timeZone;
        description = description == null ? tagline : description;
        perPage = perPage == null ? 20 : perPage;
        contact = contact == null
                ? new Contact(null, null, null, null, null, null, List.of(), null, null, null)
                : contact;
        if (contact.phone() == null && contact.mobile() != null) { // the first number, be it what it may
            contact = contact.withPhone(contact.mobile(), null);
        }
        booking = booking == null ? new Booking(null, null, null, null, null) : booking;
        String way = booking.url() == null ? "" : booking.url();
        if (way.startsWith("tel:") || way.startsWith("mailto:")) { // no system: one calls or writes
            String plain = way.substring(way.indexOf(':') + 1);
            boolean call = way.startsWith("tel:");
            contact = call
                    ? contact.withPhone(contact.phone() == null ? plain : contact.phone(), contact.mobile())
                    : contact.withEmail(contact.email() == null ? plain : contact.email());
            booking = new Booking(
                    null, booking.cancellation(), booking.intakeForm(), booking.deposit(), booking.notice());
        }
    }

    /** Whether there is a way to reach the clinic: telephone, mail, a messenger or its booking system. */
    public boolean canBeReached() {
        return contact.phone() != null
                || contact.mobile() != null
                || contact.sms() != null
                || contact.whatsapp() != null
                || contact.signal() != null
                || contact.email() != null
                || !contact.messengers().isEmpty()
                || booking.url() != null;
    }

    /**
     * The same without prices and offers that are over, and without offers that have not begun.
     *
     * @param today the day that counts
     */
    public ClinicFacts on(LocalDate today) {
        return new ClinicFacts(
                name,
                legalName,
                tagline,
                description,
                url,
                locale,
                jurisdiction,
                profession,
                voice,
                practice,
                businessType,
                hosting,
                timeZone,
                currency,
                contact,
                booking,
                emergency,
                payment,
                fees == null ? null : fees.on(today),
                Timed.on(today, offers).stream().filter(o -> o.from() == null).toList(),
                legal,
                social,
                embeds,
                statistics,
                reviews,
                disclaimer,
                areaServed,
                home,
                menu,
                footer,
                perPage,
                Timed.on(today, announcements).stream()
                        .filter(a -> a.from() == null)
                        .toList(),
                theme);
    }

    /** Whose rules on health advertising hold: {@code jurisdiction}, else the locale's country. */
    public String rules() {
        return jurisdiction != null ? jurisdiction : locale.getCountry();
    }

    /** The country that it practises in, ISO 3166; {@code ""} when neither the rules nor the locale name one. */
    public String country() {
        return rules().length() < 2 ? "" : rules().substring(0, 2).toUpperCase(Locale.ROOT);
    }

    /** Who speaks on the pages. */
    public enum Voice {
        /** One person. */
        I,
        /** Several. */
        WE
    }

    /**
     * What is practised. Its type of schema.org is the narrowest that is true in every country: osteopathy and acupuncture
     * have none of their own ({@code Osteopathic} is a system of medicine, not a business), and are no medical professions
     * everywhere; a clinic that the law calls medical says so by {@code business-type}.
     */
    public enum Profession {
        /** Massage of any kind. */
        MASSAGE("HealthAndBeautyBusiness"),
        /** Physiotherapy. */
        PHYSIOTHERAPY("Physiotherapy"),
        /** Osteopathy. */
        OSTEOPATHY("HealthAndBeautyBusiness"),
        /** Acupuncture. */
        ACUPUNCTURE("HealthAndBeautyBusiness"),
        /** Yoga: classes, not treatments. */
        YOGA("HealthClub");

        private final String businessType;

        Profession(String businessType) {
            this.businessType = businessType;
        }

        /** The type of schema.org. */
        public String businessType() {
            return businessType;
        }
    }

    /**
     * How to reach the clinic.
     *
     * @param phone the full number as people read it, such as {@code +44 1632 960123}
     * @param mobile a second number, mostly a mobile
     * @param sms the number that text messages may be sent to
     * @param whatsapp the number at WhatsApp
     * @param signal the number at Signal
     * @param email the address
     * @param messengers addresses at other messengers, such as {@code https://t.me/clinic}
     * @param form who takes what visitors write into a form on the contact page; null when there is no form
     * @param healthDetails what holds for details of one's health in a mail or a form; {@code no} asks for none
     * @param replyTime when an answer can be expected, such as {@code within one working day}
     */
    public record Contact(
            @Nullable @As(Form.PHONE_NUMBER) String phone,
            @Nullable @As(Form.PHONE_NUMBER) String mobile,
            @Nullable @As(Form.PHONE_NUMBER) String sms,
            @Nullable @As(Form.PHONE_NUMBER) String whatsapp,
            @Nullable @As(Form.PHONE_NUMBER) String signal,
            @Nullable @As(Form.MAIL_ADDRESS) String email,
            @As(Form.WEB_ADDRESS) List<String> messengers,
            @Nullable ContactForm form,
            @Nullable @Deniable Wording healthDetails,
            @Nullable Wording replyTime) {

        /** A country's code and noughts alone: no country has such a number. */
        private static final Pattern EXAMPLE = Pattern.compile("\\+[1-9][0-9]{0,2}0{6,}");

        private Contact withPhone(@Nullable String phone, @Nullable String mobile) {
            return new Contact(phone, mobile, sms, whatsapp, signal, email, messengers, form, healthDetails, replyTime);
        }

        private Contact withEmail(String email) {
            return new Contact(phone, mobile, sms, whatsapp, signal, email, messengers, form, healthDetails, replyTime);
        }

        /** Whether the number is one that stands for a number to come, as {@code site:init} writes it. */
        public boolean hasExamplePhone() {
            return phone != null && isExample(phone);
        }

        /**
         * Whether a number stands for one to come.
         *
         * @param number as people write it, such as {@code +44 000 000000}, or as it is dialled
         */
        public static boolean isExample(String number) {
            return EXAMPLE.matcher(number.replace(" ", "")).matches();
        }
    }

    /**
     * Where to book.
     *
     * @param url the booking system's address; a link; a frame only by {@code embeds}; null when one books in another way. What is
     *     written as {@code tel:} or {@code mailto:} is the clinic's telephone or mail address
     * @param cancellation the cancellation rule in one sentence
     * @param intakeForm address of the intake form; {@code no} when there is none
     * @param deposit what is paid when booking
     * @param notice how long before a visit one can still book
     */
    public record Booking(
            @Nullable @Deniable(told = false) @As(Form.BOOKING_ADDRESS)
            String url,

            @Nullable Wording cancellation,
            @Nullable @Deniable @As(Form.WEB_ADDRESS) String intakeForm,
            @Nullable @Deniable(told = false) Wording deposit,
            @Nullable Wording notice) {}

    /**
     * Whom to call when it is serious.
     *
     * @param number the emergency number, such as {@code 999}
     * @param advice the number for advice, such as {@code 111}
     */
    public record Emergency(
            @Nullable String number, @Nullable String advice) {}

    /**
     * How to pay.
     *
     * @param methods such as {@code Cash}, {@code Debit and credit cards}
     * @param tax how prices stand to value added tax; said in the words of the clinic's country
     * @param taxNote the same in words of the clinic's own, such as {@code Prices include VAT where it applies.}
     * @param rebateNote what health funds pay back; {@code no} when none do
     */
    public record Payment(
            List<Wording> methods,
            @Nullable Tax tax,
            @Nullable @Deniable(told = false) Wording taxNote,
            @Nullable @Deniable Wording rebateNote) {}

    /** How prices stand to value added tax, or what a country has in its place. */
    public enum Tax {
        /** The tax is in each price. */
        INCLUDED,
        /** The tax comes on top. */
        ADDED,
        /** The law takes the treatment out. */
        EXEMPT,
        /** The business is too small for it. */
        SMALL_BUSINESS
    }

    /**
     * What else may cost something.
     *
     * @param late fee when cancelled late, in words; {@code no} when there is none
     * @param noShow fee when not cancelled, in words; {@code no} when there is none
     * @param travel what the way to people costs, in words; {@code no} when nothing
     * @param concession who pays less
     * @param secondPrice what the second column of prices is
     * @param packages several sessions at once
     * @param memberships what is paid again and again
     */
    public record Fees(
            @Nullable @Deniable Wording late,
            @Nullable @Deniable Wording noShow,
            @Nullable @Deniable Wording travel,
            @Nullable @Deniable(told = false) Wording concession,
            @Nullable SecondPrice secondPrice,
            List<Package> packages,
            List<Membership> memberships) {

        private Fees on(LocalDate today) {
            return new Fees(
                    late,
                    noShow,
                    travel,
                    concession,
                    secondPrice,
                    Timed.on(today, packages),
                    Timed.on(today, memberships));
        }
    }

    /**
     * A column of prices beside the ordinary ones.
     *
     * @param title what stands above it, such as {@code Members}
     * @param note for whom it is, a sentence
     */
    public record SecondPrice(
            @Required Wording title, @Nullable Wording note) {}

    /**
     * Several sessions at once.
     *
     * @param name such as {@code Five sessions of 60 minutes}
     * @param price for all of them
     * @param note what else holds
     * @param from the first day on which this price holds
     * @param until the last one
     */
    public record Package(
            @Required Wording name,
            @Required @Within(from = 0, to = 1_000_000) Price price,
            @Nullable Wording note,
            @Nullable DateText from,
            @Nullable DateText until)
            implements Timed<Package> {

        /** @throws IllegalArgumentException when it ends before it begins */
        public Package {
            Timed.checkDays(Wording.textOf(name), from, until);
        }

        @Override
        public Package begun() {
            return new Package(name, price, note, null, until);
        }
    }

    /**
     * What is paid again and again.
     *
     * @param name such as {@code Monthly hour}
     * @param price for each {@code per}
     * @param per how often it is paid; {@code month} when not given
     * @param note what one gets for it, and how it ends
     * @param from the first day on which this price holds
     * @param until the last one
     */
    public record Membership(
            @Required Wording name,
            @Required @Within(from = 0, to = 1_000_000) Price price,
            Per per,
            @Nullable Wording note,
            @Nullable DateText from,
            @Nullable DateText until)
            implements Timed<Membership> {

        /** @throws IllegalArgumentException when it ends before it begins */
        public Membership {
            per = per == null ? Per.MONTH : per;
            Timed.checkDays(Wording.textOf(name), from, until);
        }

        @Override
        public Membership begun() {
            return new Membership(name, price, per, note, null, until);
        }
    }

    /** How often a membership is paid. */
    public enum Per {
        /** Every week. */
        WEEK,
        /** Every two weeks. */
        FORTNIGHT,
        /** Every month. */
        MONTH,
        /** Four times a year. */
        QUARTER,
        /** Once a year. */
        YEAR
    }

    /**
     * A number that the law wants to be shown.
     *
     * @param name such as {@code Company number}
     * @param value the number
     */
    public record LegalId(@Required Wording name, @Required String value) {}

    /**
     * The home page: its words, and which sections stand on it.
     *
     * @param headline the h1; the tagline when not given
     * @param lead one or two sentences below it
     * @param image the first picture
     * @param imageAlt what it shows
     * @param picture where the first picture stands; beside the words when not given
     * @param firstVisit what a first visit is like, two or three sentences
     * @param sections the page's sections from top to bottom; what fits the clinic when empty
     * @param reasons why people come here, a few words each
     * @param gallery pictures of rooms, of work, of the way in
     * @param closing the last words of the page, above the buttons
     */
    public record Home(
            @Nullable Wording headline,
            @Nullable Wording lead,
            @Nullable String image,
            @Nullable Wording imageAlt,
            @Nullable Stand picture,
            @Nullable Wording firstVisit,

            List<HomeSection> sections,
            List<Reason> reasons,
            List<Shot> gallery,
            @Nullable Closing closing) {}

    /**
     * What a menu has: a link, or a group of links. A link alone may be written without its key.
     *
     * @param title what it says; the page's own title when not given
     * @param link a path such as {@code /prices/}, or an address elsewhere; null for a group
     * @param items what a group holds
     */
    @Alone("link")
    public record MenuEntry(
            @Nullable Wording title, @Nullable String link, List<MenuLink> items) {}

    /**
     * A link within a group.
     *
     * @param title what it says; the page's own title when not given
     * @param link a path such as {@code /prices/}, or an address elsewhere
     */
    @Alone("link")
    public record MenuLink(
            @Nullable Wording title, @Required String link) {}

    /**
     * What everybody has to know for a while.
     *
     * @param text one or two sentences
     * @param level how much it matters; a note when not given
     * @param link where to read more: a path or an address
     * @param linkText what the link says
     * @param from the first day; shown from then on only
     * @param until the last day; gone on the next
     */
    public record Announcement(
            @Required Wording text,
            Level level,
            @Nullable String link,
            @Nullable Wording linkText,
            @Nullable DateText from,
            @Nullable DateText until)
            implements Timed<Announcement> {

        /** @throws IllegalArgumentException when it ends before it begins, or has one of link and its words alone */
        public Announcement {
            level = level == null ? Level.NOTE : level;
            Timed.checkDays(Wording.textOf(text), from, until);
            if ((link == null) != (linkText == null)) {
                throw new IllegalArgumentException(
                        "announcements: 'link' and 'link-text' go together; write both, or none.");
            }
        }

        @Override
        public Announcement begun() {
            return new Announcement(text, level, link, linkText, null, until);
        }
    }

    /** How much an announcement matters. */
    public enum Level {
        /** News. */
        NOTE,
        /** What changes a visit, such as a day on which the clinic is closed. */
        IMPORTANT,
        /** What nobody may miss. */
        URGENT
    }

    /** What a home page is made of, in the order in which a clinic has it that names none. */
    public enum HomeSection {
        HERO,
        OFFERS,
        REASONS,
        SERVICES,
        EVENTS,
        PEOPLE,
        REVIEWS,
        FIRST_VISIT,
        PLACES,
        TEXT,
        GALLERY,
        ARTICLES,
        QUESTIONS,
        CLOSING
    }

    /** Where a picture stands to the words that go with it. */
    public enum Stand {
        /** Next to them; on a telephone above. */
        BESIDE,
        /** The words stand on it, on a ground of their own. */
        BEHIND,
        /** It is left out. */
        NONE
    }

    /**
     * Why people come to this clinic.
     *
     * @param title a few words, such as {@code Time to listen}
     * @param text a sentence or two
     */
    public record Reason(@Required Wording title, @Nullable Wording text) {}

    /**
     * A picture of a gallery.
     *
     * @param image a file below {@code content/images}
     * @param alt what it shows
     * @param caption a few words below it
     */
    public record Shot(
            @Required String image,
            @Required Wording alt,
            @Nullable Wording caption) {}

    /**
     * The invitation at the end of the home page.
     *
     * @param title such as {@code Come and see}
     * @param text a sentence
     */
    public record Closing(@Nullable Wording title, @Nullable Wording text) {}
}
