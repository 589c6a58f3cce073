package org.clinicsite.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clinicsite.article.HeldText;
import org.clinicsite.article.Shortcut;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.HtmlChoices;
import org.clinicsite.document.tree.HtmlWriter;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Tag;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.site.BookingWays;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.site.Site;
import org.clinicsite.site.Words;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.source.facts.WeekHours;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.Escape;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * What those get of a shortcut who read a text outside of the site, such as feed readers and search engines: its words, links
 * and pictures, however its partial draws it. Of one of the clinic's own these are its label, the text that it holds and the
 * pages that it names.
 */
final class PlainShortcuts {

    /**
     * A shortcut's plain form.
     *
     * @param before what stands before the text that it holds; all of it where it holds none
     * @param box the element around that text; null for none
     * @param after what follows it
     */
    record Form(List<Node> before, @Nullable Tag box, List<Node> after) {}

    private final Site site;
    private final Words words;
    private final Formats formats;
    private final Shortcuts shortcuts;

    PlainShortcuts(Site site, Words words, Formats formats, Shortcuts shortcuts) {
        this.site = site;
        this.words = words;
        this.formats = formats;
        this.shortcuts = shortcuts;
    }

    /**
     * The plain form of a shortcut.
     *
     * @param page where it stands
     */
    Form of(Page page, Shortcut shortcut) {
        Map<String, Object> values = shortcuts.values(page, shortcut);
        String label = shortcut.label();
        return switch (shortcut.name()) {
            case "book" -> alone(book(values, label));
            case "button" -> alone(links(values, label));
            case "cards", "columns", "steps" -> new Form(title(label), null, List.of());
            case "caution" -> new Form(title(label == null ? words.get("shortcuts.caution") : label), null, List.of());
            case "figure", "gallery", "video" -> new Form(List.of(), Tag.FIGURE, said(label));
            case "quote" -> new Form(List.of(), Tag.BLOCKQUOTE, said(label));
            case "hours" -> alone(hours(values, label));
            case "map" -> alone(map(values, label));
            case "prices" -> alone(prices(values, label));
            case "team" -> alone(team(values));
            default -> new Form(said(label), null, links(values, null));
        };
    }

    /**
     * The plain form as HTML, addresses whole.
     *
     * @param held the text that it holds; null when it holds none
     */
    String html(Page page, Shortcut shortcut, @Nullable HeldText held) {
        Form form = of(page, shortcut);
        StringBuilder out = new StringBuilder();
        HtmlWriter.write(out, new Tree(null, form.before()), new Plain());
        if (held != null) {
            String tag = form.box() == null ? null : form.box().label();
            out.append(tag == null ? "" : "<" + tag + ">\n")
                    .append(held.html().strip())
                    .append(tag == null ? "\n" : "\n</" + tag + ">\n");
        }
        HtmlWriter.write(out, new Tree(null, form.after()), new Plain());
        return out.toString().strip();
    }

    private static Form alone(List<Node> parts) {
        return new Form(parts, null, List.of());
    }

    // ---- one for each

    private List<Node> book(Map<String, Object> values, @Nullable String label) {
        Page of = Shortcuts.of(values);
        String text = of == null ? words.get("book.book") : words.get("book.book") + " " + of.title();
        return link(
                label == null ? text : label,
                BookingWays.address(site, of).map(this::whole).orElse(null));
    }

    private List<Node> hours(Map<String, Object> values, @Nullable String label) {
        if (!(values.get("location") instanceof Page place
                && place.facts() instanceof LocationFacts facts
                && facts.hours() != null)) {
            return List.of();
        }
        List<Node> parts = new ArrayList<>(
                week(label == null ? of(words.get("hours.week"), place.title()) : label, facts.hours(), false));
        if (!facts.exceptions().isEmpty()) {
            List<Node> rows = new ArrayList<>();
            for (LocationFacts.Exception day : facts.exceptions()) {
                String days = String.join("", formats.dates(day.from().day(), day.last()));
                rows.add(row(
                        false,
                        day.reason() == null ? days : days + " " + day.reason().text(),
                        String.join(", ", formats.ranges(day.hours()))));
            }
            parts.addAll(title(words.get("hours.exceptions")));
            parts.add(table(row(true, words.get("hours.date"), words.get("hours.open")), rows));
        }
        for (LocationFacts.Season season : facts.seasons()) {
            String when = season.until() == null
                    ? words.get(
                            "hours.from-day", "day", formats.date(season.from().in(0)))
                    : String.join(
                            "",
                            formats.dates(season.from().in(0), season.until().in(0)));
            parts.addAll(week(season.name() == null ? when : of(season.name().text(), when), season.hours(), true));
        }
        return parts;
    }

