package org.clinicsite.check;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which types, properties and members schema.org has, from the release beside {@code schema.org/README.md}. */
final class SchemaOrg {

    /** A property: the types that may have it, the types that its values may be of, and what replaced it, or "". */
    record Property(Set<String> domain, Set<String> range, String successor) {}

    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<String, String> successors = new HashMap<>();
    private final Map<String, Property> properties = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    SchemaOrg() {
        try (InputStream in = SchemaOrg.class.getResourceAsStream("schema.org/vocabulary.txt")) {
            new BufferedReader(new InputStreamReader(requireNonNull(in), StandardCharsets.UTF_8))
                    .lines()
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        String[] fact = line.split(" ! ");
        String successor = fact.length > 1 ? fact[1] : "";
        List<String> words = List.of(fact[0].split(" "));
        String name = words.get(1);
        List<String> rest = words.subList(2, words.size());
        switch (words.get(0)) {
            case "type" -> {
                supertypes.put(name, Set.copyOf(rest));
                successors.put(name, successor);
            }
            case "member" -> members.put(name, Set.copyOf(rest));
            case "property" -> {
                int range = rest.indexOf(">");
                properties.put(
                        name,
                        new Property(
                                Set.copyOf(rest.subList(1, range)),
                                Set.copyOf(rest.subList(range + 1, rest.size())),
                                successor));
            }
            default -> throw new IllegalArgumentException(line);
        }
    }

    boolean hasType(String name) {
        return supertypes.containsKey(name);
    }

    /** What replaced the type; "" when nothing did. */
    String successorOfType(String name) {
        return successors.getOrDefault(name, "");
    }

    /** Null when there is none of that name. */
    @Nullable
    Property property(String name) {
        return properties.get(name);
    }

    /** Whether a type is one of these or below one of them. */
    boolean is(String type, Set<String> anyOf) {
        return withSupertypes(type).stream().anyMatch(anyOf::contains);
    }

    /** Whether a member, such as {@code Monday}, belongs to an enumeration that is one of these types. */
    boolean isMember(String name, Set<String> ofAny) {
        return members.getOrDefault(name, Set.of()).stream().anyMatch(enumeration -> is(enumeration, ofAny));
    }

    private Set<String> withSupertypes(String type) {
        Set<String> all = new TreeSet<>(Set.of(type));
        supertypes.getOrDefault(type, Set.of()).forEach(above -> all.addAll(withSupertypes(above)));
        return all;
    }
}
