package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clinicsite.site.PagePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {

    @TempDir
    private Path folder;

    private Assets assets(String... pathsAndTexts) throws IOException {
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            Path file = folder.resolve(pathsAndTexts[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, pathsAndTexts[i + 1]);
        }
        return new Assets(new TemplateFolder(folder), file -> Optional.empty(), "");
    }

    private static String text(Assets assets, PagePath path) {
        return new String(assets.all().get(path), StandardCharsets.UTF_8);
    }

    @Test
    void aStyleSheetIsBundledWithoutCommentsInTheOrderOfItsImports() throws IOException {
        Assets assets = assets(
                "css/site.css", "/* order */\n@import \"b.css\";\n@import \"a.css\";\np { color: red; }\n",
                "css/a.css", "a { /* why */ color: blue; }\n",
                "css/b.css", "  b { font: x; }\n");
        assertThat(text(assets, assets.path("css/site.css")))
                .isEqualTo("b { font: x; }\na {  color: blue; }\np { color: red; }\n");
    }

    @Test
    void theNameChangesWithTheBytesAndOnlyWithThem() throws IOException {
        PagePath first = assets("icons/x.svg", "<svg/>").path("icons/x.svg");
        assertThat(first.value()).matches("/assets/icons/x-[0-9a-f]{10}\\.svg");
        assertThat(assets("icons/x.svg", "<svg/>").path("icons/x.svg")).isEqualTo(first);
        assertThat(assets("icons/x.svg", "<svg />").path("icons/x.svg")).isNotEqualTo(first);
    }

    @Test
    void whatAStyleSheetNamesBecomesPartOfTheSite() throws IOException {
        Assets assets = assets("css/site.css", "p { background: url(\"../icons/x.svg\"); }", "icons/x.svg", "<svg/>");
        String css = text(assets, assets.path("css/site.css"));
        PagePath icon = assets.path("icons/x.svg");
        assertThat(css).contains("url(\".." + icon.value().substring("/assets".length()) + "\")");
        assertThat(assets.all()).containsKey(icon);
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Assets assets = assets("css/site.css", "@import \"gone.css\";\n");
        assertThatThrownBy(() -> assets.path("css/site.css")).hasMessage("The template has no file 'css/gone.css'");
        assertThatThrownBy(() -> assets.path("../pom.xml")).hasMessage("The template has no file '../pom.xml'");
    }
}
