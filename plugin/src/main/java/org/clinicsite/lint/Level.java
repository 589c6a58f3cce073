package org.clinicsite.lint;

import org.clinicsite.source.facts.AnyCase;
import org.clinicsite.text.EnumWord;

/** How bad a finding is. {@code generate} tells all of them as warnings; {@code check} fails on errors. */
@AnyCase
public enum Level {
    /** Has to be mended, or waived with a reason, before the text is published. */
    ERROR,
    /** An editor should look at it. */
    WARNING,
    /** Good to know. */
    INFO,
    /** The rule is not run. */
    OFF;

    /** As {@code findings.json} and {@code editorial.yaml} have it, such as {@code warning}. */
    public String word() {
        return EnumWord.of(this);
    }
}
