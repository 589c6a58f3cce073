package org.clinicsite.links;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.clinicsite.source.facts.AddressStart;
import org.clinicsite.source.facts.Replaced;
import org.clinicsite.source.facts.Says;
import org.clinicsite.source.facts.Within;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code link-policy.yaml}, for its reader and for editors.
 *
 * @param thresholds what links once scored, in log odds; read until 0.3.0
 */
record PolicyKeys(
        @Says("Hosts, or beginnings of addresses, whose links are right.")
        List<AddressStart> allow,

        @Says("Hosts, or beginnings of addresses, whose links go.")
        List<AddressStart> deny,

        @Says("Partners who pay for a link, or give something for it: rel=sponsored.")
        List<AddressStart> sponsored,

        @Says("From which probability of being spam, 0 to 1, a link is treated how; 1 means never.") @Nullable
        Probability probability,

        @Replaced(by = "probability") Map<String, String> thresholds) {

    /** How probable it must be that a link is spam; null where the file leaves it to us. */
    record Probability(
            @Within(from = 0, to = 1) @Nullable BigDecimal nofollow,
            @Within(from = 0, to = 1) @Nullable BigDecimal unlink,
            @Within(from = 0, to = 1) @Nullable BigDecimal remove) {

        Probability {
            List<BigDecimal> written =
                    Stream.of(nofollow, unlink, remove).filter(Objects::nonNull).toList();
            if (!written.equals(written.stream().sorted().toList())) {
                throw new IllegalArgumentException("The probabilities do not rise from 'nofollow' to 'unlink' to"
                        + " 'remove'; give 'nofollow' the smallest number and 'remove' the largest.");
            }
        }
    }
}
