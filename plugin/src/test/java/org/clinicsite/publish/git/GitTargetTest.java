package org.clinicsite.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetContract;
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A branch of a bare repository on this machine. */
class GitTargetTest extends TargetContract {

    @BeforeEach
    void repository() throws Exception {
        try (Git git = Git.init().setBare(true).setDirectory(remote().toFile()).call()) {
            git.getRepository().getConfig().setBoolean("receive", null, "autogc", false); // it would tidy behind a push
            git.getRepository().getConfig().save();
        }
    }

    private Path remote() {
        return temp.resolve("clinic.git");
    }

    @Override
    protected PublishTarget open() throws Exception {
        return open("git:" + remote().toUri() + "#gh-pages");
    }

    private static PublishTarget open(String address) throws Exception {
        Retry once = new Retry(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, millis -> {}, () -> 0);
        return Targets.open(TargetSettings.parse(address), new TargetContext(Credentials.NONE, 2, once, Progress.NONE));
    }

    @Override
    protected boolean prunes() {
        return false;
    }

    @Override
    protected Map<String, String> visitorsSee() throws IOException {
        Map<String, String> seen = branch();
        seen.keySet().removeAll(List.of(".clinic-site.json", ".nojekyll"));
        return seen;
    }

    private Map<String, String> branch() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        try (Repository repository =
                        new FileRepositoryBuilder().setGitDir(remote().toFile()).build();
                TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(repository.resolve("gh-pages^{tree}"));
            walk.setRecursive(true);
            while (walk.next()) {
                seen.put(
                        walk.getPathString(),
                        new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
            }
        }
        return seen;
    }

    @Override
    protected List<String> writes() throws IOException {
        return disk(remote());
    }

    @Override
    protected void putForeign(String path, String text) throws Exception {
        File clone = Files.createTempDirectory(temp, "clone").toFile();
        try (Git git = Git.cloneRepository()
                .setURI(remote().toUri().toString())
                .setBranch("gh-pages")
                .setDirectory(clone)
                .call()) {
            Files.writeString(clone.toPath().resolve(path), text);
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("By hand")
                    .setAuthor("a", "a@b.example")
                    .setCommitter("a", "a@b.example")
                    .call();
            git.push().call();
        }
    }

    @Test
    void whatGitHubDoesNotTakeIsToldBeforeItIsSent() throws Exception {
        try (PublishTarget gitHub = open("git:https://github.com/example/clinic.git#gh-pages")) {
            assertThat(gitHub.refuses(planOf("talk.mp4", 100 << 20))).isEmpty();
            assertThat(gitHub.refuses(planOf("talk.mp4", (100 << 20) + 1)))
                    .extracting(Problem::says)
                    .containsExactly(
                            "/talk.mp4: It has 104.9 MB; GitHub takes none of more than 100 MiB. Make it smaller, or"
                                    + " keep it elsewhere and link to it.");
        }
        try (PublishTarget other = open("git:https://git.example/clinic.git#gh-pages")) {
            assertThat(other.refuses(planOf("talk.mp4", (100 << 20) + 1))).isEmpty();
        }
    }

    @Test
    void aPushThatMemoryHasNoRoomForIsToldBeforeItIsPacked() throws Exception {
        try (PublishTarget target = open("git:https://git.example/clinic.git#gh-pages")) {
            assertThat(target.refuses(planOf("film.mp4", 3L << 30)))
                    .extracting(Problem::says)
                    .singleElement()
                    .asString()
                    .startsWith(
                            "The files to send have 3.2 GB together; a push is packed in memory, which has room for ")
                    .endsWith(" Keep films and large documents elsewhere, and link to them.");
        }
        publish(5);
        try (PublishTarget here = open()) {
            here.standing();
            assertThat(here.refuses(planOf("film.mp4", 3L << 30)))
                    .as("a repository on this machine takes file by file")
                    .isEmpty();
        }
    }

    @Test
    void hostsAreToldNotToHideFilesAndTheirDomainStays() throws Exception {
        publish(5);
        putForeign("CNAME", "www.test.example");
        site.write("index.html", "<h1>New</h1>");
        publish(5);

        assertThat(branch()).containsEntry(".nojekyll", "").containsEntry("CNAME", "www.test.example");
    }

