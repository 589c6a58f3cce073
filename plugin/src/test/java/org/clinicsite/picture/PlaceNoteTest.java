package org.clinicsite.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceNoteTest {

    @TempDir
    Path temp;

    private boolean isIn(String name, byte[] bytes) throws IOException {
        return PlaceNote.isIn(Files.write(temp.resolve(name), bytes));
    }

    private static byte[] exif(byte[] tiff) {
        return Photograph.joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff);
    }

    /** Notes of a camera with a directory of GPS: 51 degrees north, and so many west. */
    private static byte[] gps(ByteOrder order, int latitude, int longitude) {
        ByteBuffer out = ByteBuffer.allocate(8 + 18 + 30 + 48).order(order);
        out.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) 42).putInt(8);
        out.putShort((short) 1)
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(26)
                .putInt(0);
        out.putShort((short) 2);
        out.putShort((short) 2).putShort((short) 5).putInt(3).putInt(56);
        out.putShort((short) 4).putShort((short) 5).putInt(3).putInt(80);
        out.putInt(0);
        out.putInt(latitude).putInt(latitude == 0 ? 0 : 1).putLong(0).putLong(0);
        out.putInt(longitude).putInt(longitude == 0 ? 0 : 1).putLong(0).putLong(0);
        return out.array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void aPlaceIsSeenInEveryFormat(String name) throws IOException {
        byte[] place = gps(name.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, 51, 2);
        assertThat(isIn("a.jpg", Photograph.with(Photograph.jpeg(40, 30), 0xE1, exif(place))))
                .isTrue();
        assertThat(isIn("a.png", Photograph.withChunk(Photograph.png(40, 30), "eXIf", place)))
                .isTrue();
        assertThat(isIn("a.tif", place)).isTrue();
        byte[] heic = Photograph.joined(
                "\0\0\0\30ftypheic".getBytes(StandardCharsets.ISO_8859_1), new byte[3000], exif(place));
        assertThat(isIn("a.HEIC", heic)).isTrue();
        byte[] webp = Photograph.webp(40, 30, 1);
        byte[] chunk = ByteBuffer.allocate(8 + place.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII))
                .putInt(place.length)
                .put(place)
                .array();
        assertThat(isIn("a.webp", Photograph.joined(webp, chunk))).isTrue();
    }

    @Test
    void aPlaceInXmpIsSeen() throws IOException {
        byte[] xmp =
                "http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"51,30.0N\"/>".getBytes(StandardCharsets.US_ASCII);
        assertThat(isIn("a.jpg", Photograph.with(Photograph.jpeg(40, 30), 0xE1, xmp)))
                .isTrue();
    }

    @Test
    void aPhotographWithoutAPlaceSaysNothing() throws IOException {
        assertThat(isIn("plain.jpg", Photograph.jpeg(40, 30))).isFalse();
        assertThat(isIn("turned.jpg", Photograph.fromCamera(Photograph.jpeg(40, 30), 6)))
                .isFalse();
        assertThat(isIn("a.webp", Photograph.webp(40, 30, 1))).isFalse();
        byte[] unknown = gps(ByteOrder.BIG_ENDIAN, 0, 0);
        assertThat(isIn("unknown.jpg", Photograph.with(Photograph.jpeg(40, 30), 0xE1, exif(unknown))))
                .isFalse();
    }

    @Test
    void aDamagedFileOrOneThatIsNoPictureSaysNothing() throws IOException {
        byte[] whole = Photograph.with(Photograph.jpeg(40, 30), 0xE1, exif(gps(ByteOrder.BIG_ENDIAN, 51, 2)));
        for (int length = 0; length < 60; length++) {
            assertThat(isIn("cut.jpg", Arrays.copyOf(whole, length)))
                    .as("%d", length)
                    .isFalse();
        }
        assertThat(isIn("a.txt", whole)).isFalse();
        assertThat(isIn("a.jpg", "GPSLatitude".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }
}
