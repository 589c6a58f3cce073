package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.clinicsite.picture.SvgDrawer;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.FewFacts;
import org.clinicsite.source.facts.Wording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteIconsTest {

    private static final String LOGO =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\"><path fill=\"#c00000\" d=\"M0 0h64v64H0z\"/></svg>";

    @TempDir
    Path temp;

    private SiteIcons icons(String name, Map<String, String> theme, SiteIcons.@Nullable Logo logo) {
        return new SiteIcons(
                clinic(name, theme),
                BaseUrl.parse("https://www.quiet.example/"),
                new TemplateFolder(temp),
                new SvgDrawer(temp.resolve("cache")),
                logo);
    }

    static ClinicFacts clinic(String name, Map<String, String> theme) {
        return FewFacts.clinic(
                "name",
                Wording.of(name),
                "description",
                Wording.of("Massage in Ashcombe."),
                "locale",
                Locale.UK,
                "theme",
                theme);
    }

    private static BufferedImage image(SiteIcons icons, String file) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(icons.find(file).orElseThrow()));
    }

    private static String svg(SiteIcons icons) {
        return new String(icons.find("icons/icon.svg").orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void withoutALogoEachClinicHasAMarkOfItsOwn() throws Exception {
        SiteIcons quiet = icons("Quiet Hands", Map.of(), null);
        assertThat(svg(quiet)).isNotEqualTo(svg(icons("Willow Lane", Map.of(), null)));
        BufferedImage small = image(quiet, "icons/icon-192.png");
        assertThat(small.getWidth()).isEqualTo(192);
        assertThat(small.getRGB(0, 0) >>> 24)
                .as("telephones want a square without holes")
                .isEqualTo(255);
        assertThat(image(quiet, "icons/icon-512.png").getHeight()).isEqualTo(512);
        BufferedImage card = image(quiet, "icons/card.png");
        assertThat(card.getWidth()).isEqualTo(1200);
        assertThat(card.getHeight()).isEqualTo(630);
        assertThat(quiet.find("icons/card.png").orElseThrow().length).isLessThan(60_000);
        assertThat(quiet.find("icons/other.png")).isEmpty();
    }

    @Test
    void theOwnersColourIsTheMarksGround() throws Exception {
        assertThat(image(icons("Quiet Hands", Map.of("primary", "#5b2a4e"), null), "icons/icon-192.png")
                        .getRGB(2, 2))
                .isEqualTo(0xFF5B2A4E);
    }

    @Test
    void aLogoThatIsNearlySquareIsTheIconAndOneThatIsWideIsNot() throws Exception {
        byte[] bytes = LOGO.getBytes(StandardCharsets.UTF_8);
        SiteIcons square = icons("Quiet Hands", Map.of(), new SiteIcons.Logo(bytes, "image/svg+xml", 64, 64));
        assertThat(svg(square)).isEqualTo(LOGO);
        assertThat(image(square, "icons/icon-192.png").getRGB(96, 96)).isEqualTo(0xFFC00000);
        assertThat(image(square, "icons/card.png").getRGB(150, 150)).isEqualTo(0xFFC00000);
        SiteIcons wide = icons("Quiet Hands", Map.of(), new SiteIcons.Logo(bytes, "image/svg+xml", 300, 64));
        assertThat(svg(wide)).isEqualTo(svg(icons("Quiet Hands", Map.of(), null)));
    }

    @Test
    void anIconOfTheClinicsOwnTemplateGivesTheOthersToo() throws Exception {
        Files.createDirectories(temp.resolve("icons"));
        Files.writeString(temp.resolve("icons/icon.svg"), LOGO);
        assertThat(image(icons("Quiet Hands", Map.of(), null), "icons/icon-512.png")
                        .getRGB(256, 256))
                .isEqualTo(0xFFC00000);
    }

    /** Draws in a JVM that finds no font at all, and compares with what this one draws. */
    @Test
    void theSameBytesComeOutWhereTheMachineHasNoFont() throws Exception {
        Path config = Files.writeString(
                temp.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>");
        Path out = temp.resolve("out");
        Files.createDirectories(out);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WithoutFonts.class.getName(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("log").toFile())
                .directory(temp.toFile());
        builder.environment().put("FONTCONFIG_FILE", config.toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(temp.resolve("log")))
                .isZero();
        for (String file : List.of("card.png", "icon-192.png")) {
            assertThat(Files.readAllBytes(out.resolve(file)))
                    .isEqualTo(icons("Quiet Hands", Map.of(), null)
                            .find("icons/" + file)
                            .orElseThrow());
        }
    }

    /** A program of its own. */
    static final class WithoutFonts {
        public static void main(String[] args) throws Exception {
            Path out = Path.of(args[0]);
            SiteIcons icons = new SiteIcons(
                    clinic("Quiet Hands", Map.of()),
                    BaseUrl.parse("https://www.quiet.example/"),
                    new TemplateFolder(null),
                    new SvgDrawer(out.resolve("cache")),
                    null);
            for (String file : List.of("card.png", "icon-192.png")) {
                Files.write(out.resolve(file), icons.find("icons/" + file).orElseThrow());
            }
        }
    }
}
