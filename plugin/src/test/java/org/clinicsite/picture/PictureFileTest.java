package org.clinicsite.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes in, what can be told of a picture out, or why it cannot be published and what to do. */
class PictureFileTest {

    @ParameterizedTest
    @CsvSource({"jpg, JPEG", "jpeg, JPEG", "png, PNG", "gif, GIF", "webp, WEBP"})
    void everyFormatTellsItsSize(String ending, PictureFormat format) throws PictureFault {
        byte[] bytes = switch (format) {
            case JPEG -> Photograph.jpeg(300, 200);
            case PNG -> Photograph.png(300, 200);
            case GIF -> Photograph.gif(300, 200);
            default -> Photograph.webp(300, 200, 1);
        };
        PictureFormat scaled = format == PictureFormat.JPEG || format == PictureFormat.PNG ? format : null;
        assertThat(PictureFile.read(bytes, ending)).isEqualTo(new PictureFile(format, 300, 200, scaled));
    }

    @ParameterizedTest
    @CsvSource({"1, 300, 200", "3, 300, 200", "6, 200, 300", "8, 200, 300", "99, 300, 200"})
    void aPhotographThatLiesOnItsSideIsAsWideAsItStands(int orientation, int width, int height) throws PictureFault {
        PictureFile file = PictureFile.read(Photograph.fromCamera(Photograph.jpeg(300, 200), orientation), "jpg");
        assertThat(file).isEqualTo(new PictureFile(PictureFormat.JPEG, width, height, PictureFormat.JPEG));
    }

    @Test
    void aPhotographSavedAsPngIsPublishedAsJpeg() throws PictureFault {
        assertThat(PictureFile.read(Photograph.grain(300, 200), "png").scaled()).isEqualTo(PictureFormat.JPEG);
        assertThat(PictureFile.read(Photograph.disc(300), "png").scaled()).isEqualTo(PictureFormat.PNG);
    }

    @Test
    void aWebpIsPublishedWithoutWhatTheCameraNoted() throws PictureFault {
        byte[] bytes = Photograph.webp(300, 200, 1);
        byte[] published = PictureFile.read(bytes, "webp").published(bytes);

        assertThat(latin(bytes)).contains(Photograph.SECRET);
        assertThat(latin(published)).doesNotContain(Photograph.SECRET).doesNotContain("EXIF");
        assertThat(PictureFile.read(published, "webp")).isEqualTo(PictureFile.read(bytes, "webp"));
    }

    @Test
    void anAnimatedPngKeepsItsFramesAndLosesItsNotes() throws PictureFault {
        byte[] moving = Photograph.withChunk(
                Photograph.withChunk(
                        Photograph.png(30, 20), "tEXt", Photograph.SECRET.getBytes(StandardCharsets.US_ASCII)),
                "acTL",
                new byte[8]);
        PictureFile file = PictureFile.read(moving, "png");

        assertThat(file.scaled()).isNull();
        assertThat(latin(file.published(moving))).contains("acTL").doesNotContain(Photograph.SECRET);
    }

    @Nested
    class What_cannot_be_published {

