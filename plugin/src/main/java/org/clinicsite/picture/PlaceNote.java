package org.clinicsite.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.clinicsite.text.FilePath;

/**
 * Whether a picture's file tells where it was taken. Reads the heads of its parts and its notes, never the picture itself,
 * so that ten thousand files take a moment. Places stand in Exif's directory of GPS, and in XMP as {@code exif:GPSLatitude}.
 */
public final class PlaceNote {

    private static final Set<String> ENDINGS =
            Set.of("jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "avif", "dng");

    /** Bytes of notes that are looked at: Exif in JPEG has at most 64 kB, and other formats need no more. */
    private static final int MOST_BYTES = 1 << 18;

    /** Parts of a file that are looked at; a film of a thousand pictures has more. */
    private static final int MOST_PARTS = 1000;

    private PlaceNote() {}

    /**
     * Looks at a file. One that is damaged, or whose name is no picture's, tells nothing.
     *
     * @throws IOException when it cannot be read
     */
    public static boolean isIn(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!ENDINGS.contains(new FilePath(name).extension())) {
            return false;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Bytes head = bytes(channel, 0, 16);
            if (head.startsWith(0, 0xFF, 0xD8)) {
                return inJpeg(channel);
            }
            if (head.startsWith(0, 0x89, 'P', 'N', 'G')) {
                return inPng(channel);
            }
            if (head.hasText(0, "RIFF") && head.hasText(8, "WEBP")) {
                return inWebP(channel);
            }
            boolean tiff = head.hasText(0, "II*") || head.hasText(0, "MM\0*");
            return (tiff || head.hasText(4, "ftyp")) && somewhere(bytes(channel, 0, MOST_BYTES), tiff);
        } catch (EOFException | PictureFault e) {
            return false;
        }
    }

    private static boolean inJpeg(SeekableByteChannel channel) throws IOException, PictureFault {
        long at = 2;
        for (int part = 0; part < MOST_PARTS; part++) {
            Bytes head = bytes(channel, at, 4);
            int marker = head.u8(1);
            if (head.u8(0) != 0xFF || marker == 0xDA || marker == 0xD9) {
                return false; // the picture begins: no notes behind it
            }
            int length = head.u16(2);
            if (marker == 0xE1 && isNoted(bytes(channel, at + 4, length - 2))) {
                return true;
            }
            at += 2 + Math.max(2, length);
        }
        return false;
    }

    private static boolean inPng(SeekableByteChannel channel) throws IOException, PictureFault {
        long at = 8;
        for (int part = 0; part < MOST_PARTS; part++) {
            Bytes head = bytes(channel, at, 8);
            String type = head.latin(4, 4);
            boolean notes = type.equals("eXIf") || type.equals("iTXt");
            if (notes && isNoted(bytes(channel, at + 8, head.u32(0)))) {
                return true;
            }
            if (type.equals("IEND")) {
                return false;
            }
            at += 12 + head.u32(0);
        }
        return false;
    }

    private static boolean inWebP(SeekableByteChannel channel) throws IOException, PictureFault {
        long at = 12;
        for (int part = 0; part < MOST_PARTS; part++) {
            Bytes head = bytes(channel, at, 8);
            String type = head.latin(0, 4);
            long length = head.u32le(4);
            if ((type.equals("EXIF") || type.equals("XMP ")) && isNoted(bytes(channel, at + 8, length))) {
                return true;
            }
            at += 8 + length + (length & 1);
        }
        return false;
    }

    /** HEIC and AVIF keep Exif behind their lists, near the beginning; a TIFF is such a note itself. */
    private static boolean somewhere(Bytes bytes, boolean tiff) {
        if (tiff) {
            return isNoted(bytes);
        }
        String text = bytes.latin(0, bytes.length());
        int exif = text.indexOf("Exif\0\0");
        return text.contains("GPSLatitude")
                || exif >= 0 && isNoted(new Bytes(text.substring(exif).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Whether a note, Exif or XMP, names a place. */
    private static boolean isNoted(Bytes note) {
        if (note.latin(0, note.length()).contains("GPSLatitude")) {
            return true;
        }
        Exif exif = Exif.of(note);
        try {
            return exif != null && exif.hasPlace();
        } catch (PictureFault e) {
            return false; // the notes end too early
        }
    }

    /** Some bytes from a place on, as many as there are; none behind the end is an exception. */
    private static Bytes bytes(SeekableByteChannel channel, long at, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(length, MOST_BYTES)));
        channel.position(at);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // until it is full, or the file ends
        }
        if (buffer.position() == 0) {
            throw new EOFException();
        }
        byte[] read = new byte[buffer.position()];
        buffer.flip().get(read);
        return new Bytes(read);
    }
}
