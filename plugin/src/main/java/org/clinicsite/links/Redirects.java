package org.clinicsite.links;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sees through addresses that only pass on to another, which stands in their query; and takes tracking off. */
final class Redirects {

    /** Words in the last part of a path that only passes on. */
    private static final Set<String> PASSING = Set.of(
            "url",
            "redirect",
            "redir",
            "out",
            "go",
            "away",
            "away.php",
            "l.php",
            "link",
            "goto",
            "jump",
            "click",
            "exit",
            "l",
            "a",
            "offsite",
            "deeplink",
            "linkfilter",
            "cread.php",
            "r.cfm",
            "leave",
            "outgoing",
            "external",
            "interstitial",
            "redirect.php",
            "redir.php",
            "out.php",
            "go.php",
            "link.php",
            "url.php",
            "aclk",
            "imgres",
            "r",
            "to");

    private static final Set<String> KEYS = Set.of(
            "url",
            "u",
            "q",
            "target",
            "to",
            "dest",
            "destination",
            "redirect",
            "redirect_uri",
            "redirect_url",
            "redir",
            "link",
            "goto",
            "next",
            "out",
            "href",
            "adurl",
            "imgrefurl",
            "r",
            "uri",
            "site");

    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "twclid",
            "ttclid",
            "yclid",
            "ysclid",
            "li_fat_id",
            "mc_cid",
            "mc_eid",
            "igshid",
            "igsh",
            "_hsenc",
            "_hsmi",
            "hsctatracking",
            "mkt_tok",
            "oly_anon_id",
            "oly_enc_id",
            "vero_id",
            "vero_conv",
            "wickedid",
            "ref_src",
            "ref_url",
            "s_cid",
            "_openstat",
            "_ga",
            "_gl",
            "srsltid",
            "cmpid",
            "rb_clickid",
            "epik",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig");

    private Redirects() {}

    /** The address that a redirector passes on to; null when it is none. */
    static @Nullable WebAddress target(WebAddress address, Knowledge knowledge) {
        WebAddress at = address;
        WebAddress found = null;
        for (int hop = 0; hop < 5; hop++) { // redirectors may be chained
            WebAddress next = step(at, knowledge);
            if (next == null || next.host().equals(at.host())) {
                return found;
            }
            found = next;
            at = next;
        }
        return found;
    }

    /** "www-example-org.translate.goog": dots are hyphens there, hyphens are two. */
    private static final String TRANSLATED = ".translate.goog";

    /** Archives and AMP: the address that a path holds; null when it holds none. */
    private static @Nullable String inPath(WebAddress address) {
        String host = address.host();
        if (host.endsWith(TRANSLATED)) {
            String name = host.substring(0, host.length() - TRANSLATED.length());
            return "https://" + name.replace("--", "\n").replace('-', '.').replace('\n', '-') + address.path();
        }
        String path = decoded(address.path());
        if (host.endsWith(".ampproject.org") || isGoogle(host) && path.startsWith("/amp/")) {
            String rest = path.replaceFirst("^/(?:amp|[a-z])/", "");
            boolean secure = rest.startsWith("s/");
            return (secure ? "https://" : "http://") + (secure ? rest.substring(2) : rest);
        }
        Matcher held = HELD.matcher(path);
        if (!held.find()) {
            return null;
        }
        int end = path.indexOf("__;", held.end()); // URL Defense, /v3/__https://…__;!!
        String query = end < 0 ? address.query() : null;
        return held.group(1)
                + "://"
                + path.substring(held.end(), end < 0 ? path.length() : end)
                + (query == null ? "" : "?" + query);
    }

    /** An address in a path: a part of it, or the value of a name there. One slash is lost where servers tidy paths. */
    private static final Pattern HELD = Pattern.compile("(?i)(?<=[/=:,_])(https?):/{1,2}");

    /** Parameters of which each address that Google's redirector gives out has one. */
    private static final Set<String> SIGNATURES = Set.of("usg", "ust", "ved", "sig2", "ei");

