package org.clinicsite.text;

import java.util.Locale;

/** How much, for people. */
public final class ByteSize {

    private ByteSize() {}

    /** Such as {@code 812 B}, {@code 12.3 kB}, {@code 4.0 MB}, {@code 3.2 GB}; powers of ten, as disks have them. */
    public static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        if (bytes < 999_950) {
            return decimal(bytes / 1e3, "kB");
        }
        return bytes < 999_950_000 ? decimal(bytes / 1e6, "MB") : decimal(bytes / 1e9, "GB");
    }

    private static String decimal(double number, String unit) {
        return String.format(Locale.ROOT, "%.1f %s", number, unit);
    }
}
