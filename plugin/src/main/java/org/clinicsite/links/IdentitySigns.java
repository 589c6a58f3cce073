package org.clinicsite.links;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.links.Sign.Family;

/** Signals of the second family: whose address it is. */
final class IdentitySigns {

    private static final Set<String> PROFILE_PARTS = Set.of(
            "members",
            "member",
            "users",
            "user",
            "profile",
            "profiles",
            "profile.php",
            "viewtopic.php",
            "showthread.php",
            "posting.php",
            "home.php",
            "index.php",
            "threads",
            "forum",
            "forums",
            "member.php",
            "space",
            "u",
            "blogs",
            "read-blog",
            "author",
            "userinfo");

    private IdentitySigns() {}

    static final Sign TRUSTED = Sign.honest(
            "trusted-host",
            Family.IDENTITY,
            c -> c.trusted == null
                    ? null
                    : "It leads to " + c.judged.host() + " (" + c.trusted.kind() + "): " + c.trusted.reason() + ".");

    static final Sign OPEN_PAGE = Sign.spam(
            "open-page",
            Family.IDENTITY,
            c -> c.platform != null && c.platform.kind().equals("page")
                            || c.platform == null && c.trusted == null && c.parts != null && c.parts.isPrivate()
                    ? "Anyone may open such a page on " + c.judged.host()
                            + "; the host's good name says nothing about it."
                    : null);

    static final Sign SOCIAL_PAGE = Sign.spam(
            "social-page",
            Family.IDENTITY,
            c -> c.platform != null && c.platform.kind().equals("social")
                    ? "It leads to a profile or post on " + c.judged.host() + ", where anyone may write."
                    : null);

    static final Sign CODE_HOST = Sign.honest(
            "code-host",
            Family.IDENTITY,
            c -> c.platform != null && c.platform.kind().equals("code")
                    ? "It leads to a project of programmers on " + c.judged.host() + "."
                    : null);

    static final Sign SHORTENER = Sign.spam(
            "shortener",
            Family.IDENTITY,
            c -> c.shortener ? c.judged.host() + " shortens addresses; where it leads cannot be seen." : null);

    static final Sign REDIRECTED = Sign.spam(
            "redirected",
            Family.IDENTITY,
            c -> c.judged == c.address ? null : "It goes through " + c.address.host() + " to " + c.judged.host() + ".");

    static final Sign NUMERIC_HOST = Sign.spam(
            "numeric-host",
            Family.IDENTITY,
            c -> c.isWeb() && c.judged.isNumericHost() ? "Its host is a bare number, not a name." : null);

    static final Sign CHEAP_ENDING = Sign.spam(
            "cheap-ending",
            Family.IDENTITY,
            c -> c.parts != null
                            && c.isUnknown()
                            && c.page.knowledge.cheapEndings().contains(ending(c.parts.suffix()))
                    ? "Names that end in ." + ending(c.parts.suffix())
                            + " cost next to nothing and are often thrown away."
                    : null);

    static final Sign FORUM_PROFILE = Sign.spam("forum-profile", Family.IDENTITY, c -> {
        if (!c.isWeb() || !c.isUnknown() || c.judged.isRoot()) {
            return null;
        }
        for (String part : c.judged.path().toLowerCase(Locale.ROOT).split("/")) {
            if (PROFILE_PARTS.contains(part)) {
                return "It leads to a profile or thread of a forum, where anyone may write.";
            }
        }
        return null;
    });

    static final List<Sign> ALL = List.of(
            TRUSTED,
            CODE_HOST,
            OPEN_PAGE,
            SOCIAL_PAGE,
            SHORTENER,
            REDIRECTED,
            NUMERIC_HOST,
            CHEAP_ENDING,
            FORUM_PROFILE);

    private static String ending(String suffix) {
        return suffix.substring(suffix.lastIndexOf('.') + 1);
    }
}
