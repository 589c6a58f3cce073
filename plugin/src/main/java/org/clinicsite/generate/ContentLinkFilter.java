package org.clinicsite.generate;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkPolicy;
import org.clinicsite.problem.Outcome;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.source.Content;
import org.jspecify.annotations.Nullable;

/** The link filter of a clinic: its policy, its own hosts, the addresses that its facts name. */
public final class ContentLinkFilter {

    private ContentLinkFilter() {}

    /**
     * Makes it.
     *
     * @param baseUrl where the site goes when that is not what the facts say; null otherwise
     * @return problems: what is wrong with the policy
     */
    public static Outcome<LinkFilter> of(Content content, @Nullable String baseUrl) {
        Outcome<LinkPolicy> policy =
                content.linkPolicy() == null ? Outcome.of(LinkPolicy.none()) : LinkPolicy.read(content.linkPolicy());
        List<String> own = new ArrayList<>();
        for (String url : new String[] {content.clinic().url(), baseUrl}) {
            if (url != null && BaseUrl.isValid(url)) { // the site stage tells what is wrong with another
                own.add(BaseUrl.parse(url).host());
            }
        }
        return new Outcome<>(
                new LinkFilter(
                        policy.value(),
                        own,
                        FactAddresses.of(content),
                        content.clinic().locale()),
                policy.problems());
    }
}
