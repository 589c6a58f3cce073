package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The preview as Maven runs it, without a POM and until somebody ends it. */
class ServeIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void thePreviewFollowsAChangeUntilItIsEnded() throws Exception {
        Path clinic = MavenRun.demoClinic(folder);
        try (MavenRun.Running maven = MavenRun.start(
                clinic, "-B", MavenRun.COORDINATES + ":serve", "-Dsite.open=false", "-Dsite.editor=true")) {
            Matcher line = maven.await(
                    Pattern.compile("\\[INFO] Preview: (http://127\\.0\\.0\\.1:\\d+/) \\(Ctrl\\+C ends it\\)"));
            URI home = URI.create(line.group(1));
            assertThat(page(home)).contains("Heron Yard");

            Path article = clinic.resolve("content/articles/low-back-pain.md");
            Files.writeString(article, Files.readString(article) + "\nWritten a moment ago.\n");
            maven.await(Pattern.compile(
                    "\\[INFO] content/articles/low-back-pain\\.md: 48 pages in \\d+ ms, \\d+ files? new"));

            assertThat(page(home.resolve("/articles/low-back-pain/"))).contains("Written a moment ago.");
        }
        assertThat(clinic.resolve("target/site")).doesNotExist();
    }

    private static String page(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
