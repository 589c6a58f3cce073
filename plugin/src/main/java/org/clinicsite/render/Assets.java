package org.clinicsite.render;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.clinicsite.site.PagePath;
import org.clinicsite.text.Fingerprint;

/**
 * The template's style sheets, icons and fonts. Each is served under a name that holds a hash of its bytes, such as
 * {@code /assets/css/site-4be90cd17a.css}, so that a browser may keep it for ever. Only what a template or a style sheet
 * asks for becomes part of the site.
 */
final class Assets {

    private final TemplateFolder folder;
    private final Function<String, Optional<byte[]>> made;
    private final StyleSheet styles;
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    private record Asset(PagePath path, byte[] bytes) {}

    /**
     * @param folder the template
     * @param made what stands in the place of a file that the template does not have
     * @param theme the owner's declarations, put behind the template's own; empty when there are none
     */
    Assets(TemplateFolder folder, Function<String, Optional<byte[]>> made, String theme) {
        this.folder = folder;
        this.made = made;
        this.styles = new StyleSheet(folder, this, theme);
    }

    /**
     * Where a file of the template is served.
     *
     * @param file such as {@code css/site.css}
     * @throws IllegalArgumentException when the template has no such file
     */
    PagePath path(String file) {
        Asset asset = known.get(file);
        if (asset == null) { // two threads may both do it: the same bytes come out
            byte[] bytes = file.endsWith(".css") ? styles.bundle(file).getBytes(StandardCharsets.UTF_8) : read(file);
            asset = new Asset(named(file, bytes), bytes);
            known.put(file, asset);
        }
        return asset.path;
    }

    private byte[] read(String file) {
        return folder.read(file)
                .or(() -> made.apply(file))
                .orElseThrow(() -> new IllegalArgumentException("The template has no file '" + file + "'"));
    }

    private static PagePath named(String file, byte[] bytes) {
        int dot = file.lastIndexOf('.');
        return new PagePath("/assets/" + file.substring(0, dot) + "-" + Fingerprint.of(bytes) + file.substring(dot));
    }

    /** All that were asked for so far, sorted by path. */
    Map<PagePath, byte[]> all() {
        Map<PagePath, byte[]> all = new TreeMap<>();
        known.values().forEach(asset -> all.put(asset.path, asset.bytes));
        return all;
    }
}
