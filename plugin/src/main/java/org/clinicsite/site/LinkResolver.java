package org.clinicsite.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.article.Section;
import org.clinicsite.links.LinkReview;
import org.clinicsite.links.LinkVerdict;
import org.clinicsite.links.Verdict;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.PictureFile;
import org.clinicsite.picture.PictureFormat;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Media;
import org.clinicsite.source.MediaFolder;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Knows where every address in a text leads: to a page by its source file or its path, to a picture or document of the
 * content folder, to another site as the link filter judged it. Safe for many threads.
 */
public final class LinkResolver {

    /** Pixels: the template shows a portrait up to 320 CSS pixels wide. */
    private static final int SMALLEST_PORTRAIT = 400;

    /** Pixels: the template shows the picture of a page as wide as the page, on a telephone 350 CSS pixels. */
    private static final int SMALLEST_VIEW = 640;

    private final Site site;
    private final Fates fates;
    private final Map<String, Page> byPath = new HashMap<>();
    private final MediaFolder media;
    private final Set<String> statics;
    private final SourceText clinic;
    private final Problems problems = new Problems();
    private final Map<String, Media> used = new ConcurrentHashMap<>();
    private final Set<Page> linked = ConcurrentHashMap.newKeySet();
    private final Map<String, Place> firstUses = new ConcurrentHashMap<>();

    /**
     * Where a file is used.
     *
     * @param path of the text, as people know it
     * @param line from 1; 0 where none can be named
     * @param column from 1; 0 where none can be named
     */
    private record Place(String path, int line, int column) {

        static Place at(SourceText text, int at) {
            return new Place(text.path(), text.line(at), text.column(at));
        }

        static Place first(Place a, Place b) {
            return Comparator.comparing(Place::path)
                                    .thenComparing(Place::line)
                                    .thenComparing(Place::column)
                                    .compare(a, b)
                            <= 0
                    ? a
                    : b;
        }
    }

    /**
     * @param site all pages, and what became of each content file: links to what an error keeps away are not told too
     * @param media the content folder's pictures and documents
     * @param statics paths of files that are published as they are, such as {@code /robots.txt}
     * @param clinic the text of {@code clinic.yaml}
     */
    public LinkResolver(Site site, MediaFolder media, Set<String> statics, SourceText clinic) {
        this.site = site;
        this.fates = site.fates();
        this.media = media;
        this.statics = statics;
        this.clinic = clinic;
        site.pages().forEach(page -> byPath.put(page.path().value(), page));
    }

    /** Links that lead nowhere, and files that cannot be shown, of all that was asked so far. */
    public List<Problem> problems() {
        return problems.all();
    }

    /** The rewriter for one text. */
    public LinkRewriter of(Source source, LinkReview review) {
        return (kind, address, start) -> new Rewriting(source, review, start).target(kind, address);
    }

    /** A picture that a header names, by the path as written there; empty with a problem when there is none. */
    public @Nullable Media named(Source source, String written) {
        Place place = place(source, "image", written);
        Media found = file(source, place, "picture", written);
        if (found == null || !isShowable(found, place)) {
            return null;
        }
        checkWidth(found, source.facts() instanceof TherapistFacts, place);
        return found;
    }

    /** A file that a header names, by the path as written there; empty with a problem when there is none. */
    public @Nullable Media file(Source source, String written) {
        return file(source, place(source, "files", written), "file", written);
    }

    private static Place place(Source source, String key, String written) {
        FactPlaces places = source.places();
        return Place.at(places.text(), Math.max(0, places.offset(key, written)));
    }

    private @Nullable Media file(Source source, Place place, String what, String written) {
        Media found = media(source.path(), written, place);
        if (found == null) {
            problems.add(problemOfMissing(place, what, written, media.paths()));
        }
        return found;
    }

    /** A picture in a text, for whoever draws it; null when there is none, or none that can be shown. */
    public @Nullable Media shown(Source source, String address, int start) {
        if (scheme(address) != null || address.startsWith("//")) {
            return null;
        }
        Place place = Place.at(source.text(), start);
        Media found = media(source.path(), decoded(cut(address)), place);
        return found == null || !isShowable(found, place) ? null : found;
    }

    /** A drawing scales; of a photograph that is smaller than its place a sharp screen shows a blur. */
    private void checkWidth(Media found, boolean portrait, Place place) {
        int needed = portrait ? SMALLEST_PORTRAIT : SMALLEST_VIEW;
        PictureFile picture = found.picture();
        if (picture != null && picture.format() != PictureFormat.SVG && picture.width() < needed) {
            problems.add(Problem.warning(
                    Code.SMALL_PICTURE,
                    place.path(),
                    place.line(),
                    place.column(),
                    "The picture '" + media.shown(found.source()) + "' is only " + picture.width()
                            + " pixels wide and will look blurred.",
                    "Give one that is " + needed + " pixels wide or more."));
        }
    }

