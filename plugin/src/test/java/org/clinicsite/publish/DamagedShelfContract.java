package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What becomes of each thing that a target keeps when it is damaged, or somebody put a link in its place, one by one. */
public abstract class DamagedShelfContract extends DamagedShelf {

    // ---- the manifest of the live release

    protected void goesOnWhateverTheLiveManifestHolds(Tamper.Damage damage) throws Exception {
        String live = id(0);
        String file = "releases/" + live + ".json";
        stored().write(file, tamper(new Random(damage.ordinal())).damaged(stored().read(file), damage));

        siteIsLiveAndThereIsAWayBack(damage.name());

        assertThat(visitorsSee()).containsEntry("google1234.html", "proof");
        if (damage.isTotal()) {
            assertThat(notes)
                    .first()
                    .asString()
                    .startsWith("The live release " + live
                            + " cannot be compared with the site (its manifest is damaged (");
        }
    }

    @ParameterizedTest
    @Cases({"missing", "link", "link to another", "loop", "folder", "pipe"})
    void publishGoesOnWhateverIsInThePlaceOfTheLiveManifest(String what) throws Exception {
        String file = "releases/" + id(0) + ".json";
        switch (what) {
            case "missing" -> stored().delete(file);
            case "link" ->
                stored().link(file, canary.folder().resolve("keep.txt").toString());
            case "link to another" -> stored().link(file, id(1) + ".json");
            case "loop" -> stored().link(file, id(0) + ".json");
            case "folder" -> stored().folder(file);
            default -> stored().pipe(file);
        }

        siteIsLiveAndThereIsAWayBack(what);

        assertThat(visitorsSee()).containsEntry("google1234.html", "proof");
        assertThat(notes).first().asString().contains("its manifest is ");
    }

    @Test
    void manifestOfANewerVersionStopsAPublishUntilItIsDeletedAsTheAdviceSays() throws Exception {
        Path file = root.resolve("releases/" + id(0) + ".json");
        String json = Files.readString(file).replace("\"schema\":1", "\"schema\":2");
        Files.writeString(file, json);
        Map<String, String> before = visitorsSee();

        assertThatThrownBy(() -> publish(5))
                .isInstanceOf(TargetException.class)
                .hasMessage(
                        "The live release " + id(0) + " cannot be compared with the site: its manifest was written by a"
                                + " newer version of this plugin (schema 2, known here: 1). Publish with that version; or delete"
                                + " the file " + file + " and publish again: then every file is sent anew.");
        assertThat(visitorsSee()).isEqualTo(before);
        assertThat(file).hasContent(json);

        siteIsLiveAndThereIsAWayBack("newer");
    }

    @Test
    void rollbackFromAReleaseOfANewerVersionLeavesItsManifestAsItIs() throws Exception {
        Path file = root.resolve("releases/" + id(0) + ".json");
        String json = Files.readString(file).replace("\"schema\":1", "\"schema\":2");
        Files.writeString(file, json);

        rollback((String) null);

        assertThat(visitorsSee()).containsEntry("index.html", home(2)).containsEntry("google1234.html", "proof");
        assertThat(file).hasContent(json);
    }

    // ---- the manifest or the folder of an old one

    protected void listsAnOldReleaseThatCannotBeReadAndItCostsNothingElse(Tamper.Damage damage) throws Exception {
        String old = id(1);
        String file = "releases/" + old + ".json";
        stored().write(file, tamper(new Random(damage.ordinal())).damaged(stored().read(file), damage));
        boolean isRead = list().get(1).fault() == null;
        assertThat(isRead && damage.isTotal()).isFalse();

        assertThat(list()).extracting(Release::id).containsExactly(id(0), old, id(2));
        assertThat(list().get(0).fault()).isNull();
        assertThat(rollback((String) null).id()).isEqualTo(isRead ? old : id(2));
        if (!isRead) {
            assertThat(notes)
                    .singleElement()
                    .asString()
                    .startsWith("Release " + old + " is passed over: its manifest ")
                    .endsWith("To go back to it all the same: -Dsite.to=" + old + ".");
        }
        rollback(old);
        assertThat(visitorsSee()).containsEntry("index.html", home(2));
        rollback(id(0));
        assertThat(visitorsSee()).containsEntry("index.html", home(3));

        notes.clear();
        publish(5);
        assertThat(notes).isEmpty();
        assertThat(list()).hasSize(4);
        publish(2);
        assertThat(list()).extracting(Release::id).containsExactly(id(0), id(1)).doesNotContain(old);
        siteIsLiveAndThereIsAWayBack(damage.name());
    }

