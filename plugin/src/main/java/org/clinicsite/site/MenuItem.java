package org.clinicsite.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link of a menu, or a group of them.
 *
 * @param label what it says
 * @param path where it leads on this site; null when it leads elsewhere or is a group alone
 * @param address where it leads elsewhere, such as {@code https://shop.example/}; null when it does not
 * @param items what a group holds; empty for a link
 */
public record MenuItem(
        String label, @Nullable PagePath path, @Nullable String address, List<MenuItem> items) {

    /** A link to a page. */
    static MenuItem to(Page page) {
        return new MenuItem(page.title(), page.path(), null, List.of());
    }

    /** Whether it, or something within it, leads to a page. */
    boolean leadsTo(Page page) {
        return page.path().equals(path) || items.stream().anyMatch(item -> item.leadsTo(page));
    }
}
