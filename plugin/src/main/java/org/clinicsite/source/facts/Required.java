package org.clinicsite.source.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key that must be there; without it the build stops and names file and key. With {@code on} or {@code with} it must be
 * there only sometimes, and the component is null or empty otherwise.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Required {

    /** The layout of the page whose own must it is, such as {@code vouchers}; every page's when empty. */
    String on() default "";

    /** The layout of pages that the site has when the key must be there, such as {@code prices}; always when empty. */
    String with() default "";

    /** Whether {@code none} (or {@code no}) may be written, which says that there is none; the component is then null. */
    boolean none() default false;

    /** What could stand behind the colon. */
    String example() default "…";
}
