package org.clinicsite.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of so few colours that a byte names each, which a PNG holds in a fraction of the bytes. A drawing of few colours
 * has many when it is made smaller, for its edges are blended.
 */
final class FewColours {

    /** As many as a byte can name. */
    private static final int MOST = 256;

    private FewColours() {}

    /** The picture with a byte for each pixel; null when it has too many colours. */
    static @Nullable BufferedImage image(Pixels pixels) {
        int[] colours = Arrays.stream(pixels.argb())
                .distinct()
                .limit(MOST + 1L)
                .sorted()
                .toArray();
        if (colours.length > MOST) {
            return null;
        }
        IndexColorModel model =
                new IndexColorModel(8, colours.length, colours, 0, !pixels.opaque(), -1, DataBuffer.TYPE_BYTE);
        BufferedImage image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = i > 0 && pixels.argb()[i] == pixels.argb()[i - 1]
                    ? bytes[i - 1]
                    : (byte) Arrays.binarySearch(colours, pixels.argb()[i]);
        }
        return image;
    }

    /** A stretch of {@code colours}, to be shown as one. */
    private record Box(int from, int to, int shift, int range) {}

    /**
     * The picture in fewer colours, each one that it has: median cut, Heckbert 1982, where the most frequent colour of a
     * box stands for all, so that areas stay as they are and only blended edges change.
     *
     * @param most how many colours it may have
     */
    static Pixels of(Pixels pixels, int most) {
        Map<Integer, int[]> counts = new HashMap<>();
        for (int colour : pixels.argb()) {
            counts.computeIfAbsent(colour, key -> new int[1])[0]++;
        }
        Integer[] colours = counts.keySet().stream().sorted().toArray(Integer[]::new);
        List<Box> boxes = new ArrayList<>();
        boxes.add(box(colours, 0, colours.length));
        while (boxes.size() < most) {
            int widest = 0;
            for (int i = 1; i < boxes.size(); i++) {
                widest = boxes.get(i).range > boxes.get(widest).range ? i : widest;
            }
            Box box = boxes.get(widest);
            if (box.range == 0) {
                break;
            }
            Arrays.sort(
                    colours,
                    box.from,
                    box.to,
                    Comparator.comparingInt((Integer colour) -> channel(colour, box.shift))
                            .thenComparing(Comparator.naturalOrder()));
            int middle = (box.from + box.to) >>> 1;
            boxes.set(widest, box(colours, box.from, middle));
            boxes.add(box(colours, middle, box.to));
        }
        Map<Integer, Integer> shown = new HashMap<>();
        for (Box box : boxes) {
            int best = colours[box.from];
            for (int i = box.from + 1; i < box.to; i++) {
                best = count(counts, colours[i]) > count(counts, best) ? colours[i] : best;
            }
            for (int i = box.from; i < box.to; i++) {
                shown.put(colours[i], best);
            }
        }
        int[] argb = Arrays.stream(pixels.argb()).map(shown::get).toArray();
        return new Pixels(pixels.width(), pixels.height(), pixels.opaque(), argb);
    }

    private static int count(Map<Integer, int[]> counts, int colour) {
        int[] count = counts.get(colour);
        return count == null ? 0 : count[0];
    }

    private static int channel(int colour, int shift) {
        return colour >>> shift & 0xFF;
    }

    private static Box box(Integer[] colours, int from, int to) {
        int shift = 0;
        int range = -1;
        for (int channel = 0; channel < 32; channel += 8) {
            int least = 255;
            int greatest = 0;
            for (int i = from; i < to; i++) {
                least = Math.min(least, channel(colours[i], channel));
                greatest = Math.max(greatest, channel(colours[i], channel));
            }
            if (greatest - least > range) {
                range = greatest - least;
                shift = channel;
            }
        }
        return new Box(from, to, shift, range);
    }
}
