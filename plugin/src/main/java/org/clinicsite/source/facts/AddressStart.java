package org.clinicsite.source.facts;

/**
 * A host, or the beginning of addresses, as {@code link-policy.yaml} has it; whether it is one is looked at where the
 * endings of domains are known.
 *
 * @param text as written
 * @param offset where, in UTF-16 units of the file
 */
public record AddressStart(String text, int offset) {

    /** How it is written. */
    public static final String WRITTEN = "[^*?\\s]+";
}
