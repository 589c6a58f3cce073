package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed can be typed as it stands. */
class CommandsTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "site:generate, mvn site:publish",
        "site:generate@home, mvn site:publish",
        "package, mvn site:publish",
        "org.clinicsite:clinic-site-maven-plugin:0.1.0:generate,"
                + " mvn org.clinicsite:clinic-site-maven-plugin:0.1.0:publish",
        "org.clinicsite:clinic-site-maven-plugin:generate, mvn org.clinicsite:clinic-site-maven-plugin:publish",
    })
    void anotherGoalIsCalledAsThisOneWas(String typed, String proposed) {
        assertThat(new Commands(List.of("clean", typed), new Properties(), Set.of(), null, temp).mvn("publish"))
                .isEqualTo(proposed);
    }

    @Test
    void theSameParametersAreGivenAgain() {
        Properties given = new Properties();
        given.setProperty("site.sourceDirectory", "my clinic");
        given.setProperty("site.baseUrl", "https://a.example/repo/");
        given.setProperty("site.drafts", "true");
        given.setProperty("site.explainLink", "b.example");
        given.setProperty("site.fromDisk", "false");
        given.setProperty("site.target", "git:https://user:secret@host.example/x.git");
        given.setProperty("env.HOME", "/home/me");
        Set<String> generate =
                Set.of("site.sourceDirectory", "site.baseUrl", "site.drafts", "site.explainLink", "site.fromDisk");
        Commands commands = new Commands(List.of("site:generate"), given, generate, null, temp);

        assertThat(commands.mvn("generate", "-Dsite.fromDisk=true"))
                .isEqualTo("mvn site:generate -Dsite.baseUrl=https://a.example/repo/ -Dsite.drafts=true "
                        + Commands.quoted("-Dsite.sourceDirectory=my clinic") + " -Dsite.fromDisk=true");
        assertThat(commands.mvn("publish"))
                .as("drafts are not published")
                .isEqualTo("mvn site:publish -Dsite.baseUrl=https://a.example/repo/ "
                        + Commands.quoted("-Dsite.sourceDirectory=my clinic"));
    }

    @Test
    void thePomThatWasNamedIsNamedAgain() {
        assertThat(command("pom.xml")).isEqualTo("mvn site:generate");
        assertThat(command("clinic/pom.xml")).isEqualTo("mvn -f " + temp.resolve("clinic") + " site:generate");
        assertThat(command("clinic.xml")).isEqualTo("mvn -f " + temp.resolve("clinic.xml") + " site:generate");
    }

    private String command(String pom) {
        File file = temp.resolve(pom).toFile();
        return new Commands(List.of("site:generate"), new Properties(), Set.of(), file, temp).mvn("generate");
    }

    @Test
    void foldersWithBlanksAreQuoted() {
        assertThat(Commands.quoted("/home/me/site")).isEqualTo("/home/me/site");
        assertThat(Commands.quoted("/home/me/my site")).isIn("'/home/me/my site'", "\"/home/me/my site\"");
    }
}
