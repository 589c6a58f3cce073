package org.clinicsite.source.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key of an older version, whose values mean something else by now; whoever reads the record tells so. It is never
 * offered. One that was only renamed is a row of {@link org.clinicsite.source.OldForms} instead.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Replaced {
    /** The key to write now. */
    String by();
}
