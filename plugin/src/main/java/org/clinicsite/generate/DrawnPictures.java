package org.clinicsite.generate;

import org.clinicsite.article.LinkRewriter;
import org.clinicsite.render.Picture;
import org.clinicsite.render.PictureDrawer;
import org.clinicsite.site.LinkResolver;
import org.clinicsite.site.PagePath;
import org.clinicsite.source.Media;
import org.clinicsite.source.Source;
import org.jspecify.annotations.Nullable;

/** The links of one text as another rewriter has them, its pictures as the template draws them. For one writing only. */
final class DrawnPictures implements LinkRewriter {

    private final LinkRewriter links;
    private final LinkResolver resolver;
    private final Source source;
    private final PictureDrawer drawer;
    private boolean first;

    /** @param first whether the text's first picture is the first of the page, and likely seen at once */
    DrawnPictures(LinkRewriter links, LinkResolver resolver, Source source, PictureDrawer drawer, boolean first) {
        this.links = links;
        this.resolver = resolver;
        this.source = source;
        this.drawer = drawer;
        this.first = first;
    }

    @Override
    public Target rewrite(Kind kind, String address, int start) {
        return links.rewrite(kind, address, start);
    }

    @Override
    public @Nullable String draw(String address, int start, String alt, @Nullable String title) {
        Media media = resolver.shown(source, address, start);
        if (media == null) {
            return null;
        }
        boolean seenAtOnce = first;
        first = false;
        return drawer.draw(of(media), alt, title, seenAtOnce);
    }

    /** A file of the content folder as templates know it. */
    static Picture of(Media media) {
        return Picture.of(new PagePath(media.published()), media.width(), media.height(), media.sizes());
    }
}