        @Test
        void anEmptyFile() {
            assertSays(new byte[0], "jpg", "It is empty: 0 bytes. Copy or export it again from the original.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"jpg", "png", "gif", "webp"})
        void aFileThatWasCutOff(String ending) {
            byte[] whole = switch (ending) {
                case "jpg" -> Photograph.jpeg(300, 200);
                case "png" -> Photograph.png(300, 200);
                case "gif" -> Photograph.gif(300, 200);
                default -> Photograph.webp(300, 200, 1);
            };
            for (int share = 1; share < 20; share++) {
                byte[] cut = Arrays.copyOf(whole, Math.max(12, whole.length * share / 20));
                assertSays(
                        cut,
                        ending,
                        "It ends too early; a part of the file is missing. Copy or export it again from the original.");
            }
        }

        @Test
        void aFileWhoseNameSaysSomethingElse() {
            assertSays(Photograph.jpeg(30, 20), "png", "It is a JPEG, not a PNG. Let its name end in .jpg.");
            assertSays(
                    "<!DOCTYPE html><p>Not found".getBytes(StandardCharsets.UTF_8),
                    "jpg",
                    "It is a web page, not a JPEG. Export it as JPEG or PNG.");
            assertSays(
                    "\0\0\0\u001cftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
                    "jpg",
                    "It is a HEIC, not a JPEG. Export it as JPEG or PNG.");
        }

        @Test
        void aPngOfWhichAByteChanged() {
            byte[] png = Photograph.png(300, 200);
            png[png.length / 2] ^= 1;
            assertSays(
                    png,
                    "png",
                    "It is damaged: a checksum in it does not fit. Copy or export it again from the original.");
        }

        @Test
        void aSmallFileThatClaimsToBeHuge() {
            byte[] png = Photograph.png(8, 8);
            byte[] head = ByteBuffer.allocate(13)
                    .putInt(30_000)
                    .putInt(30_000)
                    .put(png, 24, 5)
                    .array();
            byte[] start = Arrays.copyOf(png, 8);
            byte[] chunk = Photograph.withChunk(new byte[33], "IHDR", head);
            byte[] bomb = Photograph.joined(
                    start, Arrays.copyOfRange(chunk, 33, 33 + 25), Arrays.copyOfRange(png, 33, png.length));
            assertSays(
                    bomb,
                    "png",
                    "It has 30000 × 30000 pixels; more than 100 million are not read. Export it again, 4000 pixels wide.");
        }

        @Test
        void aJpegForPrint() {
            byte[] jpeg = Photograph.jpeg(30, 20);
            int frame = indexOf(jpeg, 0xFF, 0xC0);
            jpeg[frame + 9] = 4;
            assertSays(
                    jpeg,
                    "jpg",
                    "It is a CMYK JPEG, made for print; browsers show its colours wrong. Export it again with the colours"
                            + " sRGB.");
        }

        @Test
        void aWebpThatLiesOnItsSide() {
            assertSays(
                    Photograph.webp(300, 200, 6),
                    "webp",
                    "It lies on its side: a WebP is published as it is, without the note that turns it. Turn it upright and"
                            + " save it again, or give the original JPEG.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "<script>alert(1)</script>                         | It has a <script> (line 2 of it).",
                    "<s:script xmlns:s='http://www.w3.org/2000/svg'/>  | It has a <script> (line 2 of it).",
                    "<g onload='x()'/>                                 | It has the event handler 'onload' (line 2 of it).",
                    "<foreignObject/>                                  | It has a <foreignObject> (line 2 of it).",
                    "<image href='https://a.example/b.png'/>           | It leads out of the file, to 'https://a.example/b.png' (line 2 of it).",
                    "<use href='other.svg#x'/>                         | It leads out of the file, to 'other.svg#x' (line 2 of it).",
                    "<a href='javascript:x'><path/></a>                | It leads out of the file, to 'javascript:x' (line 2 of it).",
                    "<a href='&#106;avascript:x'/>                     | It leads out of the file, to 'javascript:x' (line 2 of it).",
                    "<style>@import 'x.css';</style>                   | It imports a style sheet (line 2 of it).",
                    "<path style='fill: url(//a.example/x#y)'/>        | It leads out of the file, to '//a.example/x#y)' (line 2 of it).",
                    "<set attributeName='href' to='x'/>                | It changes an address while it is shown (line 2 of it).",
                    "<g><path></g>                                     | It is no well-formed XML (line 2 of it)."
                })
        void aDrawingThatDoesMoreThanShow(String inner, String says) {
            byte[] svg = ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'>\n" + inner
                            + (inner.startsWith("<g>") ? "<script/>" : "") + "\n</svg>\n")
                    .getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> PictureFile.read(svg, "svg")).hasMessage(says);
        }

        private void assertSays(byte[] bytes, String ending, String says) {
            assertThatThrownBy(() -> PictureFile.read(bytes, ending))
                    .isInstanceOfSatisfying(
                            PictureFault.class,
                            fault -> assertThat(fault.says() + " " + fault.advice())
                                    .isEqualTo(says));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<defs><linearGradient id='a'/></defs><path fill='url(#a)'/><use href='#a'/>",
                "<title>A description on a script</title>",
                "<image href='data:image/png;base64,AAAA'/>",
                "<style>path { fill: red }</style>",
                "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>"
            })
    void aDrawingThatOnlyShowsIsLeftAsItIs(String inner) throws PictureFault {
        byte[] svg = ("<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'>" + inner
                        + "</svg>")
                .getBytes(StandardCharsets.UTF_8);
        PictureFile file = PictureFile.read(svg, "svg");
        assertThat(file).isEqualTo(new PictureFile(PictureFormat.SVG, 30, 20, null));
        assertThat(file.published(svg)).isSameAs(svg);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 300, 150",
        "width=\"100%\" height=\"100%\", 300, 150",
        "width=\"40\", 40, 150",
        "width=\"210mm\" height=\"29.7cm\", 794, 1123",
        "width=\"1in\" height=\"72pt\", 96, 96",
    })
    void aDrawingWithoutAViewBoxIsAsLargeAsBrowsersShowIt(String size, int width, int height) throws PictureFault {
        byte[] svg = ("<svg xmlns='http://www.w3.org/2000/svg' " + size + "/>").getBytes(StandardCharsets.UTF_8);
        assertThat(PictureFile.read(svg, "svg")).isEqualTo(new PictureFile(PictureFormat.SVG, width, height, null));
    }

    private static int indexOf(byte[] bytes, int... what) {
        for (int i = 0; i < bytes.length; i++) {
            if (new Bytes(bytes).startsWith(i, what)) {
                return i;
            }
        }
        return -1;
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
