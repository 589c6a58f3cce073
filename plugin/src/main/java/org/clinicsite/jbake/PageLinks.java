package org.clinicsite.jbake;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;
import org.clinicsite.document.tree.Addresses;
import org.clinicsite.output.ServedFiles;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the links that Markdown writes: one to another source's file goes to its page, one that runs script
 * goes nowhere, a picture that is not there is told of. All others stay as they are.
 */
final class PageLinks {

    /** So many pictures do not go missing by mistake. */
    private static final int MANY = 3;

    private final Map<String, String> uris;
    private final Set<String> assets;
    private final boolean withoutIndex;
    private final String hostPath;
    private final Problems problems;
    private final Refusals refusals;
    private final Set<String> folders = new HashSet<>(Set.of(""));
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final Queue<MissingPicture> missing = new ConcurrentLinkedQueue<>();

    /**
     * A picture that is not in the project.
     *
     * @param folderIsThere whether the project has the folder that it should lie in
     */
    private record MissingPicture(String name, int line, String written, boolean folderIsThere) {}

    /**
     * @param uris the content folder's sources: place to the page's address from the root
     * @param assets paths of the files that are copied
     * @param config for the site's host, whose path may stand before a rooted address
     * @param refusals gets the pictures that a page lacks
     */
    PageLinks(Map<String, String> uris, Set<String> assets, JBakeConfig config, Problems problems, Refusals refusals) {
        this.uris = uris;
        this.assets = assets;
        this.withoutIndex = config.getUriWithoutExtension();
        this.hostPath = hostPath(config.getSiteHost());
        this.problems = problems;
        this.refusals = refusals;
        uris.keySet().forEach(this::addFolders);
        assets.forEach(this::addFolders);
    }

    private void addFolders(String file) {
        for (int slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
            if (!folders.add(file.substring(0, slash + 1))) {
                return; // those above it are known too
            }
        }
    }

    private static String hostPath(String host) {
        try {
            String path = URI.create(host).getPath();
            return path == null || path.isEmpty() ? "/" : path.endsWith("/") ? path : path + "/";
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    /**
     * Decides on one link.
     *
     * @param name the file as people know it
     * @param place its place in the content folder
     * @param written the address
     * @param image whether it is a picture's
     * @param line says the line of the file, when asked
     * @param linked gets the place of the source that it leads to, if any
     * @return the address to publish
     */
    String resolve(
            String name,
            String place,
            String written,
            boolean image,
            IntSupplier line,
            List<JBakeDocument.SourceLink> linked) {
        String scheme = Addresses.scheme(written);
        if (scheme != null && Addresses.runs(scheme) && !(image && scheme.equals("data"))) {
            problems.add(Problem.warning(
                    Code.DANGEROUS_ADDRESS,
                    name,
                    line.getAsInt(),
                    0,
                    "The link would run '" + scheme + ":'; it is taken out.",
                    "Link to an address that starts with https: or to a page."));
            return "#";
        }
        if (scheme != null || written.startsWith("//") || written.startsWith("#") || written.startsWith("?")) {
            return written;
        }
        if (image) {
            checkImage(name, place, written, line);
            return written;
        }
        int end = endOfPath(written);
        String path = written.substring(0, end);
        if (!path.endsWith(".md") && !path.endsWith(".adoc") && !path.endsWith(".asciidoc") && !path.endsWith(".ad")) {
            return written;
        }
        String target = path.startsWith("/") ? normal(path.substring(1)) : normal(folder(place) + decoded(path));
        String uri = target == null ? null : uris.get(target);
        if (target == null || uri == null) {
            problems.add(Problem.warning(
                    Code.BROKEN_LINK,
                    name,
                    line.getAsInt(),
                    0,
                    "The link leads to no file of the content folder: '" + written + "'.",
                    null));
            return written;
        }
        linked.add(new JBakeDocument.SourceLink(line.getAsInt(), target));
        String from = uris.getOrDefault(place, place);
        return ServedFiles.relative(folder(from), withoutIndex ? uri.replace("/index.html", "/") : uri)
                + written.substring(end);
    }

    private void checkImage(String name, String place, String written, IntSupplier line) {
        String path = decoded(written.substring(0, endOfPath(written)));
        List<@Nullable String> candidates = new ArrayList<>();
        if (path.startsWith("/")) {
            candidates.add(normal(path.substring(1)));
            if (path.startsWith(hostPath)) {
                candidates.add(normal(path.substring(hostPath.length())));
            }
        } else {
            // From the page, from the source's folder, and from the root, as templates and img.path.update may have it.
            candidates.add(normal(decoded(folder(uris.getOrDefault(place, place))) + path));
            candidates.add(normal(folder(place) + path));
            candidates.add(normal(path));
        }
        String there = null;
        boolean folderIsThere = false;
        for (String file : candidates) {
            if (file != null && assets.contains(file)) {
                there = file;
            }
            folderIsThere |= file != null && folders.contains(folder(file));
        }
        if (there != null) {
            found.add(there);
        } else {
            missing.add(new MissingPicture(name, line.getAsInt(), written, folderIsThere));
        }
    }

    /**
     * Tells of the pictures that are not there, once all texts are read. One that is named in a folder of the project is
     * an error: a page with a hole. It is a warning when the project does not have that folder, or lacks more pictures
     * than it has: then they may lie on the host already, as JBake's users do with large ones.
     */
    void reportMissingPictures() {
        long holes = missing.stream()
                .filter(MissingPicture::folderIsThere)
                .map(MissingPicture::written)
                .distinct()
                .count();
        boolean elsewhere = holes >= MANY && holes > found.size();
        for (MissingPicture picture : missing) {
            String message = "The picture is not there: '" + picture.written + "'.";
            String advice = "Put it beside the text or into the assets, or mend the address.";
            if (picture.folderIsThere && !elsewhere) {
                refusals.letsThrough(
                        Code.MISSING_PICTURE,
                        picture.name,
                        picture.line,
                        0,
                        message,
                        advice,
                        "The page is published with the hole.");
            } else {
                problems.add(Problem.warning(Code.MISSING_PICTURE, picture.name, picture.line, 0, message, advice));
            }
        }
    }

    private static int endOfPath(String address) {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) == '#' || address.charAt(i) == '?') {
                return i;
            }
        }
        return address.length();
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Without {@code .} and {@code ..}; null when it climbs above the root. */
    private static @Nullable String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