    private boolean isShowable(Media found, Place place) {
        String ending = new FilePath(found.source()).extension();
        if (PictureFormat.ofEnding(ending).isPresent()) {
            return true;
        }
        problems.add(Problem.error(
                Code.UNUSABLE_FILE,
                place.path(),
                place.line(),
                place.column(),
                "'" + media.shown(found.source()) + "' cannot be shown as a picture: "
                        + (PictureFormat.isForeign(ending)
                                ? "not every browser knows ." + ending + "."
                                : "it is none by its name."),
                "Export it as JPEG or PNG."));
        return false;
    }

    /** Tells of the files that were used and cannot be published. */
    public void reportFaults() {
        for (Media file : used().values()) {
            PictureFault fault = file.fault();
            if (fault != null) {
                report(file, fault);
            }
        }
    }

    /** Tells of a file that cannot be published, with the first place that uses it. */
    public void report(Media file, PictureFault fault) {
        Place place = firstUses.getOrDefault(file.source(), new Place(media.shown(file.source()), 0, 0));
        problems.add(Problem.error(
                Code.UNUSABLE_FILE,
                place.path(),
                place.line(),
                place.column(),
                (file.isPicture() ? "The picture '" : "The file '") + media.shown(file.source()) + "' cannot be used. "
                        + fault.says(),
                fault.advice()));
    }

    /** A picture that clinic.yaml names; relative to {@code data} or to the content folder. */
    public @Nullable Media named(String written) {
        Place place = Place.at(clinic, Math.max(0, clinic.text().indexOf(written)));
        Media found = media("data/clinic.yaml", written, place);
        if (found != null && !isShowable(found, place)) {
            return null;
        }
        if (found == null) {
            problems.add(Problem.error(
                    Code.MISSING_PICTURE,
                    place.path(),
                    place.line(),
                    place.column(),
                    "There is no picture '" + written + "'.",
                    scheme(written) != null
                            ? "Save it below content/images and name that file."
                            : Nearest.to(written, media.paths())
                                    .map(near -> "Did you mean '" + near + "'?")
                                    .orElse("Put it below content/images.")));
        }
        return found;
    }

    /** Pages that the text of another leads to, as far as they are drawn. */
    public Set<Page> linked() {
        return Set.copyOf(linked);
    }

    /** Everything that a text or header has led to so far, by published path. */
    public Map<String, Media> used() {
        return new TreeMap<>(used);
    }

    private @Nullable Media media(String from, String address, Place place) {
        for (String path : candidates(from, address)) {
            Media found = media.find(path).orElse(null);
            if (found != null) {
                used.put(found.published(), found);
                firstUses.merge(found.source(), place, Place::first);
                return found;
            }
        }
        return null;
    }

    /** Where a file could stand: beside the text, below the content folder, in its folder of images. */
    private static List<String> candidates(String from, String address) {
        List<String> paths = new ArrayList<>();
        if (address.startsWith("/")) {
            paths.add(address.substring(1));
        } else {
            String folder = new FilePath(from).beside();
            normalize(folder + address, paths);
            normalize(address, paths);
        }
        normalize("images/" + (address.startsWith("/") ? address.substring(1) : address), paths);
        return paths;
    }

