package org.clinicsite.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The owner's colours, fonts and corners: {@code theme} in {@code clinic.yaml} sets custom properties of
 * {@code css/tokens.css}. {@code primary} holds in light mode, {@code dark-primary} in dark mode. Colours that cannot be
 * read on one another are errors, each with the nearest colour that can.
 */
final class Theme {

    private static final String CLINIC = "content/data/clinic.yaml";
    private static final String DARK = "dark-";
    private static final String LOGO = "logo";
    private static final Set<String> OTHERS = Set.of("font-headings", "font-text", "radius");

    /** WCAG 2.2, 1.4.3: text against what it stands on. */
    private static final double TEXT = 4.5;

    /** WCAG 2.2, 1.4.11: lines that carry meaning, against what they stand on. */
    private static final double LINE = 3.0;

    /** The colour of such lines. It has to fit the grounds; no ground has to fit it. */
    private static final String EDGE = "edge";

    /** What stands on what in the template: text or line first, then its ground. */
    private static final String[][] PAIRS = {
        {"ink", "paper"},
        {"ink", "raised"},
        {"ink", "sunk"},
        {"ink", "warn-soft"},
        {"soft", "paper"},
        {"soft", "raised"},
        {"soft", "sunk"},
        {"primary", "paper"},
        {"primary", "raised"},
        {"primary", "sunk"},
        {"primary", "warn-soft"},
        {"accent", "paper"},
        {"accent", "raised"},
        {"accent", "sunk"},
        {"accent", "warn-soft"},
        {"on-primary", "primary"},
        {EDGE, "paper"},
        {EDGE, "raised"},
        {EDGE, "sunk"},
        {"paper", "accent"},
        {"on-deep", "deep"},
        {"deep-accent", "deep"},
    };

    private final Map<String, String> chosen;
    private final Map<String, String> light = new TreeMap<>();
    private final Map<String, String> dark = new TreeMap<>();
    private final Problems problems = new Problems();

    private Theme(Map<String, String> chosen) {
        this.chosen = new TreeMap<>(chosen);
    }

    /**
     * The owner's declarations, to come after the template's own.
     *
     * @param chosen names and values as written
     * @param tokens the template's {@code css/tokens.css}; null when it has none
     * @return CSS; empty when nothing is chosen
     * @throws SiteException when a name is not known, a value is none, or two colours are too close to be read
     */
    static String css(Map<String, String> chosen, @Nullable String tokens) throws SiteException {
        if (chosen.isEmpty() || tokens == null) {
            return "";
        }
        Theme theme = new Theme(chosen);
        theme.readTokens(tokens);
        String css = theme.declarations();
        theme.problems.failOnErrors();
        return css;
    }

    /** The template's own values: those below the dark mode's media query hold in the dark. */
    private void readTokens(String tokens) {
        Map<String, String> mode = light;
        for (String line : tokens.split("\n")) {
            String text = line.strip();
            if (text.contains("prefers-color-scheme: dark")) {
                mode = dark;
            } else if (text.startsWith("--") && text.endsWith(";")) {
                int colon = text.indexOf(':');
                mode.put(
                        text.substring(2, colon),
                        text.substring(colon + 1, text.length() - 1).strip());
            }
        }
    }

    private String declarations() {
        Set<String> names = new TreeSet<>();
        chosen.forEach((key, value) -> {
            if (!key.equals(LOGO) && isKnown(key) && isValue(key, value)) {
                boolean inDark = key.startsWith(DARK);
                String name = inDark ? key.substring(DARK.length()) : key;
                names.add(name);
                (inDark ? dark : light).put(name, value);
            }
        });
        checkContrast(light, "");
        Map<String, String> darkened = new TreeMap<>(light);
        darkened.putAll(dark);
        checkContrast(darkened, DARK);
        StringBuilder lightCss = new StringBuilder();
        StringBuilder darkCss = new StringBuilder();
        for (String name : names) {
            lightCss.append("--")
                    .append(name)
                    .append(": ")
                    .append(light.get(name))
                    .append(";\n");
            if (dark.containsKey(name)) {
                darkCss.append("--")
                        .append(name)
                        .append(": ")
                        .append(dark.get(name))
                        .append(";\n");
            }
        }
        return names.isEmpty()
                ? ""
                : ":root {\n" + lightCss + "}\n@media (prefers-color-scheme: dark) {\n:root {\n" + darkCss + "}\n}\n";
    }