    private List<Node> week(String caption, WeekHours hours, boolean brief) {
        List<Formats.HoursRow> days = brief ? formats.weekInShort(hours) : formats.week(hours);
        List<Node> parts = new ArrayList<>(title(caption));
        if (hours.isByAppointmentAlone()) {
            String arranged = words.get("hours.by-appointment");
            parts.addAll(said(arranged.substring(0, 1).toUpperCase(words.locale()) + arranged.substring(1)));
            return parts;
        }
        parts.add(table(
                row(true, words.get("hours.day"), words.get("hours.open")),
                days.stream()
                        .map(day -> row(false, day.days(), String.join(", ", day.times())))
                        .toList()));
        return parts;
    }

    private List<Node> map(Map<String, Object> values, @Nullable String label) {
        return values.get("location") instanceof Page place && place.facts() instanceof LocationFacts facts
                ? link(label == null ? of(words.get("location.map"), place.title()) : label, facts.map())
                : List.of();
    }

    private List<Node> prices(Map<String, Object> values, @Nullable String label) {
        boolean one = values.get("service") instanceof Page;
        List<Page> services = (one ? List.of((Page) values.get("service")) : site.all(PageKind.SERVICE))
                .stream()
                        .filter(page -> page.facts() instanceof ServiceFacts facts
                                && !(facts.options().isEmpty() && facts.addOns().isEmpty()))
                        .toList();
        if (services.isEmpty()) {
            return List.of();
        }
        String caption = one ? of(words.get("service.prices"), services.get(0).title()) : words.get("prices.table");
        List<Node> parts = new ArrayList<>(title(label == null ? caption : label));
        for (Page service : services) {
            if (!one) {
                parts.addAll(link(service.title(), address(service)));
            }
            if (service.facts() instanceof ServiceFacts facts) {
                parts.add(prices(facts));
            }
        }
        return parts;
    }

    private Node prices(ServiceFacts facts) {
        boolean reduced = facts.options().stream().anyMatch(one -> one.concession() != null);
        boolean second = facts.options().stream().anyMatch(one -> one.secondPrice() != null);
        boolean named = facts.options().stream().anyMatch(one -> one.name() != null);
        List<Node> rows = new ArrayList<>();
        for (ServiceFacts.Option option : facts.options()) {
            rows.add(row(
                    false,
                    columns(
                            formats.option(option) + days(option.from(), option.until()),
                            formats.price(option.price()),
                            reduced ? priceOrDash(option.concession()) : null,
                            second ? priceOrDash(option.secondPrice()) : null)));
        }
        for (ServiceFacts.AddOn more : facts.addOns()) {
            rows.add(row(
                    false,
                    columns(
                            formats.plus(more.name().text())
                                    + (more.minutes() > 0 ? " + " + formats.minutes(more.minutes()) : "")
                                    + days(more.from(), more.until()),
                            formats.price(more.price()),
                            reduced ? "–" : null,
                            second ? "–" : null)));
        }
        Node head = row(
                true,
                columns(
                        words.get(named ? "service.option" : "service.length"),
                        words.get("service.price"),
                        reduced ? formats.concession() : null,
                        second ? formats.secondPriceTitle(site.clinic()) : null));
        return table(head, rows);
    }

    /** From and until which day a price holds. */
    private String days(@Nullable DateText from, @Nullable DateText until) {
        return (from == null ? "" : " " + words.get("prices.from-day", "day", formats.date(from.day())))
                + (until == null ? "" : " " + words.get("prices.until-day", "day", formats.date(until.day())));
    }

    private String priceOrDash(@Nullable Price price) {
        return price == null ? "–" : formats.price(price);
    }

