package org.clinicsite.source.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text in whose place {@code no} may be written, which says that there is none. That is a fact; a key that is not
 * written says nothing at all.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Deniable {

    /** What stands in the record when there is none, and a page says so. */
    String NO = "no";

    /** Whether pages say that there is none; else the component is null, as if nothing were written. */
    boolean told() default true;
}
