package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.clinicsite.LargeFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSiteTest {

    @TempDir
    Path temp;

    private SiteFolder site;

    @BeforeEach
    void site() throws Exception {
        site = new SiteFolder(temp.resolve("site")).write("index.html", "<h1>Home</h1>");
    }

    @Test
    void aLargeFileIsHandedOutWithoutBeingHeld() throws Exception {
        LargeFile.make(site.folder().resolve("film.mp4"));
        LocalSite local = site.read();

        assertThat(local.files().get("film.mp4").size()).isEqualTo(LargeFile.SIZE);
        assertThat(LargeFile.allocated(
                        () -> local.stream("film.mp4", in -> in.transferTo(OutputStream.nullOutputStream()))))
                .isLessThan(LargeFile.LITTLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<h1>Hose</h1>", "<h1>Home</h1> and more", "", "<h1>H"})
    void aFileThatChangedSinceIsRefused(String text) throws Exception {
        LocalSite local = site.read();
        FileTime time = Files.getLastModifiedTime(local.file("index.html"));
        site.write("index.html", text);
        Files.setLastModifiedTime(local.file("index.html"), time);

        assertThatThrownBy(() -> local.bytes("index.html"))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("'index.html' changed while it was being published.");
        site.delete("index.html");
        assertThatThrownBy(() -> local.bytes("index.html")).hasMessageContaining("changed");
    }

    @Test
    void aFileThatShrinksWhileItIsTakenIsToldAsThat() throws Exception {
        LocalSite local = site.read();

        assertThatThrownBy(() -> local.stream("index.html", in -> {
                    Files.writeString(local.file("index.html"), "");
                    throw new java.io.EOFException("Short read of block.");
                }))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("changed while it was being published");
    }

    @Test
    void whatIsTakenIsTheFile() throws Exception {
        assertThat(new String(site.read().bytes("index.html"), StandardCharsets.UTF_8))
                .isEqualTo("<h1>Home</h1>");
    }
}