    private static void normalize(String path, List<String> paths) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return; // leads out of the content folder
                }
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.add(part);
            }
        }
        paths.add(String.join("/", parts));
    }

    private static Problem problemOfMissing(Place place, String what, String written, Collection<String> known) {
        return Problem.error(
                what.equals("picture") ? Code.MISSING_PICTURE : Code.BROKEN_LINK,
                place.path(),
                place.line(),
                place.column(),
                "There is no " + what + " '" + written + "'.",
                otherwise(written)
                        .or(() -> near(written, known).map(near -> "Did you mean '" + near + "'?"))
                        .orElse(
                                what.equals("picture") || what.equals("file")
                                        ? "Put the file beside the text, or below content/images."
                                        : "Write the path of a page, such as /prices/, or of its file, such as ../services/x.md."));
    }

    /** How an address is written that is right but for its form: with Windows' backslashes, or without a scheme. */
    private static Optional<String> otherwise(String written) {
        String plain = decoded(written);
        if (plain.indexOf('\\') >= 0) {
            return Optional.of("Write '/' in place of '\\': '" + plain.replace('\\', '/') + "'.");
        }
        return plain.matches("(?i)www\\.[^/.]+\\..+")
                ? Optional.of("It leads to another site as 'https://" + plain + "'.")
                : Optional.empty();
    }

    /** The name of a page or file here that most likely was meant. */
    private static Optional<String> near(String written, Collection<String> known) {
        return Nearest.to(
                new FilePath(written).name(),
                known.stream().map(k -> new FilePath(k).name()).collect(Collectors.toSet()));
    }

    private final class Rewriting {

        private final Source source;
        private final LinkReview review;
        private final int start;

        Rewriting(Source source, LinkReview review, int start) {
            this.source = source;
            this.review = review;
            this.start = start;
        }

        LinkRewriter.Target target(LinkRewriter.Kind kind, String address) {
            String scheme = scheme(address);
            if (scheme == null && !address.startsWith("//")) {
                return kind == LinkRewriter.Kind.IMAGE ? picture(address) : inside(address);
            }
            if (kind == LinkRewriter.Kind.IMAGE) {
                report(
                        Code.FOREIGN_PICTURE,
                        leftOut(),
                        "The picture '" + address + "' lies on another server; it is left out.",
                        "Save it beside the text and link to that file.");
                return gone();
            }
            if ("mailto".equals(scheme) || "tel".equals(scheme)) {
                return new LinkRewriter.Target(address, null, List.of());
            }
            String own = own(address);
            return own != null ? inside(own) : outside(address);
        }

        /** An address of the site itself, written in full, as a path below its base; null for any other. */
        private @Nullable String own(String address) {
            try {
                URI uri = new URI(address.startsWith("//") ? "https:" + address : address);
                String path = uri.getPath();
                if (uri.getHost() == null
                        || !site.base().isKnown()
                        || path == null
                        || !uri.getHost().equalsIgnoreCase(site.base().host())) {
                    return null;
                }
                String below = site.base().path();
                if (!path.startsWith(below)) {
                    return null;
                }
                String rest = path.substring(below.length());
                return (rest.isEmpty() ? "/" : rest) + (uri.getFragment() == null ? "" : "#" + uri.getFragment());
            } catch (URISyntaxException e) {
                return null;
            }
        }

        private LinkRewriter.Target outside(String address) {
            LinkVerdict verdict = review.at(start);
            if (verdict == null) {
                return new LinkRewriter.Target(address, "nofollow ugc", List.of());
            }
            if (verdict.verdict() == Verdict.UNLINK || verdict.verdict() == Verdict.REMOVE) {
                return gone();
            }
            return new LinkRewriter.Target(
                    verdict.target() == null ? address : verdict.target(), verdict.rel(), List.of());
        }

        private LinkRewriter.Target picture(String address) {
            Place place = Place.at(source.text(), start);
            Media found = media(source.path(), decoded(cut(address)), place);
            if (found == null) {
                reportMissing("picture", address, media.paths());
                return gone();
            }
            if (!isShowable(found, place)) {
                return gone();
            }
            return new LinkRewriter.Target(
                    site.base().href(new PagePath(found.published())),
                    null,
                    found.sized()
                            ? List.of("width", String.valueOf(found.width()), "height", String.valueOf(found.height()))
                            : List.of());
        }

        /** A link within the site. */
        private LinkRewriter.Target inside(String address) {
            if (address.isEmpty()) {
                report(
                        Code.EMPTY_LINK,
                        leftOut(),
                        "The link has no address; it is left out.",
                        "Write where it leads, or take the link away.");
                return gone();
            }
            int hash = address.indexOf('#');
            String fragment = hash < 0 ? "" : address.substring(hash);
            String path = decoded(cut(address));
            if (path.isEmpty()) {
                return onThePage(address, fragment);
            }
            Page instead = Stream.concat(
                            candidates(source.path(), path).stream(),
                            Stream.of(path, "/" + path, path + "/", "/" + path + "/"))
                    .map(fates::instead)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
            if (instead != null) {
                report(
                        Code.LINK_TO_UNPUBLISHED,
                        Problem.Level.WARNING,
                        "'" + address + "' is over; the link leads to '" + instead.path() + "' now.",
                        "Take the link away.");
                return to(instead.path(), "");
            }
            Page page = page(path);
            if (page != null) {
                if (page != self()) {
                    linked.add(page);
                }
                checkFragment(page, decoded(fragment), address);
                return to(page.path(), fragment);
            }
            String rooted = path.startsWith("/") ? path : "/" + path;
            if (statics.contains(rooted)) {
                return to(new PagePath(rooted), "");
            }
            Media file = media(source.path(), path, Place.at(source.text(), start));
            if (file != null) {
                return to(new PagePath(file.largest()), "");
            }
            reportNowhere(address, path, rooted);
            return gone();
        }

        private LinkRewriter.Target to(PagePath path, String fragment) {
            return new LinkRewriter.Target(site.base().href(path) + fragment, null, List.of());
        }

        private @Nullable Page self() {
            return fates.page(source.path()).orElse(null);
        }

        /** A link to an anchor of the same text, or with a query alone. */
        private LinkRewriter.Target onThePage(String address, String fragment) {
            Page self = self();
            if (self != null
                    && !source.text()
                            .text()
                            .contains("id=\"" + decoded(fragment).replace("#", "") + "\"")) {
                checkFragment(self, decoded(fragment), address);
            }
            return new LinkRewriter.Target(fragment.isEmpty() ? address : fragment, null, List.of());
        }

        /** Tells why there is nothing, as far as it is known and was not told. */
        private void reportNowhere(String address, String path, String rooted) {
            List<String> files = candidates(source.path(), path);
            String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            if (files.stream().anyMatch(fates::isUnpublished)) {
                report(
                        Code.LINK_TO_UNPUBLISHED,
                        Problem.Level.ERROR,
                        "'" + address + "' is not published yet: it is a draft, or of a later day.",
                        "Publish it first, or take the link away.");
            } else if (fates.isForbidden(rooted.endsWith("/") ? rooted : rooted + "/")
                    || files.stream().anyMatch(fates::isForbidden)) {
                report(
                        Code.LINK_TO_UNPUBLISHED,
                        Problem.Level.ERROR,
                        "'" + address + "' is not made: the jurisdiction "
                                + site.clinic().rules() + " does not allow testimonials.",
                        "Take the link away.");
            } else if (files.stream().noneMatch(fates::isRefused)
                    && !fates.isRefusedSlug(new FilePath(trimmed).name())) {
                reportMissing("page or file", address, fates.built());
            }
        }

        private @Nullable Page page(String path) {
            for (String candidate : candidates(source.path(), path)) {
                Page page = fates.page(candidate).orElse(null);
                if (page != null) {
                    return page;
                }
            }
            Page self = self();
            String rooted =
                    path.startsWith("/") || self == null ? path : self.path().value() + path;
            List<String> normal = new ArrayList<>();
            normalize(rooted, normal);
            for (String one : normal) {
                String served = one.isEmpty() ? "/" : "/" + one;
                if (served.endsWith("/index.html")) {
                    served = served.substring(0, served.length() - "index.html".length());
                }
                Page page = byPath.containsKey(served) ? byPath.get(served) : byPath.get(served + "/");
                if (page != null) {
                    return page;
                }
                PagePath redirect = site.redirects().get(served + "/");
                if (redirect != null) {
                    return byPath.get(redirect.value());
                }
            }
            return null;
        }

        private void checkFragment(Page page, String fragment, String address) {
            List<Section> sections = page.sections();
            if (fragment.length() < 2 || page.article() == null && sections.isEmpty()) {
                return;
            }
            String id = fragment.substring(1);
            if (sections.stream()
                    .noneMatch(s -> s.id().equals(id) || s.aliases().contains(id))) {
                report(
                        Code.BROKEN_ANCHOR,
                        Problem.Level.WARNING,
                        "'" + address + "' leads to a section that " + page.path() + " does not have.",
                        Nearest.advice(id, sections.stream().map(Section::id).toList()));
            }
        }

        /** What an author wrote is missed; what came along with a pasted text is not. */
        private Problem.Level leftOut() {
            return source.isPasted() ? Problem.Level.INFO : Problem.Level.WARNING;
        }

        /**
         * An author's mistake stops the build. What a pasted text meant on the site it came from is left out, with a
         * warning where something here has nearly that name.
         */
        private void reportMissing(String what, String address, Collection<String> known) {
            Problem problem = LinkResolver.problemOfMissing(Place.at(source.text(), start), what, address, known);
            problems.add(
                    source.isPasted()
                            ? new Problem(
                                    problem.code(),
                                    near(address, known).isPresent() ? Problem.Level.WARNING : Problem.Level.INFO,
                                    problem.path(),
                                    problem.line(),
                                    problem.column(),
                                    problem.message() + " It is left out of the pasted text.",
                                    problem.advice())
                            : problem);
        }

        private void report(Code code, Problem.Level level, String message, String advice) {
            SourceText text = source.text();
            problems.add(new Problem(code, level, text.path(), text.line(start), text.column(start), message, advice));
        }
    }

    private static LinkRewriter.Target gone() {
        return new LinkRewriter.Target(null, null, List.of());
    }

    /** Without query and fragment. */
    private static String cut(String address) {
        int end = address.length();
        for (int i = 0; i < end; i++) {
            if (address.charAt(i) == '#' || address.charAt(i) == '?') {
                end = i;
            }
        }
        return address.substring(0, end);
    }

    private static String decoded(String address) {
        if (address.indexOf('%') < 0) {
            return Normalizer.normalize(address, Normalizer.Form.NFC);
        }
        try {
            String plain = URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Normalizer.normalize(plain, Normalizer.Form.NFC); // as the names of files are known
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static @Nullable String scheme(String address) {
        int colon = address.indexOf(':');
        if (colon <= 0) {
            return null;
        }
        for (int i = 0; i < colon; i++) {
            char c = address.charAt(i);
            if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return null;
            }
        }
        return address.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
