package org.clinicsite.links;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.source.Nearest;
import org.clinicsite.text.SourceText;

/** Says on the console why a link was judged as it was: each place where it stands, with all that was weighed. */
final class LinkExplanation {

    /** How many places are told in full; links.json has all. */
    private static final int MOST = 20;

    /** Longer addresses are shown cut, and are not compared with a misspelt one. */
    private static final int LONGEST = 200;

    private final List<LinkReview> reviews;
    private final List<String> lines = new ArrayList<>();

    private record Place(LinkReview review, LinkVerdict link) {}

    LinkExplanation(List<LinkReview> reviews) {
        this.reviews = reviews;
    }

    /** Lines for one address, as it is written or as it leads on; a host alone means all links to it. */
    List<String> of(String address) {
        String wanted = key(address);
        boolean isHost = address.indexOf('/') < 0;
        List<Place> places = places(wanted, isHost);
        if (places.isEmpty()) { // copied from the text with its disguise on
            String plain = isHost
                    ? WebAddress.schemeless(address, Knowledge.shipped()).host()
                    : WebAddress.parse(address, address, Knowledge.shipped()).text();
            places = places(key(plain), isHost);
        }
        if (places.isEmpty()) {
            lines.add("No text holds a link to " + visible(address.strip()) + "." + nearest(wanted));
        }
        for (Place place : places.subList(0, Math.min(MOST, places.size()))) {
            tell(place);
        }
        if (places.size() > MOST) {
            lines.add((places.size() - MOST) + " more places: links.json has them all.");
        }
        return List.copyOf(lines);
    }

    private List<Place> places(String wanted, boolean isHost) {
        List<Place> same = new ArrayList<>();
        List<Place> ofHost = new ArrayList<>();
        for (LinkReview review : reviews) {
            for (LinkVerdict link : review.verdicts()) {
                if (isHost && !link.host().isEmpty() && wanted.equals(key(link.host()))
                        || wanted.equals(key(link.written()))
                        || link.target() != null && wanted.equals(key(link.target()))) {
                    same.add(new Place(review, link));
                } else if (!link.host().isEmpty() && wanted.equals(key(link.host()))) {
                    ofHost.add(new Place(review, link));
                }
            }
        }
        return same.isEmpty() ? ofHost : same;
    }

    private void tell(Place place) {
        LinkReview review = place.review();
        LinkVerdict link = place.link();
        lines.add(at(place) + ": " + visible(link.written().strip()) + " is " + LinkReportWriter.said(link.verdict())
                + (link.rel() == null ? "" : " (rel=\"" + link.rel() + "\")") + ".");
        if (link.decidedBy().equals("signals")) {
            Thresholds thresholds = review.thresholds();
            lines.add("    The probability that it is spam is " + LinkReportWriter.number(link.score()) + ". "
                    + LinkReportWriter.said(thresholds));
        }
        for (LinkVerdict.Signal signal : link.signals()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "    %6s  %s (%s)",
                    LinkReportWriter.signed(signal.weight()),
                    visible(signal.says()),
                    signal.name()));
        }
        lines.add("    " + visible(PolicyAdvice.of(link)));
    }

    private static String at(Place place) {
        SourceText text = place.review().text();
        int start = place.link().address().start();
        return text.path() + ":" + text.line(start) + ":" + text.column(start);
    }

    /** The link that was most likely meant: of the same host the one that begins most alike, else the nearest in letters. */
    private String nearest(String wanted) {
        Map<String, Place> known = new LinkedHashMap<>();
        for (LinkReview review : reviews) {
            for (LinkVerdict link : review.verdicts()) {
                String target = link.target() == null ? link.written() : link.target();
                if (target.length() <= LONGEST) {
                    known.putIfAbsent(key(target), new Place(review, link));
                }
            }
        }
        String best = null;
        int most = -1;
        for (String key : known.keySet()) {
            int alike = host(key).equals(host(wanted)) ? common(key, wanted) : -1;
            if (alike > most) {
                best = key;
                most = alike;
            }
        }
        if (best == null && wanted.length() <= LONGEST) {
            best = Nearest.to(wanted, known.keySet()).orElse(null);
        }
        Place place = best == null ? null : known.get(best);
        if (place == null) {
            return known.isEmpty() ? " No text holds any link." : " Look into links.json for all that were found.";
        }
        return " The nearest is " + visible(place.link().written().strip()) + " at " + at(place) + ".";
    }

    private static int common(String a, String b) {
        int n = 0;
        while (n < a.length() && n < b.length() && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }

    /** An address without what people leave out: the scheme, "www.", the case of the host, the last slash. */
    private static String key(String address) {
        String rest = address.strip();
        int scheme = rest.indexOf("://");
        if (scheme > 0 && scheme < 12) {
            rest = rest.substring(scheme + 3);
        }
        String host = host(rest).toLowerCase(Locale.ROOT);
        rest = (host.startsWith("www.") ? host.substring(4) : host) + rest.substring(host.length());
        return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private static String host(String key) {
        int end = 0;
        while (end < key.length() && "/?#".indexOf(key.charAt(end)) < 0) {
            end++;
        }
        return key.substring(0, end);
    }

    /** A text that does nothing to a console and hides nothing from a reader. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format(Locale.ROOT, "<U+%04X>", (int) c));
            } else {
                out.append(c);
            }
        }
        return text.length() > LONGEST ? out.append('…').toString() : out.toString();
    }
}
