package org.clinicsite.links;

import java.util.List;
import org.clinicsite.text.SourceText;

/**
 * All links of a file and the text they stand in.
 *
 * @param source the file
 * @param links in the order of their addresses
 * @param blocks in order, without overlap
 * @param layers what each character is
 */
record FoundLinks(SourceText source, List<FoundLink> links, List<TextBlock> blocks, Layers layers) {

    /** The block that holds an offset, or the last one before it; -1 when there is none. */
    int blockAt(int offset) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).outer().start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The link whose address covers an offset; -1 when none does. */
    int linkAt(int offset) {
        int low = 0;
        int high = links.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (links.get(middle).address().start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && links.get(low - 1).address().contains(offset) ? low - 1 : -1;
    }
}