    @Test
    void longHistoryIsLookedAtAsFarAsItCanBeGoneBackTo() throws Exception {
        for (int i = 0; i < 24; i++) {
            site.write("index.html", "<h1>" + i + "</h1>");
            publish(5);
        }
        try (PublishTarget target = open()) {
            List<Release> releases = target.standing().releases();
            assertThat(releases).hasSize(20);
            target.rollback(releases.get(19), Progress.NONE);
            assertThat(target.standing().liveRelease()).contains(live(releases.get(19)));
        }
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>4</h1>");
        publish(5);
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>23</h1>");
    }

    private static Release live(Release release) {
        return new Release(release.id(), release.time(), release.files(), release.bytes(), true);
    }

    @Test
    void rollbackIsACommitOfItsOwn() throws Exception {
        publish(5);
        site.write("index.html", "<h1>Mistake</h1>");
        publish(5);
        try (PublishTarget target = open()) {
            target.rollback(target.standing().releases().get(1), Progress.NONE);
        }

        List<String> subjects = new ArrayList<>();
        try (Git git = Git.open(remote().toFile())) {
            for (RevCommit commit :
                    git.log().add(git.getRepository().resolve("gh-pages")).call()) {
                subjects.add(commit.getShortMessage().replaceAll("\\d{8}-.*", "…"));
            }
        }
        assertThat(subjects).containsExactly("Go back to …", "Publish …", "Publish …");
    }

    @Test
    void whatSomebodyElsePushedMeanwhileIsNotOverwritten() throws Exception {
        publish(5);
        site.write("index.html", "<h1>Mine</h1>");
        try (PublishTarget target = open()) {
            Publication publication = Publication.of(
                    target.standing(), site.read(), 5, Instant.parse("2026-11-23T00:00:00Z"), Progress.NONE, () -> {});
            putForeign("theirs.txt", "Theirs.");

            assertThatThrownBy(() -> target.publish(publication))
                    .isInstanceOf(TargetException.class)
                    .hasMessageStartingWith("Somebody else changed the branch gh-pages meanwhile; nothing was pushed.");
        }
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Home</h1>").containsEntry("theirs.txt", "Theirs.");
        publish(5);
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Mine</h1>").containsEntry("theirs.txt", "Theirs.");
    }

    @Test
    void lockThatAKilledPushLeftIsTakenAwayWhenItIsOld() throws Exception {
        publish(5);
        site.write("index.html", "<h1>New</h1>");
        Path lock = Files.createFile(remote().resolve("refs/heads/gh-pages.lock"));
        assertThatThrownBy(() -> publish(5)).hasMessageContaining("is locked");

        Files.setLastModifiedTime(
                lock, java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(30)));
        publish(5);

        assertThat(visitorsSee()).containsEntry("index.html", "<h1>New</h1>");
    }

    @Test
    void nothingIsLeftOnThisMachine() throws Exception {
        publish(5);

        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("clinic.git", "site");
        }
    }

    @Test
    void missingRepositoryIsToldWithItsAddress() throws Exception {
        try (PublishTarget target = open("git:" + temp.resolve("nowhere.git").toUri())) {
            assertThatThrownBy(target::standing)
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("There is no repository at ")
                    .hasMessageContaining("nowhere.git");
        }
    }

    @Test
    void passwordInTheAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> open("git:https://me:hunter2@example.org/x.git"))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("the url holds a password.")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void overSshTheSystemsOwnClientIsAsked() throws Exception {
        Path asked = temp.resolve("asked.txt");
        Path ssh = Files.writeString(temp.resolve("ssh"), """
                #!/bin/sh
                echo "$*" >> "%s"
                for last; do :; done
                exec sh -c "$last"
                """.formatted(asked));
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
        TargetSettings settings = new TargetSettings(
                "live",
                "git",
                new TreeMap<>(Map.of("url", "ssh://anna@host.example:2222" + remote(), "ssh", ssh.toString())));
        Credentials key = new Credentials("server 'live'", null, null, Path.of("/keys/id"), null);
        try (PublishTarget target = Targets.open(settings, new TargetContext(key, 1, Retry.USUAL, Progress.NONE))) {
            target.publish(Publication.of(
                    target.standing(), site.read(), 5, Instant.parse("2026-11-23T00:00:00Z"), Progress.NONE, () -> {}));
        }

        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Home</h1>");
        assertThat(Files.readAllLines(asked))
                .allMatch(
                        line -> line.startsWith(
                                "-o BatchMode=yes -o SendEnv=GIT_PROTOCOL -i /keys/id -o IdentitiesOnly=yes -p 2222 -- anna@host.example git-"));
    }
}
