package org.clinicsite.links;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each signal weighs, weights.txt: written by the fitting command, reviewed by people.
 *
 * @param base where every link starts, in log odds
 * @param suspect the log odds from which a link by itself, its company not asked, is suspected
 * @param nofollow the probability from which a link is not followed
 * @param unlink the probability from which it is a link no longer
 * @param remove the probability from which its address goes from the sentence
 * @param signals the weight of each signal
 */
record Weights(
        double base, double suspect, double nofollow, double unlink, double remove, Map<String, Double> signals) {

    static final String FILE = "weights.txt";

    /**
     * Reads lines of a name and a number.
     *
     * @throws IllegalStateException when a line is not so, or one of the five special names is missing
     */
    static Weights read(List<String> lines) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\\s+");
            try {
                if (columns.length < 2 || weights.put(columns[0], Double.valueOf(columns[1])) != null) {
                    throw DataFiles.broken(FILE, i + 1, "is not a name of its own and a number: " + line);
                }
            } catch (NumberFormatException e) {
                throw DataFiles.broken(FILE, i + 1, "has no number: " + line);
            }
        }
        Double base = weights.remove("base");
        Double suspect = weights.remove("threshold-suspect");
        Double nofollow = weights.remove("threshold-nofollow");
        Double unlink = weights.remove("threshold-unlink");
        Double remove = weights.remove("threshold-remove");
        if (base == null || suspect == null || nofollow == null || unlink == null || remove == null) {
            throw DataFiles.broken(
                    FILE, 0, "lacks base, threshold-suspect, threshold-nofollow, threshold-unlink or threshold-remove");
        }
        return new Weights(base, suspect, nofollow, unlink, remove, Map.copyOf(weights));
    }

    /**
     * What a signal weighs.
     *
     * @throws IllegalStateException when the file does not name it
     */
    double of(String signal) {
        Double weight = signals.get(signal);
        if (weight == null) {
            throw DataFiles.broken(FILE, 0, "lacks the signal " + signal + "; run the fitting command");
        }
        return weight;
    }
}
