package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Todo;
import org.clinicsite.source.Content;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.facts.Embed;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.Statistics;

/**
 * Who gets something of a visitor besides the clinic: services that forms, frames and statistics of the site go to. The page
 * on people's data names each (GDPR, art. 13 (1) (e): "the recipients or categories of recipients").
 */
public final class Receivers {

    private Receivers() {}

    /**
     * One of them.
     *
     * @param key below {@code privacy} in the template's words, where its sentence stands
     * @param service what it is called
     * @param host where it is
     * @param named what the clinic's own text has when it tells of it, in lower case
     */
    public record Receiver(String key, String service, String host, String named) {

        /** What people are told of it, in the site's language. */
        public String sentence(Words words) {
            return words.get("privacy." + key, "service", service, "host", host);
        }
    }

    /** All of a site, in the order in which they are told. */
    static List<Receiver> of(Site site) {
        List<Receiver> all = new ArrayList<>();
        FormTarget.of(site).ifPresent(form -> all.add(receiver("form", form.service(), form.host())));
        for (Embed embed : site.clinic().embeds()) {
            String host = Embeds.host(Objects.requireNonNullElse(
                    embed.picture(), Objects.requireNonNullElse(embed.script(), embed.url())));
            all.add(new Receiver(
                    embed.isFrame() ? "embed" : "loaded", embed.name().text(), host, host.toLowerCase(Locale.ROOT)));
        }
        Counter.of(site).ifPresent(counter -> all.add(receiver("statistics", counter.service(), counter.host())));
        Statistics statistics = site.clinic().statistics();
        if (statistics != null && statistics.counter() == Statistics.Counter.LOG) {
            all.add(new Receiver("log", "log", "", "\0")); // no text tells of it by a name
        }
        return all;
    }

    private static Receiver receiver(String key, String service, String host) {
        return new Receiver(key, service, host, service.toLowerCase(Locale.ROOT));
    }

    /**
     * Those that a page has to name and its own text does not.
     *
     * @return none unless it is the page on people's data
     */
    public static List<Receiver> toTell(Site site, Page page) {
        return pageOnData(site).filter(on -> on == page).isPresent() ? untold(site, page) : List.of();
    }

    private static List<Receiver> untold(Site site, Page page) {
        String own = requireNonNull(page.article())
                .source()
                .text()
                .text()
                .substring(page.article().source().bodyStart())
                .toLowerCase(Locale.ROOT);
        return of(site).stream().filter(one -> !own.contains(one.named())).toList();
    }

    /** The clinic's page on people's data. */
    static Optional<Page> pageOnData(Site site) {
        return site.pages().stream()
                .filter(page -> page.article() != null && page.facts() instanceof PageFacts)
                .filter(page ->
                        ((PageFacts) requireNonNull(page.facts())).policies().contains("privacy")
                                || Jurisdiction.PRIVACY_NAMES.stream()
                                        .anyMatch(page.slug().toLowerCase(Locale.ROOT)::contains))
                .findFirst();
    }

    /**
     * What the page on people's data does not say.
     *
     * @param drawsPolicies whether the layout of policies that ships is drawn, which adds each sentence by itself
     */
    public static List<Todo> todos(Content content, Site site, Words words, boolean drawsPolicies) {
        Optional<Page> page = pageOnData(site);
        boolean added = page.isPresent() && drawsPolicies && page.get().layout().equals(PageKind.POLICY.layout());
        List<Todo> todos = new ArrayList<>();
        for (Receiver one : added ? List.<Receiver>of() : page.isPresent() ? untold(site, page.get()) : of(site)) {
            if (one.host().isEmpty()) {
                continue; // nobody but the clinic
            }
            FactPlaces places = page.isPresent()
                    ? requireNonNull(page.get().article()).source().places()
                    : content.clinicPlaces();
            todos.add(new Todo(
                    Improvement.PRIVACY_RECEIVERS,
                    Todo.Kind.TODO,
                    "info",
                    places.text().path(),
                    1,
                    1,
                    "",
                    page.isPresent()
                            ? "The page on people's data does not name " + one.service()
                                    + ", which gets data of visitors."
                            : "No page says that " + one.service() + " gets data of visitors.",
                    (page.isPresent()
                                    ? "Write there: '"
                                    : "Write content/pages/privacy.md with 'layout: policy'; in it: '")
                            + one.sentence(words) + "'"));
        }
        return todos;
    }
}
