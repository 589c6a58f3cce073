package org.clinicsite.picture;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.clinicsite.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sizes of pictures, or finds those that were made before. {@link #make} may be called from many threads.
 */
public final class PictureMaker {

    /** To be changed with anything that changes the bytes of a size, so that it gets another name. */
    private static final String RECIPE = "2";

    /** Pictures of more pixels are decoded one at a time, so that a build with many threads needs no more memory. */
    private static final long LARGE = 12_000_000;

    private final PictureCache cache;
    private final @Nullable WebpEncoder webp;
    private final Object turn = new Object();

    /**
     * @param cache the folder for sizes; made when it is not there
     * @param webp null when no WebP is to be made
     */
    public PictureMaker(Path cache, @Nullable WebpEncoder webp) {
        this.cache = new PictureCache(cache);
        this.webp = webp;
    }

    /** See {@link PictureSizes#key}. */
    public static String key(byte[] picture, @Nullable WebpEncoder webp) {
        String recipe = RECIPE + (webp == null ? "" : " cwebp " + webp.version());
        return HexFormat.of().formatHex(Fingerprint.sha256(picture, recipe.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether all sizes of a picture seem to lie in the cache. */
    public boolean hasAll(PictureSizes sizes) {
        return sizes.all().stream().allMatch(size -> cache.has(name(sizes, size)));
    }

    /**
     * Hands out all sizes of a picture.
     *
     * @param source the picture's file
     * @param file what it is
     * @param sizes what is wanted of it
     * @param out gets path and bytes of each
     * @return how many had to be made
     * @throws PictureFault when it cannot be decoded
     * @throws IOException when the file or the cache cannot be read or written
     */
    public int make(Path source, PictureFile file, PictureSizes sizes, BiConsumer<String, byte[]> out)
            throws PictureFault, IOException {
        List<PictureSize> missing = new ArrayList<>();
        for (PictureSize size : sizes.all()) {
            Optional<byte[]> known = cache.find(name(sizes, size));
            known.ifPresentOrElse(bytes -> out.accept(size.path(), bytes), () -> missing.add(size));
        }
        if (missing.isEmpty()) {
            return 0;
        }
        Codec.prepare();
        byte[] bytes = Files.readAllBytes(source);
        if ((long) file.width() * file.height() > LARGE) {
            synchronized (turn) {
                make(bytes, file, sizes, missing, out);
            }
        } else {
            make(bytes, file, sizes, missing, out);
        }
        return missing.size();
    }

    private void make(
            byte[] bytes,
            PictureFile file,
            PictureSizes sizes,
            List<PictureSize> missing,
            BiConsumer<String, byte[]> out)
            throws PictureFault, IOException {
        Parts parts = Parts.of(file.format(), bytes);
        PictureSize largest = sizes.largest();
        Pixels upright = largest(file.format(), parts, largest);
        boolean asItIs = largest.format() == file.format()
                && parts.turn().equals(Turn.NONE)
                && ColourProfile.read(parts.profile()) == ColourProfile.SRGB;
        boolean whole = asItIs && largest.width() == file.width();
        Map<Integer, Pixels> byWidth = scaled(upright, missing);
        Map<Integer, byte[]> plain = new HashMap<>();
        for (PictureSize size : missing) {
            boolean original = whole && size.width() == largest.width() && file.format() == PictureFormat.PNG;
            if (!original && !plain.containsKey(size.width())) {
                Light light = light(requireNonNull(byWidth.get(size.width())), largest.format(), parts.plain().length);
                byWidth.put(size.width(), light.pixels);
                boolean heavier = light.bytes.length > parts.plain().length;
                boolean kept = asItIs && (heavier || whole && size.width() == largest.width());
                plain.put(
                        size.width(), kept && parts.plain().length <= light.bytes.length ? parts.plain() : light.bytes);
            }
        }
        for (PictureSize size : missing) {
            byte[] made = size.format() == PictureFormat.WEBP
                    ? webp(requireNonNull(byWidth.get(size.width())), largest.format())
                    : plain.getOrDefault(size.width(), parts.plain());
            cache.keep(name(sizes, size), made);
            out.accept(size.path(), made);
        }
    }

    /** A size and its bytes. */
    private record Light(Pixels pixels, byte[] bytes) {}

    /** How much is given up, step by step, where a size would be heavier than the picture that it is made of. */
    private static final int[] COLOURS = {256, 64};

    private static final float[] QUALITIES = {.6f, .45f};

    /** A size that is no heavier than the picture that it is made of, where that can be had. */
    private static Light light(Pixels pixels, PictureFormat format, int most) throws IOException {
        Light best = new Light(pixels, Codec.encode(pixels, format));
        for (int step = 0; step < COLOURS.length && best.bytes.length > most; step++) {
            Pixels less = format == PictureFormat.PNG ? FewColours.of(pixels, COLOURS[step]) : pixels;
            best = new Light(less, Codec.encode(less, format, QUALITIES[step]));
        }
        return best;
    }

    /** Each width once, though it may be wanted in two formats. */
    private static Map<Integer, Pixels> scaled(Pixels upright, List<PictureSize> wanted) {
        Map<Integer, int[]> smaller = new TreeMap<>();
        for (PictureSize size : wanted) {
            if (size.width() != upright.width()) {
                smaller.put(size.width(), new int[] {size.width(), size.height()});
            }
        }
        Map<Integer, Pixels> byWidth = new HashMap<>();
        byWidth.put(upright.width(), upright);
        for (Pixels pixels : Scaling.to(upright, List.copyOf(smaller.values()))) {
            byWidth.put(pixels.width(), pixels);
        }
        return byWidth;
    }

    private static Pixels largest(PictureFormat format, Parts parts, PictureSize largest) throws PictureFault {
        boolean swaps = parts.turn().swaps();
        int width = swaps ? largest.height() : largest.width();
        int height = swaps ? largest.width() : largest.height();
        return Scaling.to(Codec.decode(format, parts, width), width, height).turned(parts.turn());
    }

    private byte[] webp(Pixels pixels, PictureFormat of) throws IOException {
        if (webp == null) {
            throw new IllegalStateException("no program makes WebP");
        }
        return webp.encode(Codec.encode(pixels, PictureFormat.PNG), of == PictureFormat.PNG, cache.folder());
    }

    private static String name(PictureSizes sizes, PictureSize size) {
        return sizes.key() + "-" + size.width() + "." + size.format().ending();
    }
}
