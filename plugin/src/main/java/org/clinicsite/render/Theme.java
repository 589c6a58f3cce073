package org.clinicsite.render;

import java.util.Map;
import java.util.TreeMap;

/** The owner's colours and fonts from {@code clinic.yaml}, as CSS that comes after the template's own. */
final class Theme {

    private Theme() {}

    /**
     * Custom properties for the style sheet: {@code accent: "#8a3b2a"} becomes {@code --accent: #8a3b2a}.
     *
     * @param theme names and values as written
     * @return empty when nothing is set
     * @throws IllegalArgumentException when a value could end the declaration that it stands in
     */
    static String css(Map<String, String> theme) {
        if (theme.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(":root {\n");
        new TreeMap<>(theme).forEach((name, value) -> {
            for (int i = 0; i < value.length(); i++) {
                if ("{};<\\\n".indexOf(value.charAt(i)) >= 0) {
                    throw new IllegalArgumentException("theme." + name + ": '" + value + "' is no single CSS value");
                }
            }
            out.append("--").append(name).append(": ").append(value).append(";\n");
        });
        return out.append("}\n").toString();
    }
}
