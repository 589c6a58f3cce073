package org.clinicsite.source.facts;

/**
 * The header of a group of questions: the title names the group, each h2 of the text is a question, what follows it is
 * its answer.
 *
 * @param common keys of every content file
 */
public record FaqFacts(@Unwrapped CommonFacts common) implements Facts {}
