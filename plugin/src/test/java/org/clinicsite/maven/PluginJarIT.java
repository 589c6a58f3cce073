package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What people fetch is what was compiled, with all that it runs with. */
class PluginJarIT {

    private static final Path CLASSES = Path.of("target/classes");

    private static JarFile jar() throws IOException {
        return new JarFile("target/clinic-site-maven-plugin-" + MavenRun.VERSION + ".jar");
    }

    @Test
    void theJarHoldsWhatWasCompiledAndNothingOlder() throws IOException {
        List<String> stale = new ArrayList<>();
        try (JarFile jar = jar();
                Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = CLASSES.relativize(file).toString().replace('\\', '/');
                ZipEntry entry = jar.getEntry(name);
                if (entry == null) {
                    stale.add(name);
                    continue;
                }
                try (InputStream in = jar.getInputStream(entry)) {
                    if (!Arrays.equals(in.readAllBytes(), Files.readAllBytes(file))) {
                        stale.add(name);
                    }
                }
            }
        }

        assertThat(stale).isEmpty();
    }

    @Test
    void theJarBringsItsLibrariesWithTheirLicences() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.isMultiRelease()).isTrue();
            assertThat(List.of(
                            "freemarker/template/Configuration.class",
                            "com/vladsch/flexmark/parser/Parser.class",
                            "org/jbake/model/DocumentModel.class",
                            "META-INF/licences/flexmark-BSD-2-Clause.txt",
                            "META-INF/NOTICE"))
                    .allMatch(name -> jar.getEntry(name) != null);
            assertThat(Files.readString(Path.of("dependency-reduced-pom.xml"))).doesNotContain("flexmark-util");
        }
    }

    @Test
    void classesOfEveryRunNeedNotBeInflated() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.getEntry("freemarker/template/Configuration.class").getMethod())
                    .isEqualTo(ZipEntry.STORED);
            assertThat(jar.getEntry("org/clinicsite/maven/GenerateMojo.class").getMethod())
                    .isEqualTo(ZipEntry.STORED);
        }
    }
}
