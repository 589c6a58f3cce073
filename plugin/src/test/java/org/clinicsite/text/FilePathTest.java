package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilePathTest {

    @Test
    void aFileBelowFolders() {
        FilePath path = new FilePath("articles/2026/A stiff.neck.MD");
        assertThat(path.name()).isEqualTo("A stiff.neck.MD");
        assertThat(path.stem()).isEqualTo("A stiff.neck");
        assertThat(path.extension()).isEqualTo("md");
        assertThat(path.folder()).isEqualTo("articles/2026");
        assertThat(path.beside()).isEqualTo("articles/2026/");
        assertThat(path.topFolder()).isEqualTo("articles");
        assertThat(path.folders()).containsExactly("articles", "articles/2026");
        assertThat(path.withoutExtension()).isEqualTo("articles/2026/A stiff.neck");
    }

    @Test
    void aFileAtTheTop() {
        FilePath path = new FilePath("clinic.yaml");
        assertThat(path.folder()).isEmpty();
        assertThat(path.beside()).isEmpty();
        assertThat(path.topFolder()).isEmpty();
        assertThat(path.folders()).isEmpty();
    }

    @Test
    void aDotInAFolderOrAtTheBeginningIsNoEnding() {
        assertThat(new FilePath("v1.2/README").extension()).isEmpty();
        assertThat(new FilePath("v1.2/README").withoutExtension()).isEqualTo("v1.2/README");
        assertThat(new FilePath("static/.nojekyll").extension()).isEmpty();
        assertThat(new FilePath("static/.nojekyll").stem()).isEqualTo(".nojekyll");
    }
}
