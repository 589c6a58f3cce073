package org.clinicsite.text;

import java.util.regex.Pattern;

/** Values as YAML that reads back as they were: plain where that is safe, else between double quotes. */
public final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}/][\\p{L}\\p{N} ./()’'–—_-]*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d))?");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|none|y|n");

    private Yaml() {}

    /**
     * A value on one line.
     *
     * @param value a text, whose runs of white space become one blank; of anything else its own words, as they are
     * @param inList whether it stands between {@code [} and {@code ]}
     */
    public static String scalar(Object value, boolean inList) {
        String text = value.toString();
        boolean plain = !(value instanceof String)
                || DAY.matcher(text).matches()
                || PLAIN.matcher(text).matches()
                        && !WORD.matcher(text).matches()
                        && !text.endsWith(" ")
                        && !(inList && text.isEmpty());
        return plain
                ? text
                : Json.write(text.replaceAll("\\s+", " "))
                        .replace("\\u003c", "<")
                        .replace("\\u003e", ">")
                        .replace("\\u0026", "&");
    }
}
