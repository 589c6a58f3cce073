package org.clinicsite.imports;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.imports.Import.Target;
import org.clinicsite.text.FilePath;
import org.jspecify.annotations.Nullable;

/** Where the addresses of old texts lead now. */
final class MovedAddresses {

    private static final Pattern WEB = Pattern.compile("(?i)(?:https?:)?//(?:www\\.)?([^/:?#]+)(?::\\d+)?(.*)");

    private final Map<String, Target> byPath = new HashMap<>();
    private final Map<Path, Target> byFile = new HashMap<>();
    private final Map<String, Target> byName = new HashMap<>();
    private final Set<String> hosts = new HashSet<>();
    private final KnownPages known;

    MovedAddresses(List<Target> targets, KnownPages known, @Nullable String url) {
        this.known = known;
        if (url != null) {
            addHost(url);
        }
        for (Target target : targets) {
            for (String address : target.piece().head().addresses()) {
                addHost(address);
                Matcher web = WEB.matcher(address);
                String path = web.matches() ? web.group(2) : address;
                byPath.putIfAbsent(key(path), target);
            }
            byPath.putIfAbsent(KnownPages.key(target.address()), target);
            Path file = target.piece().file();
            if (file != null && !target.piece().id().contains("#")) {
                byFile.put(file.toAbsolutePath().normalize(), target);
                byName.putIfAbsent(stem(file.getFileName().toString()), target);
            }
            int number = target.piece().id().lastIndexOf('#');
            if (number >= 0) {
                byPath.putIfAbsent("/?p=" + target.piece().id().substring(number + 1), target);
                byPath.putIfAbsent("/?page_id=" + target.piece().id().substring(number + 1), target);
            }
        }
    }

    private void addHost(String address) {
        Matcher web = WEB.matcher(address);
        if (web.matches()) {
            hosts.add(web.group(1).toLowerCase(Locale.ROOT));
        }
    }

    private static String key(String path) {
        return path.contains("?") ? path.toLowerCase(Locale.ROOT) : KnownPages.key(decoded(path));
    }

    private static String stem(String name) {
        return new FilePath(name).stem().toLowerCase(Locale.ROOT);
    }

    static String decoded(String path) {
        try {
            return path.indexOf('%') < 0 ? path : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    /** Whether an address leads out of what is imported: to another site, to a mail or a telephone. */
    boolean isElsewhere(String address) {
        Matcher web = WEB.matcher(address);
        return web.matches()
                ? !hosts.contains(web.group(1).toLowerCase(Locale.ROOT))
                : address.matches("(?i)[a-z][a-z0-9+.-]*:.*");
    }

    /** The path that an own address has; one of a file stays as it is. */
    static String path(String address) {
        Matcher web = WEB.matcher(address);
        String path = web.matches() ? web.group(2) : address;
        return path.isEmpty() ? "/" : path;
    }

    /** The text that an own address leads to; null when it is none that comes along. */
    @Nullable
    Target target(String address, @Nullable Path folder) {
        String path = path(address).replaceFirst("#.*$", "");
        Target target = byPath.get(key(path));
        if (target == null) {
            target = byPath.get(key(path.replaceFirst("\\?.*$", "")));
        }
        String plain = decoded(path.replaceFirst("\\?.*$", ""));
        if (target == null && folder != null && plain.indexOf('\0') < 0 && !plain.startsWith("/")) {
            target = byFile.get(folder.resolve(plain).normalize());
        }
        if (target == null && plain.matches("[^?]*\\.(?:md|mdx|markdown|html)|\\d{4}-\\d\\d-\\d\\d-[^/]+")) {
            target = byName.get(stem(new FilePath(plain).name() + (plain.contains(".") ? "" : ".md")));
        }
        return target;
    }

    /** Whether everybody sees a page of the site there already. */
    boolean isShown(String address) {
        return address.startsWith("/") && known.isShown(path(address).replaceFirst("[?#].*$", ""));
    }

    /** Whether the site has a page there, if only later or for its people. */
    boolean isThere(String address) {
        return address.startsWith("/") && known.isTaken(path(address).replaceFirst("[?#].*$", ""));
    }
}