    @Test
    void folderWithoutManifestAndManifestWithoutFolderAreListedAsSuch() throws Exception {
        String noManifest = id(1);
        String noFolder = id(2);
        stored().delete("releases/" + noManifest + ".json");
        stored().delete("releases/" + noFolder);

        assertThat(list())
                .extracting(Release::fault)
                .containsExactly(null, "its manifest is missing", "its folder is gone");
        assertThatThrownBy(() -> rollback(noFolder))
                .hasMessage("The release " + noFolder + " is no longer there. See which are with mvn site:releases.");
        rollback((String) null);
        assertThat(visitorsSee()).containsEntry("index.html", home(2));
        siteIsLiveAndThereIsAWayBack("without");
        publish(2);
        publish(2);
        assertThat(root.resolve("releases/" + noFolder + ".json")).doesNotExist();
        assertThat(root.resolve("releases/" + noManifest)).doesNotExist();
    }

    @ParameterizedTest
    @Cases({
        "link,its folder is a link",
        "dangling,its folder is a link",
        "loop,its folder is a link",
        "file,its folder is a file",
        "pipe,its folder is neither a file nor a folder",
    })
    void whatIsPutInThePlaceOfAnOldReleaseIsToldAndLeft(String what, String fault) throws Exception {
        String old = id(1);
        String name = "releases/" + old;
        switch (what) {
            case "link" -> stored().link(name, canary.folder().toString());
            case "dangling" -> stored().link(name, "../nowhere");
            case "loop" -> stored().link(name, old);
            case "file" -> stored().write(name, "mine".getBytes(StandardCharsets.UTF_8));
            default -> stored().pipe(name);
        }
        Map<String, Object> before = look(root.resolve(name));

        String told = list().get(1).fault();
        assertThat(told)
                .isIn(fault, what.equals("pipe") ? "its folder is a file" : fault); // MINA's server lists it as one
        assertThatThrownBy(() -> rollback(old)).hasMessageStartingWith("The release " + old + " is no longer there.");
        publish(1);

        assertThat(look(root.resolve(name))).isEqualTo(before);
        assertThat(notes)
                .filteredOn(note -> note.startsWith("The old release " + old + " is left alone: "))
                .containsExactly("The old release " + old + " is left alone: " + root.resolve(name) + " is "
                        + told.substring("its folder is ".length())
                        + ", which no publish made. Delete it, and the next publish takes the release away.");
        canary.isUntouched(what);

        Files.delete(root.resolve(name));
        publish(1);
        assertThat(root.resolve(name + ".json")).doesNotExist();
        siteIsLiveAndThereIsAWayBack(what);
    }