    private List<Node> team(Map<String, Object> values) {
        Page of = Shortcuts.of(values);
        List<Page> people = of == null ? site.all(PageKind.THERAPIST) : site.therapistsOf(of);
        List<Node> items = new ArrayList<>();
        for (Page person : people) {
            List<Node> parts = new ArrayList<>(List.of(linked(person.title(), address(person))));
            String job = person.facts() instanceof TherapistFacts facts ? Wording.textOf(facts.jobTitle()) : null;
            if (job != null) {
                parts.add(words(", " + job));
            }
            items.add(new Block.Item(parts, 0, 0));
        }
        return items.isEmpty() ? List.of() : List.of(new Block.Listing(false, 1, items, 0, 0));
    }

    /** The pages that it names. */
    private List<Node> links(Map<String, Object> values, @Nullable String label) {
        List<Node> parts = new ArrayList<>();
        for (Object value : values.values()) {
            if (value instanceof Page page) {
                parts.addAll(link(label == null ? page.title() : label, address(page)));
            }
        }
        return parts;
    }

    private String of(String what, String name) {
        return words.get("shortcuts.of", "what", what, "name", name);
    }

    private String address(Page page) {
        return whole(site.base().href(page.path()));
    }

    private String whole(String address) {
        return address.startsWith("/") ? site.base().origin() + address : address;
    }

    // ---- parts of a tree

    private static Node words(String text) {
        return new Inline.Words(text, 0, 0);
    }

    private static List<Node> said(@Nullable String text) {
        return text == null ? List.of() : List.of(new Block.Paragraph(List.of(words(text)), false, false, 0, 0));
    }

    private static List<Node> title(@Nullable String text) {
        return text == null
                ? List.of()
                : List.of(new Block.Paragraph(
                        List.of(new Inline.Mark(true, List.of(words(text)), 0, 0)), false, false, 0, 0));
    }

    private static List<Node> link(String text, @Nullable String address) {
        return address == null
                ? List.of()
                : List.of(new Block.Paragraph(List.of(linked(text, address)), false, false, 0, 0));
    }

    private static Node linked(String text, String address) {
        return new Inline.Link(
                new Inline.Address(address, 0, 0),
                Inline.Form.INLINE,
                null,
                List.of(words(text)),
                new Span(0, 0),
                0,
                0);
    }

    private static Node table(Node head, List<Node> rows) {
        List<Node> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        return new Block.Table("", all, 0, 0);
    }

    private static String[] columns(String name, String price, @Nullable String concession, @Nullable String second) {
        List<String> columns = new ArrayList<>(List.of(name, price));
        if (concession != null) {
            columns.add(concession);
        }
        if (second != null) {
            columns.add(second);
        }
        return columns.toArray(String[]::new);
    }

    private static Node row(boolean head, String... cells) {
        List<Node> all = new ArrayList<>(cells.length);
        for (String cell : cells) {
            all.add(new Block.Cell(head, Block.Align.START, List.of(words(cell)), 0, 0));
        }
        return new Block.Row(head, all, 0, 0);
    }

    /** Addresses are whole already; there are no headings, pictures and shortcuts. */
    private record Plain() implements HtmlChoices {

        @Override
        public void openLink(StringBuilder out, Inline.Link link) {
            out.append("<a href=\"");
            Escape.attribute(out, link.address().value());
            out.append("\">");
        }

        @Override
        public void closeLink(StringBuilder out, Inline.Link link) {
            out.append("</a>");
        }

        @Override
        public boolean openHeading(StringBuilder out, Block.Heading heading) {
            throw new IllegalStateException("a plain form has no headings");
        }

        @Override
        public void closeHeading(StringBuilder out, Block.Heading heading) {
            throw new IllegalStateException("a plain form has no headings");
        }

        @Override
        public void writePicture(StringBuilder out, Inline.Picture picture) {
            throw new IllegalStateException("pictures stand in the text that a shortcut holds");
        }

        @Override
        public void openShortcut(StringBuilder out, Block.Shortcut shortcut) {
            throw new IllegalStateException("a plain form has no shortcuts");
        }

        @Override
        public void closeShortcut(StringBuilder out, Block.Shortcut shortcut) {
            throw new IllegalStateException("a plain form has no shortcuts");
        }
    }
}
