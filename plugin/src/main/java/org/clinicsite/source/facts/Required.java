package org.clinicsite.source.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key without which the keys beside it say nothing, such as the length of a session's price; without it the build stops
 * and names file and key. No file needs a key of its own: what improves a site is a to-do.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Required {

    /** What could stand behind the colon. */
    String example() default "…";
}
