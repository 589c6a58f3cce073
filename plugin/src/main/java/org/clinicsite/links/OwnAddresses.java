package org.clinicsite.links;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The addresses that the clinic's facts name. Of a host that is nobody else's the whole host is meant; where others have
 * pages as well, {@code facebook.com/heronyard}, only the address and what lies below it.
 */
final class OwnAddresses {

    /** The beginnings of paths by host without {@code www.}; an empty one stands for the whole host. */
    private final Map<String, List<String>> paths = new HashMap<>();

    OwnAddresses(Collection<String> addresses, Knowledge knowledge) {
        for (String written : addresses) {
            WebAddress address = WebAddress.parse(written, written, knowledge);
            if (address.kind() == WebAddress.Kind.WEB && !address.host().isEmpty()) {
                paths.computeIfAbsent(withoutWww(address.host()), k -> new ArrayList<>(1))
                        .add(isShared(address, knowledge) ? path(address) : "");
            }
        }
    }

    private static boolean isShared(WebAddress address, Knowledge knowledge) {
        HostList.Entry service = knowledge.services().find(address);
        return service != null
                ? !service.pattern().startsWith("*.")
                        || address.host().startsWith("www.") // heronyard.janeapp.com is one clinic's
                : knowledge.platforms().find(address) != null
                        || knowledge.trusted().find(address) != null
                        || knowledge.redirectors().find(address) != null;
    }

    /** Whether an address is the clinic's own. */
    boolean hold(WebAddress address) {
        String path = path(address);
        for (String own : paths.getOrDefault(withoutWww(address.host()), List.of())) {
            if (own.isEmpty() || path.equals(own) || path.startsWith(own + "/")) {
                return true;
            }
        }
        return false;
    }

    private static String path(WebAddress address) {
        String path = address.path();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.isEmpty() ? "/" : path.toLowerCase(Locale.ROOT);
    }

    static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
