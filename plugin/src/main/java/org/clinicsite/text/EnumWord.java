package org.clinicsite.text;

import java.util.Locale;

/** How the constants of our enums are written: in files, properties, reports and templates. */
public final class EnumWord {

    private EnumWord() {}

    /** {@code BY_APPOINTMENT} as {@code by-appointment}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
