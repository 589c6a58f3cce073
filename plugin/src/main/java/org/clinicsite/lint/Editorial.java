package org.clinicsite.lint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Improvement;
import org.clinicsite.source.facts.Names;
import org.clinicsite.source.facts.Says;

/**
 * The levels that a clinic sets, {@code content/editorial.yaml}:
 *
 * <pre>
 * levels:
 *   long-sentence: off
 *   title-drift: error
 *   location.parking: off
 * </pre>
 *
 * <p>What would improve the site ({@link Improvement}) has levels as rules have; none stops a build.
 */
record Editorial(
        @Says("Rules with a level each: error, warning, info, off.") @Names(Editorial.Known.class)
        Map<String, Level> levels) {

    /** All that may have a level. */
    static final class Known implements Supplier<Map<String, String>> {

        @Override
        public Map<String, String> get() {
            Map<String, String> known = new LinkedHashMap<>();
            Rules.names().forEach(name -> known.put(name, ""));
            Improvement.keys().forEach(key -> known.putIfAbsent(key, ""));
            Arrays.stream(Code.values())
                    .filter(Code::isForOwnersToJudge)
                    .forEach(code -> known.put(code.word(), code.meaning()));
            return known;
        }
    }
}
