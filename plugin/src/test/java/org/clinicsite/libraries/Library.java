package org.clinicsite.libraries;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.simple.JSONArray;
import org.json.simple.JSONObject;
import org.json.simple.parser.JSONParser;
import org.json.simple.parser.ParseException;

/**
 * A library at the version that the plugin runs with.
 *
 * @param name {@code group:artifact}
 * @param version as Maven resolves it
 */
record Library(String name, String version) implements Comparable<Library> {

    /** Groups whose libraries are those of whatever Maven runs the plugin; we compile against them only. */
    private static final Set<String> MAVENS_OWN = Set.of(
            "org.apache.maven", "org.apache.maven.plugin-tools", "org.codehaus.plexus", "javax.inject", "org.slf4j");

    private static final Pattern TO_PASTE = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<$]+)</version>");

    /**
     * What runs: all that is not for tests, and what comes with it. Libraries of targets, which are {@code provided} and
     * which people add to the plugin, are among them.
     *
     * @param tree what {@code mvn dependency:tree -DoutputType=json} wrote
     */
    static Set<Library> running(Path tree) throws IOException {
        Set<Library> found = new TreeSet<>();
        try {
            collect((JSONObject) new JSONParser().parse(Files.readString(tree)), found);
        } catch (ParseException e) {
            throw new IOException(tree + " is no tree of dependencies: " + e);
        }
        return found;
    }

    private static void collect(JSONObject node, Set<Library> found) {
        if (!(node.get("children") instanceof JSONArray children)) {
            return;
        }
        for (Object each : children) {
            JSONObject child = (JSONObject) each;
            boolean mavens = child.get("scope").equals("provided") && MAVENS_OWN.contains(child.get("groupId"));
            if (!mavens && !child.get("scope").equals("test")) {
                found.add(new Library(
                        child.get("groupId") + ":" + child.get("artifactId"), String.valueOf(child.get("version"))));
            }
            if (!mavens) {
                collect(child, found);
            }
        }
    }

    /** What the guides tell people to add. */
    static Set<Library> toPaste(Path guides) throws IOException {
        Set<Library> found = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(guides, "*.md")) {
            for (Path guide : all) {
                Matcher dependency = TO_PASTE.matcher(Files.readString(guide));
                while (dependency.find()) {
                    found.add(new Library(dependency.group(1) + ":" + dependency.group(2), dependency.group(3)));
                }
            }
        }
        return found;
    }

    /** The names alone. */
    static Set<String> names(Collection<Library> libraries) {
        Set<String> names = new TreeSet<>();
        libraries.forEach(library -> names.add(library.name));
        return names;
    }

    @Override
    public int compareTo(Library other) {
        return (name + ":" + version).compareTo(other.name + ":" + other.version);
    }

    @Override
    public String toString() {
        return name + ":" + version;
    }
}