    /** Whether it passes through Google's redirector and was put together by hand: without the signature there. */
    static boolean isUnsigned(WebAddress address) {
        String query = address.query();
        if (query == null || !isGoogle(address.host()) || !address.path().equals("/url")) {
            return false;
        }
        for (String pair : query.split("&(?:amp;)?")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && SIGNATURES.contains(pair.substring(0, equals))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGoogle(String host) {
        return host.startsWith("google.") || host.startsWith("www.google.");
    }

    /** An address in base64, as trackers write it; the value itself when it is none. */
    private static String unpacked(String value) {
        if (value.length() < 16
                || !value.matches("(?:a1)?aHR0c[A-Za-z0-9+/_=-]+")) { // "http" in base64; Bing writes a1
            return value;
        }
        try {
            String plain = value.substring(value.indexOf("aHR0c"))
                    .replace('-', '+')
                    .replace('_', '/')
                    .replace("=", "");
            return new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s\"'<>()\\[\\]]+");

    /** The first address in the query of a mail address: in the body or the subject of the message that it opens. */
    private static @Nullable WebAddress inMessage(WebAddress address, Knowledge knowledge) {
        int query = address.text().indexOf('?');
        Matcher held = query < 0
                ? null
                : ADDRESS.matcher(decoded(address.text().substring(query + 1)).replace("&amp;", "&"));
        return held == null || !held.find() ? null : WebAddress.parse(held.group(), held.group(), knowledge);
    }

    private static @Nullable WebAddress step(WebAddress address, Knowledge knowledge) {
        if (address.kind() == WebAddress.Kind.CONTACT) {
            return inMessage(address, knowledge);
        }
        if (address.kind() == WebAddress.Kind.WEB) {
            String held = inPath(address);
            if (held != null && isAbsolute(held)) {
                return WebAddress.parse(held, held, knowledge);
            }
        }
        String query = address.query();
        if (address.kind() != WebAddress.Kind.WEB || query == null || query.length() < 8) {
            return null;
        }
        String whole = unpacked(decoded(query));
        if (isAbsolute(whole)) { // "?http://…" and nothing else
            return WebAddress.parse(whole, whole, knowledge);
        }
        String path = address.path();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String last = path.substring(path.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
        boolean passes = PASSING.contains(last)
                || last.startsWith("redir")
                || last.startsWith("translate")
                || address.host().startsWith("translate.")
                || address.host().startsWith("l.")
                || address.host().startsWith("lm.")
                || address.host().startsWith("out.")
                || address.host().startsWith("redirect.");
        passes |= path.isEmpty() || isFilter(address.host()); // a front page does nothing else with an address
        for (String pair : query.split("&(?:amp;)?")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String raw = decoded(pair.substring(equals + 1));
                String value = unpacked(isFilter(address.host()) ? unfiltered(raw) : raw);
                boolean packed = !value.equals(raw); // nobody packs an address without a reason
                boolean named = KEYS.contains(pair.substring(0, equals).toLowerCase(java.util.Locale.ROOT));
                if (isAbsolute(value) && (passes || packed && named)) {
                    return WebAddress.parse(value, value, knowledge);
                }
            }
        }
        return null;
    }

    /** Hosts of which each page only passes on: filters of mail, search engines' results and copies. */
    private static boolean isFilter(String host) {
        return host.endsWith(".safelinks.protection.outlook.com")
                || host.equals("urldefense.proofpoint.com")
                || host.equals("webcache.googleusercontent.com");
    }

    /** {@code https-3A__host_path} of Proofpoint, {@code cache:id:host/path} of a search engine's copies. */
    private static String unfiltered(String value) {
        if (value.startsWith("cache:")) {
            String held = value.replaceFirst("^cache:(?:[A-Za-z0-9_-]+:(?!/))?", "");
            return isAbsolute(held) ? held : "http://" + held;
        }
        return value.matches("https?-3A__.*") ? decoded(value.replace('_', '/').replace('-', '%')) : value;
    }

    private static boolean isAbsolute(String value) {
        return (value.regionMatches(true, 0, "http://", 0, 7) || value.regionMatches(true, 0, "https://", 0, 8))
                && value.length() > 10;
    }

    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static boolean isTracking(String pair) {
        int equals = pair.indexOf('=');
        String key = (equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(java.util.Locale.ROOT);
        return key.startsWith("utm_") || key.startsWith("pk_") || key.startsWith("mtm_") || TRACKING.contains(key);
    }

    /** The address without parameters that only tell who came from where; the same object when it has none. */
    static String withoutTracking(String address) {
        int query = address.indexOf('?');
        if (query < 0) {
            return address;
        }
        int hash = address.indexOf('#', query);
        String pairs = address.substring(query + 1, hash < 0 ? address.length() : hash);
        StringBuilder kept = new StringBuilder();
        boolean dropped = false;
        int start = 0;
        while (start <= pairs.length()) {
            int end = pairs.indexOf('&', start);
            end = end < 0 ? pairs.length() : end;
            String pair = pairs.substring(start, end);
            if (isTracking(pair)) {
                dropped = true;
            } else {
                kept.append(kept.length() == 0 ? "" : "&").append(pair);
            }
            start = end + 1;
        }
        if (!dropped) {
            return address;
        }
        return address.substring(0, query)
                + (kept.length() == 0 ? "" : "?" + kept)
                + (hash < 0 ? "" : address.substring(hash));
    }
}
