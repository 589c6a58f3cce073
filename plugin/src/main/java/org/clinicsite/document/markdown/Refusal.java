package org.clinicsite.document.markdown;

/**
 * Why a text is not read.
 *
 * @param offset where the reason stands in the body
 * @param message one sentence for its author
 */
record Refusal(int offset, String message) {}
