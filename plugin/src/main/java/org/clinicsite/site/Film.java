package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.article.Held;
import org.clinicsite.article.Shortcut;
import org.clinicsite.document.tree.Addresses;
import org.clinicsite.source.facts.Embed;
import org.clinicsite.text.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * The film of a shortcut {@code ::: video}: a file of the clinic's own, or what an entry of {@code embeds} lets the page show of
 * another host; any other stays a link.
 *
 * @param link as the author wrote it
 * @param embed the entry that lets the page show it; null for a file of the clinic's own
 * @param player what the frame shows; the link's address for a file
 */
public record Film(Held.Link link, @Nullable Embed embed, String player) {

    /** The shortcut's name. */
    static final String SHORTCUT = "video";

    /** What browsers play (https://developer.mozilla.org/docs/Web/Media/Guides/Formats/Containers). */
    private static final Set<String> FILES = Set.of("mp4", "m4v", "webm", "ogv", "mov");

    /** Whether it is a file of the clinic's own. */
    public boolean isOwn() {
        return embed == null;
    }

    /**
     * The film of a shortcut.
     *
     * @return null for another shortcut, and for one that is no more than a link
     */
    public static @Nullable Film of(Site site, Shortcut shortcut) {
        Held.Link link = shortcut.held().link();
        if (!shortcut.name().equals(SHORTCUT) || link == null) {
            return null;
        }
        if (Addresses.scheme(link.address()) == null && !link.address().startsWith("//")) {
            return FILES.contains(ending(link.address())) ? new Film(link, null, link.address()) : null;
        }
        Film allowed = null;
        for (Embed embed : site.clinic().embeds()) {
            if (embed.kind() != Embed.Kind.VIDEO || !embed.isFrame()) {
                continue;
            }
            for (String player : Players.of(link.address())) {
                if (player.equals(embed.url())) {
                    return new Film(link, embed, player);
                }
                if (allowed == null && Embeds.openings(embed).frames().contains(FormTarget.origin(player))) {
                    allowed = new Film(link, embed, player);
                }
            }
        }
        return allowed;
    }

    /** All in the text of a page, in order. */
    static List<Film> on(Site site, Page page) {
        List<Film> films = new ArrayList<>();
        if (page.article() != null) {
            for (Shortcut shortcut : page.article().shortcuts()) {
                Film film = of(site, shortcut);
                if (film != null) {
                    films.add(film);
                }
            }
        }
        if (page.kind() == PageKind.FAQ) {
            page.items().forEach(group -> films.addAll(on(site, group)));
        }
        return films;
    }

    private static String ending(String address) {
        int end = address.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = address.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        String path = address.substring(0, end);
        return new FilePath(path).extension();
    }

    /** The hosts whose films have a page and a player. */
    private static final class Players {

        /** The addresses of a film's page and its player: https://support.google.com/youtube/answer/171780. */
        private static final Pattern YOUTUBE = Pattern.compile(
                "https://(?:(?:www\\.|m\\.)?youtube\\.com/(?:watch\\?(?:.*&)?v=|shorts/)|youtu\\.be/)([\\w-]+).*");

        /** Likewise: https://help.vimeo.com/hc/en-us/articles/12426260232977. */
        private static final Pattern VIMEO = Pattern.compile("https://(?:www\\.)?vimeo\\.com/(\\d+).*");

        /** What a frame may show for a link, the best first: pages of films refuse to stand in one. */
        static List<String> of(String address) {
            if (!address.startsWith("https://")) {
                return List.of();
            }
            Matcher youtube = YOUTUBE.matcher(address);
            if (youtube.matches()) {
                String id = youtube.group(1);
                return List.of("https://www.youtube-nocookie.com/embed/" + id, "https://www.youtube.com/embed/" + id);
            }
            Matcher vimeo = VIMEO.matcher(address);
            return List.of(vimeo.matches() ? "https://player.vimeo.com/video/" + vimeo.group(1) : address);
        }
    }
}
