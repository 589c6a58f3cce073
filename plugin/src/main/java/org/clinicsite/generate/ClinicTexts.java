package org.clinicsite.generate;

import static java.util.Objects.requireNonNull;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.clinicsite.article.Article;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.article.ShortcutWriter;
import org.clinicsite.links.LinkReview;
import org.clinicsite.render.Download;
import org.clinicsite.render.PageContent;
import org.clinicsite.render.Picture;
import org.clinicsite.render.PictureDrawer;
import org.clinicsite.site.LinkResolver;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.Site;
import org.clinicsite.source.Media;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.Embed;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The text and the pictures of pages, for templates.
 *
 * @param resolver finds what they lead to
 * @param reviews what was decided on the links of each
 * @param permalink the words for the link to a section
 */
record ClinicTexts(LinkResolver resolver, Map<Source, LinkReview> reviews, String permalink) implements PageContent {

    static ClinicTexts of(LinkResolver resolver, List<Reviewed> reviewed, String permalink) {
        Map<Source, LinkReview> bySource = new IdentityHashMap<>();
        reviewed.forEach(one -> bySource.put(one.article().source(), one.review()));
        return new ClinicTexts(resolver, bySource, permalink);
    }

    @Override
    public String body(Page page, ShortcutWriter shortcuts, @Nullable PictureDrawer pictures) {
        Article article = page.article();
        if (article == null) {
            return "";
        }
        Source source = article.source();
        LinkRewriter links = links(page);
        boolean pictured = page.kind() == PageKind.HOME
                || page.facts() != null && page.facts().common().image() != null;
        return article.html(
                pictures == null ? links : new DrawnPictures(links, resolver, source, pictures, !pictured),
                shortcuts,
                permalink);
    }

    @Override
    public LinkRewriter links(Page page) {
        Source source = requireNonNull(page.article()).source();
        return resolver.of(source, requireNonNull(reviews.get(source)));
    }

    @Override
    public Optional<Picture> picture(Page page, String address) {
        Media media =
                page.article() != null ? resolver.named(page.article().source(), address) : resolver.named(address);
        return media == null ? Optional.empty() : Optional.of(DrawnPictures.of(media));
    }

    @Override
    public Optional<Download> file(Page page, String address) {
        Media media =
                page.article() == null ? null : resolver.file(page.article().source(), address);
        return media == null ? Optional.empty() : Optional.of(Downloads.of(media));
    }

    /** Looks up all that drawing the site would, where it will not be drawn, so that faults of links and pictures are told as well. */
    void lookAllUp(Site site, ClinicFacts clinic, Workers workers) {
        workers.each(site.pages(), page -> {
            body(page, ShortcutWriter.TEXT_ONLY, null);
            String image = page.facts() == null ? null : page.facts().common().image();
            if (image != null) {
                picture(page, image);
            }
            if (page.facts() instanceof PageFacts facts) {
                facts.files().forEach(file -> file(page, file.file()));
            }
        });
        ClinicFacts.Home home = clinic.home();
        Stream.concat(
                        Stream.of(
                                home == null ? null : home.image(),
                                clinic.theme().get("logo")),
                        clinic.embeds().stream().map(Embed::image))
                .filter(Objects::nonNull)
                .forEach(resolver::named);
        resolver.reportFaults();
    }
}
