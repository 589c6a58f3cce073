package org.clinicsite.render;

import org.clinicsite.article.LinkRewriter;

/**
 * Addresses as those need them who read a text outside of the site: whole ones.
 *
 * @param links what becomes of each address on the page itself
 * @param origin such as {@code https://example.org}; empty where the site's own is not known
 * @param page the page's address
 */
record FeedLinks(LinkRewriter links, String origin, String page) implements LinkRewriter {

    @Override
    public Target rewrite(Kind kind, String address, int start) {
        Target target = links.rewrite(kind, address, start);
        String to = target.address();
        return to == null ? target : new Target(whole(to), target.rel(), target.attributes());
    }

    private String whole(String address) {
        if (address.startsWith("/") && !address.startsWith("//")) {
            return origin + address;
        }
        return address.startsWith("#") ? page + address : address;
    }
}
