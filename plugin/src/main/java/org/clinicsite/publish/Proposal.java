package org.clinicsite.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a publish is about to do, for people to look at.
 *
 * @param target where to, such as {@code directory /var/www/clinic}
 * @param plan file by file
 * @param words the same for an owner, a line each, such as {@code 1 price changed on /prices/: £58.00 is now £60.00}
 * @param foreign files in the live site that no publish put there; they stay
 * @param changes what visitors will find otherwise, as facts; null when nobody knows what was before
 */
public record Proposal(
        String target,
        Plan plan,
        List<String> words,
        List<String> foreign,
        @Nullable SiteChanges changes) {

    public Proposal {
        words = List.copyOf(words);
        foreign = List.copyOf(foreign);
    }

    /** The same for people and build servers. */
    public ChangeReport report() {
        return new ChangeReport(target, words, changes);
    }

    /** The same, with how many links were refused in what is new or has changed. */
    public Proposal withRefused(int links) {
        return links == 0
                ? this
                : new Proposal(target, plan, report().withRefused(links).lines(), foreign, changes);
    }
}
