package org.clinicsite.document.html;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a {@code style} attribute does to the text below it, as far as hiding goes. */
final class Styles {

    /** Text moved further than this many pixels off the page is out of sight. */
    private static final double OFF_SCREEN = 400;

    private Styles() {}

    /** Whether it takes the text out of sight. */
    static boolean hides(String style) {
        boolean clipped = false;
        boolean tiny = false;
        for (String declaration : style.toLowerCase(Locale.ROOT).split(";")) {
            int colon = declaration.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String name = declaration.substring(0, colon).strip();
            String value =
                    declaration.substring(colon + 1).replace("!important", "").strip();
            switch (name) {
                case "display" -> {
                    if (value.equals("none")) {
                        return true;
                    }
                }
                case "visibility" -> {
                    if (value.equals("hidden") || value.equals("collapse")) {
                        return true;
                    }
                }
                case "opacity" -> {
                    if (number(value) <= 0.05) {
                        return true;
                    }
                }
                case "font-size" -> {
                    if (Math.abs(number(value)) < (value.endsWith("px") || value.endsWith("pt") ? 2 : 0.1)) {
                        return true;
                    }
                }
                case "left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top" -> {
                    if (number(value) <= -OFF_SCREEN || number(value) < -20 && value.endsWith("em")) {
                        return true;
                    }
                }
                case "overflow" -> clipped |= value.equals("hidden");
                case "width", "height", "max-height", "max-width" ->
                    tiny |= number(value) <= 1 && !value.endsWith("em") && !value.endsWith("%") || number(value) == 0;
                case "clip" -> {
                    if (value.startsWith("rect(0") || value.startsWith("rect(1px")) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return clipped && tiny;
    }

    /** The colour of the letters as {@code #rrggbb}; null when none is given or it is not understood. */
    static @Nullable String colour(String style, String attribute) {
        String value = property(style, "color");
        return colour(value != null ? value : attribute);
    }

    /** The colour behind the letters as {@code #rrggbb}, {@code ?} when one is given but not understood; null when none is given. */
    static @Nullable String background(String style, String attribute) {
        String value = property(style, "background-color");
        if (value == null) {
            value = property(style, "background");
        }
        if (value == null) {
            value = attribute;
        }
        if (value.isBlank() || value.equals("transparent") || value.equals("none")) {
            return null;
        }
        String colour = colour(value);
        return colour == null ? "?" : colour;
    }

    private static @Nullable String property(String style, String name) {
        for (String declaration : style.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0 && declaration.substring(0, colon).strip().equals(name)) {
                return declaration
                        .substring(colon + 1)
                        .replace("!important", "")
                        .strip();
            }
        }
        return null;
    }

    private static @Nullable String colour(String value) {
        String v = value.strip().toLowerCase(Locale.ROOT);
        if (v.matches("#?[0-9a-f]{6}")) {
            return v.startsWith("#") ? v : "#" + v;
        }
        if (v.matches("#[0-9a-f]{3}")) {
            return "#" + v.charAt(1) + v.charAt(1) + v.charAt(2) + v.charAt(2) + v.charAt(3) + v.charAt(3);
        }
        String rgb = v.replace(" ", "");
        return switch (rgb) {
            case "white", "rgb(255,255,255)", "rgba(255,255,255,1)" -> "#ffffff";
            case "black", "rgb(0,0,0)" -> "#000000";
            default -> null;
        };
    }

    private static double number(String value) {
        int end = 0;
        while (end < value.length() && "+-.0123456789".indexOf(value.charAt(end)) >= 0) {
            end++;
        }
        try {
            return end == 0 ? Double.NaN : Double.parseDouble(value.substring(0, end));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
