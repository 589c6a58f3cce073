package org.clinicsite.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A photograph in, its sizes out. */
class PictureMakerTest {

    @TempDir
    private Path folder;

    private int made;

    private Map<String, byte[]> sizes(byte[] picture, String ending) throws Exception {
        Path file = Files.write(folder.resolve("photo." + ending), picture);
        PictureFile read = PictureFile.read(picture, ending);
        PictureSizes sizes = PictureSizes.of(read, read.scaled(), PictureMaker.key(picture, null), "p", false);
        Map<String, byte[]> out = new TreeMap<>();
        made = new PictureMaker(folder.resolve("cache"), null).make(file, read, sizes, out::put);
        return out;
    }

    private static BufferedImage decoded(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4000 | 3000 | 320, 480, 640, 960, 1280, 1920",
                "1000 | 800  | 320, 480, 640, 1000",
                "330  | 200  | 330",
                "200  | 200  | 200",
                "900  | 9000 | 320, 384",
            })
    void stepsUpToItsOwnWidth(int width, int height, String widths) {
        assertThat(PictureSizes.widths(width, height).toString()).isEqualTo("[" + widths + "]");
    }

    @Test
    void everySizeIsAsLargeAsItsNameSays() throws Exception {
        Map<String, byte[]> sizes = sizes(Photograph.jpeg(1000, 500), "jpg");
        assertThat(sizes.keySet()).containsExactly("p-1000.jpg", "p-320.jpg", "p-480.jpg", "p-640.jpg");
        for (Map.Entry<String, byte[]> size : sizes.entrySet()) {
            int width = Integer.parseInt(size.getKey().replaceAll("[^0-9]", ""));
            BufferedImage image = decoded(size.getValue());
            assertThat(image.getWidth()).isEqualTo(width);
            assertThat(image.getHeight()).isEqualTo(width / 2);
            assertThat(Photograph.corners(size.getValue())).isEqualTo("red green / blue white");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, red green / blue white",
        "2, green red / white blue",
        "3, white blue / green red",
        "4, blue white / red green",
        "5, red blue / green white",
        "6, blue red / white green",
        "7, white green / blue red",
        "8, green white / red blue"
    })
    void aPhotographIsTurnedAsTheCameraSaysAndNothingElseOfItsNotesIsLeft(int orientation, String corners)
            throws Exception {
        byte[] picture = Photograph.fromCamera(Photograph.jpeg(700, 500), orientation);
        for (byte[] size : sizes(picture, "jpg").values()) {
            assertThat(Photograph.corners(size)).isEqualTo(corners);
            assertThat(PictureFileTest.latin(size))
                    .doesNotContain("Exif")
                    .doesNotContain("xmpmeta")
                    .doesNotContain(Photograph.SECRET);
        }
    }

    @Test
    void aPngIsTurnedToo() throws Exception {
        byte[] picture = Photograph.withChunk(Photograph.png(400, 300), "eXIf", Photograph.exif(6));
        assertThat(sizes(picture, "png").values())
                .allSatisfy(size -> assertThat(Photograph.corners(size)).isEqualTo("blue red / white green"))
                .allSatisfy(size -> assertThat(PictureFileTest.latin(size)).doesNotContain(Photograph.SECRET));
    }

    @Test
    void aPngOfItsOwnSizeKeepsEveryPixelAndStaysClear() throws Exception {
        byte[] picture = Photograph.withChunk(
                Photograph.disc(600), "iTXt", Photograph.SECRET.getBytes(StandardCharsets.US_ASCII));
        Map<String, byte[]> sizes = sizes(picture, "png");

        assertThat(sizes.get("p-600.png")).isEqualTo(Photograph.disc(600));
        BufferedImage small = decoded(sizes.get("p-320.png"));
        assertThat(small.getRGB(0, 0) >>> 24).isZero();
        assertThat(small.getRGB(160, 160)).isEqualTo(0xFFFF0000);
    }

    @Test
    void aPhotographSavedAsPngComesOutAsJpeg() throws Exception {
        Map<String, byte[]> sizes = sizes(Photograph.grain(400, 300), "png");
        assertThat(sizes.keySet()).containsExactly("p-320.jpg", "p-400.jpg");
        assertThat(sizes.values()).allMatch(size -> PictureFormat.ofBytes(new Bytes(size)) == PictureFormat.JPEG);
    }

    @Test
    void aPhotographThatWasMadeSmallBeforeIsNotMadeWorse() throws Exception {
        byte[] small = sizes(Photograph.jpeg(640, 480), "jpg").get("p-640.jpg");
        assertThat(sizes(small, "jpg").get("p-640.jpg")).hasSizeLessThanOrEqualTo(small.length);
    }

    /** A chart: few colours, slanted edges, which are blended when it is made smaller. */
    private static BufferedImage chart(int type) {
        BufferedImage chart = new BufferedImage(1200, 900, type);
        int[] colours = {0xFFFFFFFF, 0xFF204060, 0xFF80A0C0, 0xFFE08030};
        for (int i = 0; i < 1200 * 900; i++) {
            int x = i % 1200;
            int y = i / 1200;
            chart.setRGB(x, y, colours[(x * 3 + y * 2) / 17 % 4 == 0 ? (x / 90 + y / 70) % 4 : 0]);
        }
        return chart;
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
    void noSizeOfADrawingIsHeavierThanTheDrawing(int type) throws Exception {
        byte[] picture = Photograph.written(chart(type), "png");
        Map<String, byte[]> sizes = sizes(picture, "png");
        assertThat(sizes).hasSize(5);
        assertThat(sizes.values()).allSatisfy(size -> assertThat(size).hasSizeLessThanOrEqualTo(picture.length));
        BufferedImage small = decoded(sizes.get("p-640.png"));
        assertThat(small.getRGB(2, 0)).as("an area keeps its colour").isEqualTo(0xFFFFFFFF);
    }

    @Test
    void noSizeOfAPhotographThatLostMuchIsHeavierThanIt() throws Exception {
        byte[] picture = Photograph.jpeg(decoded(Photograph.jpeg(1200, 900)), .1f);
        assertThat(sizes(picture, "jpg").values())
                .allSatisfy(size -> assertThat(size).hasSizeLessThanOrEqualTo(picture.length));
    }

    @Test
    void linesOneMoreThanTheOtherMixToTheirLight() throws Exception {
        BufferedImage lines = new BufferedImage(800, 800, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 800 * 800; i++) {
            lines.setRGB(i % 800, i / 800, i % 2 == 0 ? 0xFFFFFF : 0);
        }
        int rgb = decoded(sizes(Photograph.written(lines, "png"), "png").get("p-320.png"))
                .getRGB(160, 160);
        assertThat(rgb & 0xFF).isCloseTo(188, within(2)); // half the light of white, not half of its number
    }

    @Test
    void coloursOfAnotherProfileAreMadeThoseOfTheWeb() throws Exception {
        BufferedImage plain = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            plain.setRGB(i % 64, i / 64, 0xC08040);
        }
        byte[] jpeg = Photograph.written(plain, "jpeg");
        int without = decoded(sizes(jpeg, "jpg").get("p-64.jpg")).getRGB(32, 32);
        int linear = decoded(sizes(Photograph.withProfile(jpeg, linearProfile()), "jpg")
                        .get("p-64.jpg"))
                .getRGB(32, 32);

        assertThat(without >> 16 & 0xFF).isCloseTo(0xC0, within(3));
        assertThat(linear >> 16 & 0xFF).isCloseTo(225, within(3)); // 0.753 of the light
        assertThat(linear >> 8 & 0xFF).isCloseTo(188, within(3)); // 0.502 of it
    }

    /** The colorants of sRGB with curves that do nothing. */
    private static byte[] linearProfile() {
        String[] names = {"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
        double[][] colorants = {{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}};
        ByteBuffer out = ByteBuffer.allocate(128 + 4 + 6 * 12 + 3 * 20 + 12);
        out.put(16, "RGB ".getBytes(StandardCharsets.US_ASCII));
        out.put(36, "acsp".getBytes(StandardCharsets.US_ASCII));
        out.position(128).putInt(6);
        int data = 128 + 4 + 6 * 12;
        for (int i = 0; i < 6; i++) {
            out.put(names[i].getBytes(StandardCharsets.US_ASCII));
            out.putInt(data + 20 * Math.min(i, 3)).putInt(i < 3 ? 20 : 12);
        }
        for (double[] xyz : colorants) {
            out.put("XYZ ".getBytes(StandardCharsets.US_ASCII)).putInt(0);
            for (double one : xyz) {
                out.putInt((int) Math.round(one * 65536));
            }
        }
        out.put("curv".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(0);
        return out.array();
    }

    @Test
    void aSecondBuildMakesNone() throws Exception {
        byte[] picture = Photograph.jpeg(720, 500);
        Map<String, byte[]> first = sizes(picture, "jpg");
        assertThat(made).isEqualTo(4);
        Map<String, byte[]> second = sizes(picture, "jpg");
        assertThat(made).isZero();
        assertThat(second).containsExactlyInAnyOrderEntriesOf(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut off", "changed", "empty"})
    void whatIsKeptAndNoLongerWholeIsMadeAgain(String how) throws Exception {
        byte[] picture = Photograph.jpeg(720, 500);
        Map<String, byte[]> first = sizes(picture, "jpg");
        Path kept;
        try (var files = Files.list(folder.resolve("cache"))) {
            kept = files.sorted().findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(
                kept,
                switch (how) {
                    case "cut off" -> java.util.Arrays.copyOf(bytes, bytes.length / 2);
                    case "empty" -> new byte[0];
                    default -> bytes;
                });

        assertThat(sizes(picture, "jpg")).containsExactlyInAnyOrderEntriesOf(first);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void nothingButWholeSizesIsLeftInTheCache() throws Exception {
        sizes(Photograph.jpeg(720, 500), "jpg");
        try (var files = Files.list(folder.resolve("cache"))) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .hasSize(4)
                    .allMatch(name -> name.matches("[0-9a-f]{64}-[0-9]+\\.jpg"));
        }
    }

    @Test
    void aPhotographWhoseMiddleIsMissingIsNoPhotograph() throws Exception {
        byte[] jpeg = Photograph.jpeg(1200, 800);
        int cut = jpeg.length / 2;
        byte[] torn = Photograph.joined(
                java.util.Arrays.copyOf(jpeg, cut), new byte[] {(byte) 0xFF, (byte) 0xD9}); // ends, but too early
        assertThatThrownBy(() -> sizes(torn, "jpg"))
                .isInstanceOf(PictureFault.class)
                .hasMessage("It is damaged: a part of it cannot be read.");
    }

    @Test
    void aProgramThatIsNotThereIsToldByItsName() {
        assertThatThrownBy(() -> WebpEncoder.find("no-such-cwebp"))
                .hasMessage("The program 'no-such-cwebp', which is to make WebP, cannot be started.");
    }

    @Test
    void thePathOfASizeComesFromPictureAndWidth() throws Exception {
        PictureFile file = PictureFile.read(Photograph.jpeg(1000, 500), "jpg");
        PictureSizes sizes = PictureSizes.of(file, PictureFormat.JPEG, "k", "/media/anna-1f3a9c0212", true);
        assertThat(sizes.only())
                .isEqualTo(new PictureSize("/media/anna-1f3a9c0212-1000.jpg", 1000, 500, PictureFormat.JPEG));
        assertThat(sizes.webp())
                .extracting(PictureSize::path)
                .isEqualTo(List.of(
                        "/media/anna-1f3a9c0212-320.webp",
                        "/media/anna-1f3a9c0212-480.webp",
                        "/media/anna-1f3a9c0212-640.webp",
                        "/media/anna-1f3a9c0212-1000.webp"));
    }
}
