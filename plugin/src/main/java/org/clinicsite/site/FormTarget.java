package org.clinicsite.site;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Content;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.ContactForm;
import org.clinicsite.source.facts.Hosting;
import org.jspecify.annotations.Nullable;

/**
 * Where the contact form goes: the address, the hidden field that names the page of thanks, and the field that people leave
 * empty and programs fill in. Addresses and fields are those that public projects use with each service; that Basin reads
 * {@code _redirect} could not be confirmed, so the guide says to name the page in its settings, too.
 *
 * @param service what it is called for people
 * @param host the service's host
 * @param address absolute; null where the host of the site takes the form at its own page of thanks
 * @param hidden fields that nobody sees, with their values
 * @param trap name of the field that only a program fills in
 * @param thanks the page of thanks; null when the clinic's own page lies at its path
 */
public record FormTarget(
        String service,
        String host,
        @Nullable String address,
        Map<String, String> hidden,
        String trap,
        @Nullable Page thanks) {

    /** The form of a site; empty when it has none. */
    public static Optional<FormTarget> of(Site site) {
        ContactForm form = site.clinic().contact().form();
        if (form == null) {
            return Optional.empty();
        }
        Page thanks = site.only(PageKind.THANKS);
        String next =
                thanks == null || !site.base().isKnown() ? null : site.base().absolute(thanks.path());
        String id = form.id() == null ? "" : form.id();
        return Optional.of(
                switch (form.service()) {
                    case NETLIFY ->
                        new FormTarget(
                                "Netlify", "netlify.com", null, Map.of("form-name", "contact"), "subject", thanks);
                    case FORMSPREE ->
                        new FormTarget(
                                "Formspree",
                                "formspree.io",
                                "https://formspree.io/f/" + id,
                                fields("_next", next),
                                "_gotcha",
                                thanks);
                    case BASIN ->
                        new FormTarget(
                                "Basin",
                                "usebasin.com",
                                "https://usebasin.com/f/" + id,
                                fields("_redirect", next),
                                "_gotcha",
                                thanks);
                    case WEB3FORMS -> {
                        Map<String, String> fields = fields("redirect", next);
                        fields.put("access_key", id);
                        yield new FormTarget(
                                "Web3Forms",
                                "web3forms.com",
                                "https://api.web3forms.com/submit",
                                fields,
                                "botcheck",
                                thanks);
                    }
                    case ACTION -> {
                        String host = URI.create(id).getHost();
                        yield new FormTarget(host, host, id, fields("_next", next), "_gotcha", thanks);
                    }
                });
    }

    private static Map<String, String> fields(String name, @Nullable String next) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (next != null) {
            fields.put(name, next);
        }
        return fields;
    }

    /**
     * Where the form goes and where it leads whoever sent it: to the page of thanks, at the address where the page is read
     * ({@code 'self'}) or at the site's own, or to the service's, where it knows of no page of ours. Browsers ask for both:
     * https://www.w3.org/TR/CSP3/#directive-form-action.
     */
    Openings openings() {
        SortedSet<String> origins = new TreeSet<>();
        origins.add(Openings.SELF);
        if (address != null) {
            origins.add(origin(address));
            if (!service.equals(host)) {
                origins.add("https://" + host);
            }
            hidden.values().stream()
                    .filter(FormTarget::isWeb)
                    .map(FormTarget::origin)
                    .forEach(origins::add);
        }
        return Openings.ofForms(origins);
    }

    private static boolean isWeb(String value) {
        return value.startsWith("https://") || value.startsWith("http://");
    }

    /** {@code https://formspree.io} of an address there. */
    static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Tells of a form that the host of the site would take, and does not: only one does. */
    static List<Problem> faults(Content content) {
        ClinicFacts clinic = content.clinic();
        ContactForm form = clinic.contact().form();
        if (form == null || form.service() != ContactForm.Service.NETLIFY || clinic.hosting() == Hosting.NETLIFY) {
            return List.of();
        }
        return List.of(content.clinicPlaces()
                .error(
                        Code.CONFLICTING_VALUES,
                        "form",
                        "netlify",
                        "contact.form: only Netlify takes forms by 'netlify', and the site is published by "
                                + (clinic.hosting().isUnknown()
                                        ? "a host that is not named"
                                        : clinic.hosting().called())
                                + ".",
                        "Write 'hosting: netlify' if it is published there; else 'form: {formspree: …}', 'basin', 'web3forms'"
                                + " or 'action'."));
    }
}
