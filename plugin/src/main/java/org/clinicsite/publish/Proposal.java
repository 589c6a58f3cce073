package org.clinicsite.publish;

import java.util.List;

/**
 * What a publish is about to do, for people to look at.
 *
 * @param target where to, such as {@code directory /var/www/clinic}
 * @param plan file by file
 * @param words the same for an owner, a line each, such as {@code 1 price changed on /prices/: £58.00 is now £60.00}
 * @param foreign files in the live site that no publish put there; they stay
 */
public record Proposal(String target, Plan plan, List<String> words, List<String> foreign) {

    public Proposal {
        words = List.copyOf(words);
        foreign = List.copyOf(foreign);
    }
}
