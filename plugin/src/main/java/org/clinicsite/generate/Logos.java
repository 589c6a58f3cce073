package org.clinicsite.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.clinicsite.picture.PictureFile;
import org.clinicsite.picture.PictureFormat;
import org.clinicsite.picture.SvgDrawer;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.render.SiteIcons;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.LinkResolver;
import org.clinicsite.source.Media;
import org.clinicsite.source.facts.ClinicFacts;
import org.jspecify.annotations.Nullable;

/** Finds the picture that {@code theme.logo} names, for the icons that are made of it. */
final class Logos {

    /** Kinds of picture that a drawing may hold. */
    private static final Map<PictureFormat, String> TYPES = Map.of(
            PictureFormat.SVG, "image/svg+xml", PictureFormat.PNG, "image/png", PictureFormat.JPEG, "image/jpeg");

    private Logos() {}

    /** Whatever is wrong with the logo is told when the header asks for it. */
    static SiteIcons icons(ClinicFacts clinic, BaseUrl base, TemplateFolder template, Path cache, LinkResolver resolver)
            throws IOException {
        String named = clinic.theme().get("logo");
        Media media = named == null ? null : resolver.named(named);
        return new SiteIcons(clinic, base, template, new SvgDrawer(cache), media == null ? null : logo(media));
    }

    private static SiteIcons.@Nullable Logo logo(Media media) throws IOException {
        @Nullable PictureFile picture = media.picture();
        String type = picture == null || media.fault() != null ? null : TYPES.get(picture.format());
        try {
            return picture == null || type == null
                    ? null
                    : new SiteIcons.Logo(media.bytes(), type, picture.width(), picture.height());
        } catch (IOException e) {
            throw DiskFault.of(media.file(), e);
        }
    }
}
