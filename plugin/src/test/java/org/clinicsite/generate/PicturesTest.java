package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.clinicsite.output.FolderTree;
import org.clinicsite.picture.Photograph;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs beside texts, and what the pages and their visitors get of them. */
class PicturesTest {

    private static final String ANNA = """
            ---
            title: Anna Test
            description: Anna gives massage in Testford on Mondays and has done so for longer than this test exists.
            image: anna.jpg
            image-alt: Portrait of Anna.
            job-title: Massage therapist
            credentials:
              - {name: Diploma in Testing, body: Test Institute, number: T-1}
            languages: [en]
            days: {quay: [monday]}
            ---
            Anna likes boats.
            """;

    @TempDir
    private Path root;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(root)
                .with(options -> options.toBuilder().imageCacheDirectory(null).build());
    }

    private static int widthOf(String latin) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(latin.getBytes(StandardCharsets.ISO_8859_1)))
                .getWidth();
    }

    // ---- what a page says

    @Test
    void aPictureInATextIsOfferedInSizesAndEachIsThere() throws IOException {
        clinic.write("content/articles/neck.jpg", Photograph.jpeg(1500, 1125));
        clinic.article("one", "![A neck](neck.jpg \"Seen from behind\")").generate();

        Element image = clinic.page("/articles/one/").selectFirst("main .prose img");
        assertThat(image.attr("alt")).isEqualTo("A neck");
        assertThat(image.attr("title")).isEqualTo("Seen from behind");
        assertThat(image.attr("width") + " x " + image.attr("height")).isEqualTo("1280 x 960");
        assertThat(image.attr("sizes")).isEqualTo("(min-width: 40.5rem) 38rem, calc(100vw - 2.5rem)");
        assertThat(image.attr("src")).matches("/media/neck-[0-9a-f]{10}-1280\\.jpg");
        Map<String, String> site = clinic.site();
        List<String> offered = Arrays.asList(image.attr("srcset").split(", "));
        assertThat(offered).hasSize(5); // 320 to 1280: a column of text is 608 wide
        for (String one : offered) {
            String[] pathAndWidth = one.split(" ");
            assertThat(pathAndWidth[1]).isEqualTo(widthOf(site.get(pathAndWidth[0])) + "w");
        }
    }

    @Test
    void theFirstPictureOfAnArticleComesAtOnceAndTheOthersLate() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        clinic.write("content/articles/b.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'/>");
        clinic.article("one", "![A](a.jpg)\n\n![B](b.svg)").generate();
        assertThat(clinic.page("/articles/one/").select("main .prose img").stream()
                        .map(i -> i.attr("alt") + " " + i.attr("fetchpriority") + i.attr("loading")))
                .containsExactly("A high", "B lazy");
        assertThat(clinic.page("/articles/one/")
                        .select("main .prose img[alt=B]")
                        .hasAttr("srcset"))
                .isFalse();
    }

    @Test
    void anArticleWithAPictureOfItsOwnHasThatOneFirst() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        clinic.write(
                        "content/articles/one.md",
                        "---\ntitle: One\npublished: 2026-01-01\nimage: a.jpg\nimage-alt: A\n---\n![B](a.jpg)\n")
                .generate();
        Document page = clinic.page("/articles/one/");
        assertThat(page.select("main article > img").attr("fetchpriority")).isEqualTo("high");
        assertThat(page.select("main .prose img").attr("loading")).isEqualTo("lazy");
    }

    @Test
    void aPortraitComesAtOnceOnItsPageAndLateInLists() throws IOException {
        clinic.write("content/therapists/anna.md", ANNA);
        clinic.write("content/therapists/anna.jpg", Photograph.fromCamera(Photograph.jpeg(1000, 800), 6));
        clinic.generate();

        Element large = clinic.page("/therapists/anna/").selectFirst("img.portrait.large");
        assertThat(large.attr("fetchpriority")).isEqualTo("high");
        assertThat(large.attr("sizes")).isEqualTo("20rem");
        assertThat(large.attr("width") + " x " + large.attr("height")).isEqualTo("800 x 1000"); // it stands
        Element small = clinic.page("/").selectFirst("img.portrait");
        assertThat(small.attr("loading")).isEqualTo("lazy");
        assertThat(small.attr("srcset")).isEqualTo(large.attr("srcset"));
    }

    @Test
    void aWidePortraitIsLoadedLargeEnoughToFillItsPlace() throws IOException {
        clinic.write("content/therapists/anna.md", ANNA);
        clinic.write("content/therapists/anna.jpg", Photograph.jpeg(1200, 800)).generate();
        assertThat(clinic.page("/therapists/anna/").select("img.portrait.large").attr("sizes"))
                .isEqualTo("calc(1.88 * 20rem)"); // 3:2 in a place of 4:5
    }

    @Test
    void aTelephoneIsNotOfferedMoreThanAnEyeCanSee() throws IOException {
        clinic.write("content/therapists/anna.md", ANNA);
        clinic.write("content/therapists/anna.jpg", Photograph.jpeg(800, 1000)).generate();
        assertThat(clinic.page("/").select("img.portrait").attr("srcset"))
                .matches("(\\S+-(320|480|640)\\.jpg \\2w(, )?){3}"); // shown 272 wide
    }

    @Test
    void searchEnginesAndLinkPreviewsGetOneLargeSizeInFull() throws IOException {
        clinic.write("content/therapists/anna.md", ANNA);
        clinic.write("content/therapists/anna.jpg", Photograph.jpeg(1440, 1800)).generate();
        Document page = clinic.page("/therapists/anna/");

        String preview = page.select("meta[property=og:image]").attr("content");
        assertThat(preview).matches("https://www\\.test\\.example/media/anna-[0-9a-f]{10}-1280\\.jpg");
        assertThat(page.select("meta[property=og:image:width]").attr("content")).isEqualTo("1280");
        assertThat(page.select("meta[property=og:image:height]").attr("content"))
                .isEqualTo("1600");
        assertThat(page.select("script[type=application/ld+json]").html()).contains("\"image\":\"" + preview + "\"");
        assertThat(clinic.site()).containsKey(preview.substring("https://www.test.example".length()));
    }

    @Test
    void aFeedReaderGetsOneSizeUnderItsWholeAddress() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        clinic.article("one", "![A](a.jpg)").generate();
        assertThat(clinic.text("/feed.xml"))
                .containsPattern(
                        "&lt;img src=&quot;https://www\\.test\\.example/media/a-[0-9a-f]{10}-800\\.jpg&quot; alt=&quot;A&quot;"
                                + " width=&quot;800&quot; height=&quot;600&quot;&gt;")
                .doesNotContain("srcset");
    }

    @Test
    void aLinkToAPhotographLeadsToTheLargestSize() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.fromCamera(Photograph.jpeg(2200, 400), 1));
        clinic.article("one", "[See it](a.jpg)").generate();
        String target =
                clinic.page("/articles/one/").select(".prose a[href^=/media]").attr("href");
        assertThat(target).endsWith("-1920.jpg");
        assertThat(clinic.site().get(target)).doesNotContain(Photograph.SECRET);
    }

    @Test
    void thePartialOfAClinicDrawsThePicturesInTextsToo() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        clinic.write("site-template/partials/picture.ftlh", """
                <#macro draw of first=false look="" sizes="" widest=0 shape=0></#macro>
                <#macro img image alt="" title="" first=false look="" sizes="" widest=0>
                <img class="mine" src="${url(image)}" alt="${alt}">
                </#macro>
                """);
        clinic.article("one", "Look: ![A](a.jpg), well.").generate();
        assertThat(clinic.page("/articles/one/").select(".prose p").html())
                .matches("Look: <img class=\"mine\" src=\"/media/a-[0-9a-f]{10}-800.jpg\" alt=\"A\">, well\\.");
    }

    @Test
    void aMistakeInThePartialIsToldWithItsPlace() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        clinic.write("site-template/partials/text-picture.ftlh", "\n${image.colour}\n");
        assertThat(clinic.article("one", "![A](a.jpg)").errors())
                .containsExactly(
                        "site-template/partials/text-picture.ftlh:2:3: 'image.colour' has no value here. (on page"
                                + " /articles/one/)");
    }

    // ---- what is published

    @Test
    void nothingThatACameraNotedIsPublishedInAnyFormat() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.fromCamera(Photograph.jpeg(800, 600), 1));
        clinic.write("content/articles/w.webp", Photograph.webp(800, 600, 1));
        clinic.article("one", "![A](a.jpg) ![W](w.webp)").generate();
        Map<String, String> media = media(clinic.site());
        assertThat(media).hasSize(5);
        assertThat(media.values()).noneMatch(bytes -> bytes.contains(Photograph.SECRET) || bytes.contains("Exif"));
    }

    @Test
    void aFileOfTheFolderStaticStaysAsItIs() throws IOException {
        byte[] photo = Photograph.fromCamera(Photograph.jpeg(800, 600), 6);
        clinic.write("content/static/press.jpg", photo).generate();
        assertThat(clinic.site().get("/press.jpg").getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(photo);
    }

    @Test
    void aGifIsPublishedAsItIsWithItsSize() throws IOException {
        byte[] gif = Photograph.gif(300, 200);
        clinic.write("content/articles/a.gif", gif);
        clinic.article("one", "![A](a.gif)").generate();
        Element image = clinic.page("/articles/one/").selectFirst(".prose img");
        assertThat(image.attr("width") + " x " + image.attr("height") + image.attr("srcset"))
                .isEqualTo("300 x 200");
        assertThat(clinic.site().get(image.attr("src")).getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(gif);
    }

    @Test
    void aPhotographThatNothingUsesIsNotPublished() throws IOException {
        clinic.generate();
        Set<String> drawn = FolderTree.files(clinic.options().imageCache());
        clinic.write("content/images/unused.jpg", Photograph.jpeg(800, 600)).generate();
        assertThat(media(clinic.site())).isEmpty();
        assertThat(FolderTree.files(clinic.options().imageCache()))
                .as("the mark's drawings alone")
                .isEqualTo(drawn);
    }

    @Test
    void oneThreadMakesTheSamePicturesAsManyThatBeginWithThemEarly() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        clinic.write("content/articles/b c.jpg", Photograph.jpeg(500, 400)); // whose name is not seen in the text
        clinic.write("content/articles/only-in-words.jpg", Photograph.jpeg(330, 200));
        clinic.article("one", "![A](a.jpg)\n\n![B](b%20c.jpg)\n\nNot shown: only-in-words.jpg");
        for (int threads : List.of(4, 1)) {
            Path output = root.resolve("target/site-" + threads);
            Path cache = root.resolve("target/cache-" + threads);
            GenerateResult result = clinic.with(o -> TestClinic.cache(TestClinic.elsewhere(o, output, threads), cache))
                    .generate();
            assertThat(result.pictures()).isEqualTo(new PicturesMade(6, 2));
            assertThat(media(clinic.site()).toString()).doesNotContain("only-in-words");
        }
        assertThat(filesOf("target/site-4/media")).isEqualTo(filesOf("target/site-1/media"));
    }

    private Map<String, String> filesOf(String folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.list(root.resolve(folder))) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void aSecondBuildMakesNoSizeAndTheSameSite() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        GenerateResult first = clinic.article("one", "![A](a.jpg)").generate();
        Map<String, String> site = clinic.site();
        GenerateResult second = clinic.generate();
        assertThat(first.pictures()).isEqualTo(new PicturesMade(4, 1));
        assertThat(second.pictures()).isEqualTo(PicturesMade.NONE);
        assertThat(second.written()).isZero();
        assertThat(clinic.site()).isEqualTo(site);
    }

    @Test
    void aPhotographThatChangedGetsNewNames() throws IOException {
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        clinic.article("one", "![A](a.jpg)").generate();
        Map<String, String> before = media(clinic.site());
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 601)).generate();
        assertThat(media(clinic.site()).keySet()).hasSize(4).doesNotContainAnyElementsOf(before.keySet());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
        for (String name : List.of("a", "b", "c", "d")) {
            clinic.write("content/articles/" + name + ".jpg", Photograph.jpeg(700 + name.charAt(0), 600));
        }
        clinic.article("one", "![A](a.jpg) ![B](b.jpg) ![C](c.jpg) ![D](d.jpg)").generate();
        Map<String, String> two = clinic.site();
        Path other = root.resolve("other/site");
        clinic.with(o -> TestClinic.elsewhere(o, other, 1)).generate();
        assertThat(TestClinic.files(other)).isEqualTo(two);
    }

    // ---- what is told

    @Test
    void aBrokenPictureIsToldWithTheFirstPlaceThatUsesIt() throws IOException {
        byte[] jpeg = Photograph.jpeg(800, 600);
        clinic.write("content/images/neck.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
        clinic.article("two", "![Neck](neck.jpg)");
        assertThat(clinic.article("one", "Well.\n\n![Neck](neck.jpg) again ![Neck](neck.jpg)")
                        .errors())
                .containsExactly(
                        "content/articles/one.md:10:9: The picture 'content/images/neck.jpg' cannot be used. It ends"
                                + " too early; a part of the file is missing. Copy or export it again from the original.");
        assertThat(clinic.site()).isEmpty();
    }

    @Test
    void allBrokenPicturesAreToldTogether() throws IOException {
        byte[] torn = Photograph.jpeg(1200, 800);
        torn = Arrays.copyOf(torn, torn.length / 2);
        torn[torn.length - 2] = (byte) 0xFF;
        torn[torn.length - 1] = (byte) 0xD9;
        clinic.write("content/articles/torn.jpg", torn);
        clinic.write("content/articles/torn2.jpg", torn);
        assertThat(clinic.article("one", "![A](torn.jpg)\n![B](torn2.jpg)").errors())
                .containsExactly(
                        "content/articles/one.md:8:6: The picture 'content/articles/torn.jpg' cannot be used. It is damaged: a"
                                + " part of it cannot be read. Copy or export it again from the original.",
                        "content/articles/one.md:9:6: The picture 'content/articles/torn2.jpg' cannot be used. It is damaged: a"
                                + " part of it cannot be read. Copy or export it again from the original.");
    }

    @Test
    void aBrokenPictureOfAHeaderIsToldWhereTheHeaderNamesIt() throws IOException {
        clinic.write("content/therapists/anna.md", ANNA).write("content/therapists/anna.jpg", "");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/therapists/anna.md:4:8: The picture 'content/therapists/anna.jpg' cannot be used. It"
                                + " is empty: 0 bytes. Copy or export it again from the original.");
    }

    @Test
    void aBrokenPictureOfTheHomePageIsToldWithItsLineInTheClinicsFacts() throws IOException {
        String facts = Files.readString(root.resolve("content/data/clinic.yaml"));
        clinic.write("content/data/clinic.yaml", facts + "home:\n  image: door.png\n");
        clinic.write("content/images/door.png", "x");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/data/clinic.yaml:13:10: The picture 'content/images/door.png' cannot be used. It is"
                                + " damaged: its bytes are of no picture. Copy or export it again from the original.");
    }

    @Test
    void aPictureThatBrowsersDoNotShowIsToldAndMayBeLinked() throws IOException {
        clinic.write("content/articles/a.tiff", "II*\0 a scan");
        assertThat(clinic.article("one", "![A](a.tiff)").errors())
                .containsExactly(
                        "content/articles/one.md:8:6: 'content/articles/a.tiff' cannot be shown as a picture: not"
                                + " every browser knows .tiff. Export it as JPEG or PNG.");
        clinic.article("one", "[The scan](a.tiff)").generate();
        assertThat(media(clinic.site())).hasSize(1);
    }

    @Test
    void aPortraitThatIsTooSmallIsAWarning() throws IOException {
        clinic.write("content/therapists/anna.md", ANNA)
                .write("content/therapists/anna.jpg", Photograph.jpeg(200, 250));
        assertThat(clinic.generate().warnings().stream().map(Problem::says))
                .containsExactly(
                        "content/therapists/anna.md:4:8: The picture 'content/therapists/anna.jpg' is only 200 pixels"
                                + " wide and will look blurred. Give one that is 400 pixels wide or more.");
    }

    // ---- WebP

    @Test
    void withAProgramForItBrowsersAreOfferedWebpFirst() throws IOException {
        assumeThat(Files.getFileStore(root).supportsFileAttributeView("posix")).isTrue();
        Path webp = Files.write(root.resolve("tiny.webp"), Photograph.webp(8, 8, 1));
        Path program = Files.writeString(root.resolve("cwebp"), """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 9.9.9; exit 0; fi
                for last; do :; done
                cp '%s' "$last"
                """.formatted(webp));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        clinic.write("content/articles/a.jpg", Photograph.jpeg(800, 600));
        clinic.with(o -> TestClinic.webp(o, program.toString()));
        clinic.article("one", "![A](a.jpg)").generate();

        Element picture = clinic.page("/articles/one/").selectFirst(".prose picture");
        assertThat(picture.child(0).attr("type")).isEqualTo("image/webp");
        assertThat(picture.child(0).attr("srcset")).matches("(/media/a-[0-9a-f]{10}-[0-9]+\\.webp [0-9]+w(, )?){4}");
        assertThat(picture.child(1).attr("srcset")).contains(".jpg 320w").doesNotContain("webp");
        assertThat(media(clinic.site())).hasSize(8);
    }

    @Test
    void aProgramThatIsNotInstalledIsTold() {
        clinic.with(o -> TestClinic.webp(o, "no-such-cwebp"));
        assertThatThrownBy(() -> Generator.generate(clinic.options(), stage -> {}))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("The program 'no-such-cwebp', which is to make WebP, cannot be started.");
    }

    private static Map<String, String> media(Map<String, String> site) {
        Map<String, String> media = new TreeMap<>(site);
        media.keySet().removeIf(path -> !path.startsWith("/media/"));
        return media;
    }
}