    private boolean isKnown(String key) {
        String name = key.startsWith(DARK) ? key.substring(DARK.length()) : key;
        if (OTHERS.contains(key) || isColour(name)) {
            return true;
        }
        List<String> names = new ArrayList<>(OTHERS);
        names.add(LOGO);
        light.keySet().stream().filter(this::isColour).forEach(colour -> {
            names.add(colour);
            names.add(DARK + colour);
        });
        report(Code.UNKNOWN_KEY, "theme: there is no '" + key + "'.", Nearest.advice(key, new TreeSet<>(names)));
        return false;
    }

    private boolean isColour(String name) {
        return light.containsKey(name) && Colour.parse(light.get(name)).isPresent();
    }

    private boolean isValue(String key, String value) {
        if (!OTHERS.contains(key)) {
            if (Colour.parse(value).isPresent()) {
                return true;
            }
            report(
                    Code.BAD_THEME,
                    "theme." + key + ": '" + value + "' is no colour.",
                    "Write it as #rrggbb, such as #0f5257.");
            return false;
        }
        if (key.equals("radius") && !value.strip().matches("0|[0-9]*\\.?[0-9]+(?:px|r?em|%)")) {
            report(Code.BAD_THEME, "theme.radius: '" + value + "' is no length.", "Write it as 0, 8px or 0.5rem.");
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isLetterOrDigit(c) && " ,.\"'-%".indexOf(c) < 0) {
                report(
                        Code.BAD_THEME,
                        "theme." + key + ": '" + value + "' is no list of fonts.",
                        "Write names with commas between them.");
                return false;
            }
        }
        return true;
    }

    /** Only colours that the owner chose, each against all that it meets: the template's own are proven in the browser. */
    private void checkContrast(Map<String, String> colours, String prefix) {
        for (String key : chosen.keySet()) {
            boolean inDark = key.startsWith(DARK);
            String name = inDark ? key.substring(DARK.length()) : key;
            Colour mine = colour(colours, name);
            if (inDark != prefix.equals(DARK) || mine == null) {
                continue;
            }
            Map<Colour, String> others = met(colours, name);
            double least = name.equals(EDGE) ? LINE : TEXT;
            others.keySet().stream()
                    .min(Comparator.comparingDouble(mine::contrast))
                    .filter(worst -> mine.contrast(worst) < least)
                    .ifPresent(worst -> reportTooClose(key, mine, worst, others, least));
        }
    }

    /** The colours that one stands on, and those that stand on it, each with its first name. */
    private static Map<Colour, String> met(Map<String, String> colours, String name) {
        Map<Colour, String> others = new LinkedHashMap<>();
        for (String[] pair : PAIRS) {
            String other =
                    pair[0].equals(name) ? pair[1] : pair[1].equals(name) && !pair[0].equals(EDGE) ? pair[0] : null;
            Colour theirs = other == null ? null : colour(colours, other);
            if (theirs != null) {
                others.putIfAbsent(theirs, other);
            }
        }
        return others;
    }

    /**
     * The shade nearest to a colour that can be read on all that it meets in the template.
     *
     * @param key such as {@code deep}, {@code dark-primary}
     * @param tokens the template's {@code css/tokens.css}
     */
    static Optional<Colour> readable(String key, Colour colour, String tokens) {
        Theme theme = new Theme(Map.of());
        theme.readTokens(tokens);
        Map<String, String> colours = new TreeMap<>(theme.light);
        boolean inDark = key.startsWith(DARK);
        if (inDark) {
            colours.putAll(theme.dark);
        }
        return colour.nearest(
                met(colours, inDark ? key.substring(DARK.length()) : key).keySet(), TEXT);
    }

    private void reportTooClose(String key, Colour mine, Colour worst, Map<Colour, String> others, double least) {
        report(
                Code.LOW_CONTRAST,
                String.format(
                        Locale.ROOT,
                        "theme.%s: %s and %s (%s) are too close to "
                                + (least < TEXT ? "see one on the other" : "read one on the other")
                                + ": contrast %.1f, needed %.1f.",
                        key,
                        mine,
                        worst,
                        others.get(worst),
                        mine.contrast(worst),
                        least),
                mine.nearest(others.keySet(), least)
                        .map(shade -> "The nearest that passes is '" + shade + "'.")
                        .orElse("No shade of it passes with " + String.join(", ", others.values())
                                + "; choose those again too."));
    }

    private static @Nullable Colour colour(Map<String, String> colours, String name) {
        String value = colours.get(name);
        return value == null ? null : Colour.parse(value).orElse(null);
    }

    private void report(Code code, String message, String advice) {
        problems.add(Problem.error(code, CLINIC, 0, 0, message, advice));
    }
}
