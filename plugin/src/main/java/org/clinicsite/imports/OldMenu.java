package org.clinicsite.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clinicsite.imports.Import.Target;
import org.jspecify.annotations.Nullable;

/**
 * A menu of the site that is left.
 *
 * @param shown where it comes from, as people know it: {@code export.xml, the menu “Main”}
 * @param entries in order, those of lower levels behind the one that they lie below
 */
record OldMenu(String shown, List<Entry> entries) {

    /**
     * What a menu leads to.
     *
     * @param label its words; empty where the page's title is meant
     * @param piece the {@link Piece#id} of a text that comes along; null when an address says it
     * @param address empty when there is none
     */
    record Entry(String label, @Nullable String piece, String address) {}

    /** The menu as its owner can write it; null when there is none, or the clinic's menu has it. */
    @Nullable
    String todo(List<Target> targets, MovedAddresses addresses, List<String> menu) {
        List<String> paths = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Entry entry : entries) {
            boolean elsewhere = addresses.isElsewhere(entry.address);
            Target target = target(entry, targets, addresses);
            String own = MovedAddresses.path(entry.address);
            if (target != null && target.isShown()) {
                paths.add(target.address());
            } else if (target == null && !elsewhere && leads(own) && addresses.isShown(own)) {
                paths.add(own);
            } else if (elsewhere || target != null || entry.piece != null || leads(own)) {
                others.add("“" + (entry.label.isEmpty() && target != null ? target.slug() : entry.label) + "”"
                        + (entry.address.isEmpty() ? "" : " (" + entry.address + ")"));
            }
        }
        List<String> has = menu.stream().map(OldMenu::bare).toList();
        if (paths.isEmpty() || paths.stream().map(OldMenu::bare).allMatch(has::contains)) {
            return null;
        }
        return shown + ": write into data/clinic.yaml: menu: ["
                + paths.stream().distinct().collect(Collectors.joining(", ")) + "]"
                + (others.isEmpty()
                        ? ""
                        : "; not in it, for they are no page of this site: " + String.join(", ", others));
    }

    private static @Nullable Target target(Entry entry, List<Target> targets, MovedAddresses addresses) {
        if (entry.piece != null) {
            for (Target target : targets) {
                if (target.piece().id().equals(entry.piece)) {
                    return target;
                }
            }
        }
        boolean here = !entry.address.isEmpty() && !addresses.isElsewhere(entry.address);
        return here ? addresses.target(entry.address, null) : null;
    }

    /** Whether a path leads to a page; a menu's head without one has "#", and the site's name leads home anyway. */
    private static boolean leads(String path) {
        return !path.startsWith("#") && !path.equals("/");
    }

    private static String bare(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    /** The links of a navigation, each a map with {@code label} and {@code url}, as exports write them. */
    static List<Entry> links(List<?> rows, String label, String url) {
        List<Entry> entries = new ArrayList<>();
        for (Object row : rows) {
            if (row instanceof Map<?, ?> map) {
                entries.add(new Entry(
                        Objects.toString(map.get(label), ""),
                        null,
                        Objects.toString(map.get(url), "").strip()));
            }
        }
        return entries;
    }
}
