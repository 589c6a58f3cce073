package org.clinicsite.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.problem.SiteException;
import org.jspecify.annotations.Nullable;

/** A whole {@code theme} of one colour: by day and in the dark, each shade such that it can be read. */
public final class Palette {

    /** Beside the template's own; each passes as it is, which a test holds. */
    private static final Map<String, String> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("green", "#2f5d3a");
        NAMED.put("blue", "#1f4e79");
        NAMED.put("plum", "#6a2c5c");
        NAMED.put("brick", "#8a3b22");
        NAMED.put("grey", "#3d4852");
    }

    private Palette() {}

    /** Colours that have a name, by it. */
    public static Map<String, String> named() {
        return Map.copyOf(NAMED);
    }

    /** Their names, in an order that is fit to be read out. */
    public static List<String> names() {
        return List.copyOf(NAMED.keySet());
    }

    /** A colour as {@code #rrggbb}, by its name or its digits; empty when it is none. */
    public static Optional<String> colour(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        @Nullable String named = NAMED.get(plain);
        return named != null ? Optional.of(named) : Colour.parse(plain).map(Colour::toString);
    }

    /**
     * The keys of {@code theme} with their values.
     *
     * @param main {@code #rrggbb}, what links and buttons are in by day
     * @throws SiteException when it cannot be read on the template's paper; with the nearest shade that can
     */
    public static Map<String, String> of(String main) throws SiteException {
        String tokens = new TemplateFolder(null).text("css/tokens.css");
        Theme.css(Map.of("primary", main), tokens);
        Colour colour = Colour.parse(main).orElseThrow();
        Map<String, Colour> shades = new LinkedHashMap<>();
        shades.put("primary", colour);
        shades.put("primary-soft", colour.mix(255, 86));
        shades.put("deep", colour.mix(0, 25));
        shades.put("dark-primary", colour.mix(255, 55));
        shades.put("dark-primary-soft", colour.mix(0, 60));
        shades.put("dark-deep", colour.mix(0, 55));
        Map<String, String> theme = new LinkedHashMap<>();
        shades.forEach((key, shade) -> theme.put(
                key,
                tokens == null
                        ? shade.toString()
                        : Theme.readable(key, shade, tokens).orElse(shade).toString()));
        Theme.css(theme, tokens);
        return theme;
    }
}
