package org.clinicsite.jbake;

import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.html.LinkResolver;
import com.vladsch.flexmark.html.LinkResolverFactory;
import com.vladsch.flexmark.html.renderer.LinkResolverBasicContext;
import com.vladsch.flexmark.html.renderer.LinkStatus;
import com.vladsch.flexmark.html.renderer.LinkType;
import com.vladsch.flexmark.html.renderer.ResolvedLink;
import com.vladsch.flexmark.util.ast.Node;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the page being rendered about each link and picture that Markdown writes. */
final class MarkdownLinks implements LinkResolverFactory {

    /** What a page says to its links. */
    interface Page {
        /**
         * Where a link goes.
         *
         * @param written the address, entities and backslashes already read
         * @param image whether it is a picture's
         * @param offset where the link stands in the text given to the parser
         * @return the address to write into the page
         */
        String resolve(String written, boolean image, int offset);
    }

    @Override
    public @Nullable Set<Class<?>> getAfterDependents() {
        return null;
    }

    @Override
    public @Nullable Set<Class<?>> getBeforeDependents() {
        return null;
    }

    @Override
    public boolean affectsGlobalScope() {
        return false;
    }

    @Override
    public LinkResolver apply(LinkResolverBasicContext context) {
        Page page = PegdownMarkdown.PAGE.get(context.getDocument());
        return (node, inner, link) -> resolve(page, node, link);
    }

    private static ResolvedLink resolve(Page page, Node node, ResolvedLink link) {
        if (node instanceof MailLink) {
            return link.withUrl(MailAddresses.mark(link.getUrl())).withStatus(LinkStatus.VALID);
        }
        boolean image = link.getLinkType() == LinkType.IMAGE || link.getLinkType() == LinkType.IMAGE_REF;
        if (!image && link.getLinkType() != LinkType.LINK && link.getLinkType() != LinkType.LINK_REF) {
            return link; // a wiki link has its own rules
        }
        String target = page.resolve(link.getUrl(), image, node.getStartOffset());
        return target.equals(link.getUrl()) ? link : link.withUrl(target).withStatus(LinkStatus.VALID);
    }
}