    private static Map<String, Object> look(Path path) throws IOException {
        return Files.readAttributes(path, "unix:ino,mode,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    }

    @ParameterizedTest
    @Cases({"prices", "media", "media/deep", "media/deep/leaf.txt", "index.html"})
    void linkInsideAnOldReleaseIsNotFollowedWhenItIsPrunedAndIsLeft(String path) throws Exception {
        String old = id(1);
        Path link = root.resolve("releases/" + old).resolve(path);
        Path to = canary.folder().resolve(path.contains(".") ? "keep.txt" : path);
        stored().link("releases/" + old + "/" + path, to.toString());

        assertThatThrownBy(() -> rollback(old))
                .isInstanceOf(TargetException.class)
                .hasMessage("The release " + old + " cannot be shown: " + link
                        + " is a link, which no publish made. Go back to an older one: mvn site:rollback -Dsite.to="
                        + id(2) + ".");
        publish(1);

        assertThat(link).isSymbolicLink();
        assertThat(notes)
                .contains("The old release " + old + " is left alone: " + link
                        + " is a link, which no publish made. Delete it, and the next publish takes the release away.");
        assertThat(list()).extracting(Release::id).containsExactly(id(0), old);
        canary.isUntouched(path);

        Files.delete(link);
        publish(1);
        assertThat(list()).extracting(Release::id).containsExactly(id(0));
        siteIsLiveAndThereIsAWayBack(path);
    }

    @Test
    void linkThatSomebodyPutBesideTheSiteGoesAlongAndGoesWithItsRelease() throws Exception {
        Files.createSymbolicLink(root.resolve("current/downloads"), canary.folder());
        String first = id(0);

        publish(5);
        publish(1);

        assertThat(root.resolve("current/downloads")).isSymbolicLink();
        assertThat(root.resolve("releases/" + first)).doesNotExist();
        assertThat(list()).hasSize(1);
        canary.isUntouched("beside");
    }

    @ParameterizedTest
    @Cases({"prices", "media", "assets", "media/deep", "index.html"})
    void linkInsideTheLiveReleaseIsNotFollowed(String path) throws Exception {
        Path to = canary.folder().resolve(path);
        stored().link("releases/" + id(0) + "/" + path, to.toString());

        publish(5);
        assertThat(visitorsSee().get(path.contains(".") ? path : "prices/index.html"))
                .startsWith("<h1>");
        assertThat(Files.isSymbolicLink(root.resolve("current").resolve(path))).isFalse();
        canary.isUntouched(path);
        siteIsLiveAndThereIsAWayBack(path);
    }

    @Test
    void fileThatHasTheSizeOfOursBehindALinkDoesNotBecomePartOfTheSite() throws Exception {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("index.html"), "<h1>Prycez</h1>");
        stored().link("releases/" + id(0) + "/prices", outside.toString());

        publish(5);

        assertThat(visitorsSee()).containsEntry("prices/index.html", "<h1>Prices</h1>");
        assertThat(Files.getAttribute(outside.resolve("index.html"), "unix:nlink"))
                .isEqualTo(1);
    }

    @Test
    void assetsForOldPagesAreNotWrittenThroughALinkWhenARollbackBringsThemAlong() throws Exception {
        site.delete("assets/site-3fa9c1d2e8.css").write("assets/site-0123456789.css", "h1 { color: red }");
        publish(5);
        String old = id(1);
        stored().delete("releases/" + old + "/assets");
        stored().link(
                        "releases/" + old + "/assets",
                        canary.folder().resolve("assets").toString());

        assertThatThrownBy(() -> rollback(old)).hasMessageContaining("is a link, which no publish made");
        canary.isUntouched("assets");

        Path manifest = root.resolve("releases/" + old + ".json");
        Files.writeString(manifest, Files.readString(manifest).replaceAll("\n\"assets/[^\n]*", ""));
        rollback(old);
        assertThat(visitorsSee()).containsEntry("index.html", home(3));
        canary.isUntouched("assets that no manifest knows");
    }

    // ---- current

    @ParameterizedTest
    @Cases({
        "missing",
        "folder gone",
        "folder and manifest gone",
        "all releases gone",
        "releases gone",
        "absolute",
        "with dots",
        "to an older one",
        "to a link"
    })
    void publishGoesOnByItselfWhateverBecameOfTheLinkThatWeMade(String what) throws Exception {
        String live = id(0);
        switch (what) {
            case "missing" -> stored().delete("current");
            case "folder gone" -> stored().delete("releases/" + live);
            case "folder and manifest gone" -> {
                stored().delete("releases/" + live);
                stored().delete("releases/" + live + ".json");
            }
            case "all releases gone" -> {
                stored().delete("releases");
                Files.createDirectory(root.resolve("releases"));
            }
            case "releases gone" -> stored().delete("releases");
            case "absolute" ->
                stored().link("current", root.resolve("releases/" + live).toString());
            case "with dots" -> stored().link("current", "./releases//" + live + "/");
            case "to an older one" -> stored().link("current", "releases/" + id(2));
            default -> stored().link("releases/" + live, canary.folder().toString());
        }

        publish(5);
        assertThat(visitorsSee()).containsEntry("index.html", home(4));
        siteIsLiveAndThereIsAWayBack(what);
    }

    @Test
    void withoutALiveReleaseARollbackGoesToTheNewest() throws Exception {
        stored().delete("current");

        assertThat(list()).extracting(Release::live).containsOnly(false);
        assertThat(rollback((String) null).id()).isEqualTo(id(0));
        assertThat(visitorsSee()).containsEntry("index.html", home(3));
    }

    @ParameterizedTest
    @Cases({"outside", "nowhere", "loop", "up", "root", "in releases", "copy", "file", "pipe"})
    void whatSomebodyPutInThePlaceOfCurrentIsLeftAndTheAdviceEndsWithTheSiteLive(String what) throws Exception {
        Path current = root.resolve("current");
        switch (what) {
            case "outside" -> stored().link("current", canary.folder().toString());
            case "nowhere" -> stored().link("current", "nowhere");
            case "loop" -> stored().link("current", "current");
            case "up" -> stored().link("current", "releases/../../canary");
            case "root" -> stored().link("current", "/");
            case "in releases" -> stored().link("current", "releases");
            case "copy" -> {
                stored().delete("current");
                TamperedFolder.copy(root.resolve("releases/" + id(0)), current);
            }
            case "file" -> stored().write("current", "mine".getBytes(StandardCharsets.UTF_8));
            default -> stored().pipe("current");
        }
        Map<String, Object> before = look(current);

        assertThatThrownBy(() -> publish(5))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining(" no publish made")
                .hasMessageContaining(
                        ". To show a release again: mvn site:rollback -Dsite.to=" + id(0) + ". Then publish.")
                .hasMessageStartingWith(current + " ");
        assertThat(look(current)).isEqualTo(before);

        siteIsLiveAndThereIsAWayBack(what);
        if (!before.get("mode").equals(0120777)) {
            assertThat(look(root.resolve("current.1"))).as("is kept").isEqualTo(before);
            assertThat(notes)
                    .anySatisfy(note -> assertThat(note).contains("It is kept as " + root.resolve("current.1")));
        }
    }

    @ParameterizedTest
    @Cases({"link", "folder", "file"})
    void placeThatSomebodyElseHasIsLeftAndAnotherIsNamed(String what) throws Exception {
        root = Files.createDirectories(temp.resolve("theirs"));
        switch (what) {
            case "link" -> stored().link("current", canary.folder().toString());
            case "folder" -> stored().write("current/index.html", "theirs".getBytes(StandardCharsets.UTF_8));
            default -> stored().write("current", "theirs".getBytes(StandardCharsets.UTF_8));
        }
        Map<String, Object> before = look(root.resolve("current"));

        siteIsLiveAndThereIsAWayBack(what);

        assertThat(root).isEqualTo(temp.resolve("theirs/site"));
        assertThat(look(temp.resolve("theirs/current"))).isEqualTo(before);
    }

    // ---- releases

    @ParameterizedTest
    @Cases({"link to the canary", "link to where it was moved", "loop", "file", "pipe"})
    void releasesThatAreNoFolderAreLeft(String what) throws Exception {
        Path moved = temp.resolve("moved");
        switch (what) {
            case "link to the canary" ->
                stored().link("releases", canary.folder().resolve("releases").toString());
            case "link to where it was moved" -> {
                Files.move(root.resolve("releases"), moved);
                stored().link("releases", moved.toString());
            }
            case "loop" -> stored().link("releases", "releases");
            case "file" -> stored().write("releases", new byte[0]);
            default -> stored().pipe("releases");
        }
        Map<String, Object> before = look(root.resolve("releases"));
        Path first = root;

        assertThatThrownBy(() -> publish(1))
                .isInstanceOf(TargetException.class)
                .hasMessageStartingWith(root.resolve("releases") + " is ")
                .hasMessageContaining("nothing is written or deleted there");
        assertThatThrownBy(this::list).hasMessageStartingWith(root.resolve("releases") + " is ");
        assertThatThrownBy(() -> rollback((String) null)).hasMessageStartingWith(root.resolve("releases") + " is ");
        siteIsLiveAndThereIsAWayBack(what);

        assertThat(look(first.resolve("releases"))).isEqualTo(before);
        if (Files.exists(moved)) {
            try (Stream<Path> files = Files.list(moved)) {
                assertThat(files).as("the site that was there").hasSize(6);
            }
        }
    }

    @Test
    void leftoversThatAreLinksAreToldAndLeft() throws Exception {
        String part = "releases/20261122-100100-0000000.x.part";
        stored().link(part, canary.folder().toString());
        stored().link(
                        "releases/20261122-100200-0000000.json.new",
                        canary.folder().resolve("keep.txt").toString());
        stored().link("current.new1", canary.folder().toString());
        stored().write("releases/20261122-100300-0000000.y.part/index.html", new byte[3]);

        publish(5);

        assertThat(root.resolve(part)).isSymbolicLink();
        assertThat(notes).contains(root.resolve(part) + " is a link, which no publish made. It is left alone.");
        assertThat(root.resolve("releases/20261122-100200-0000000.json.new")).isSymbolicLink();
        assertThat(root.resolve("current.new1")).isSymbolicLink();
        assertThat(root.resolve("releases/20261122-100300-0000000.y.part")).doesNotExist();
        siteIsLiveAndThereIsAWayBack("leftovers");
    }

    // ---- the lock

    @ParameterizedTest
    @Cases({"link", "dangling", "folder", "pipe", "long", "binary", "future"})
    void whateverIsInThePlaceOfALeaseAPublishGoesOn(String what) throws Exception {
        String lease = ".lock/lock.1";
        switch (what) {
            case "link" ->
                stored().link(lease, canary.folder().resolve("lock.1").toString());
            case "dangling" ->
                stored().link(lease, canary.folder().resolve("nothing").toString());
            case "folder" -> stored().folder(lease);
            case "pipe" -> stored().pipe(lease);
            case "long" -> stored().write(lease, new byte[Limits.LEASE_BYTES * 3]);
            case "binary" -> stored().write(lease, new byte[] {(byte) 0xFF, 0, 1});
            default -> {
                stored().write(lease, new byte[0]);
                stored().time(lease, Instant.parse("2037-12-31T00:00:00Z"));
            }
        }
        boolean isFile = Files.isRegularFile(root.resolve(lease), LinkOption.NOFOLLOW_LINKS);

        siteIsLiveAndThereIsAWayBack(what);

        assertThat(Files.exists(root.resolve(lease), LinkOption.NOFOLLOW_LINKS)).isEqualTo(!isFile);
        assertThat(canary.folder().resolve("nothing")).doesNotExist();
    }

    @ParameterizedTest
    @Cases({"link", "dangling", "file", "pipe"})
    void whatIsInThePlaceOfTheLocksFolderIsToldAndDeletingItIsEnough(String what) throws Exception {
        switch (what) {
            case "link" ->
                stored().link(".lock", canary.folder().resolve(".lock").toString());
            case "dangling" ->
                stored().link(".lock", canary.folder().resolve("nothing").toString());
            case "file" -> stored().write(".lock", new byte[0]);
            default -> stored().pipe(".lock");
        }

        assertThatThrownBy(() -> publish(5))
                .hasMessageStartingWith(root.resolve(".lock") + " is ")
                .hasMessageEndingWith(", which no publish made. Delete " + root.resolve(".lock")
                        + " (what it may lead to can stay), then publish again.");
        siteIsLiveAndThereIsAWayBack(what);
        assertThat(canary.folder().resolve("nothing")).doesNotExist();
    }
}
