package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.clinicsite.text.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a target's own files say is not believed before it has been looked at. */
class SitePathTest {

    private static final String SUM = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "prices/index.html",
                ".well-known/build-id.txt",
                "_headers",
                "media/Preisliste Übersicht.pdf",
                "media/50%25 off+more.txt",
                "media/#1 'best' & (only).txt",
                "articles/Шея/index.html",
                "مقاله‌ها/index.html",
                "media/talk: part 1.pdf",
                "media/½ price.txt",
                "media/…and more.txt",
                "a..b/c...d.html",
                "media/🏴󠁧󠁢󠁥󠁮󠁧󠁿.svg",
                "my%20page.html",
                "con/aux.html"
            })
    void whatPeopleNameFilesIsAPath(String path) throws Exception {
        assertThat(SitePath.fault(path)).isNull();
        assertThat(new SitePath(path)).hasToString(path);
        assertThat(Manifest.parse(json(path), "here").files()).containsOnlyKeys(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "//server/share",
                ".",
                "..",
                "../../../OUTSIDE/victim.txt",
                "a/../../b",
                "a/..",
                "a/./b",
                "a//b",
                "a/",
                "..\\b",
                "a\\b",
                "C:/windows",
                "c:x",
                "Ä:x",
                "... /x",
                ".. /x",
                "a/...",
                "a/.. /b",
                "a./b",
                "a /b",
                "a\nb",
                "a\rb",
                "a\0b",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\u202Ecod.exe",
                "a\u2066b",
                "\uFEFFa",
                "a\uFFFFb",
                "a\uD800b",
                "\uDC00",
                "%2e%2e/x",
                "%2E%2E/x",
                ".%2e/x",
                "..%2fx",
                "a%5cb",
                "a%00b",
                "．．/x",
                "‥/x",
                "a／b",
                "a＼b",
                "C：/x",
                "℀.html"
            })
    void whatLeadsElsewhereOrCannotBeSeenIsNone(String path) {
        assertThat(SitePath.fault(path)).isNotNull();
        assertThatThrownBy(() -> new SitePath(path)).isInstanceOf(IllegalArgumentException.class);
        for (byte[] json : List.of(json(path), laidOutAnew(path))) {
            assertThatThrownBy(() -> Manifest.parse(json, "/x/y.json"))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageStartingWith("The file /x/y.json is damaged (");
        }
    }

    @Test
    void namesAndPathsHaveALength() {
        assertThat(SitePath.fault("a".repeat(255))).isNull();
        assertThat(SitePath.fault("a".repeat(256))).isEqualTo("a part of more than 255 bytes");
        assertThat(SitePath.fault("x/" + "ü".repeat(128) + ".html")).isEqualTo("a part of more than 255 bytes");
        assertThat(SitePath.fault("a/".repeat(511) + "bc")).isNull();
        assertThat(SitePath.fault("a/".repeat(511) + "bcd")).isEqualTo("more than 1024 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "index.html,Index.html",
        "caf\u00E9.html,cafe\u0301.html",
        "STRASSE.html,straße.html",
        "K.html,k.html",
        "a/b.html,A/B.html",
        "about,about/index.html",
        "About,about/team/index.html",
        "a/b/c.html,a/b",
    })
    void twinsCannotStandBesideEachOther(String one, String other) {
        for (List<String> both : List.of(List.of(one, other), List.of(other, one))) {
            SitePaths paths = new SitePaths();
            assertThat(paths.add(new SitePath(both.get(0)))).isNull();
            assertThat(paths.add(new SitePath(both.get(0)))).isNull();
            assertThat(paths.add(new SitePath(both.get(1)))).isEqualTo(both.get(0));
        }
        for (byte[] json : List.of(json(one, other), laidOutAnew(one, other))) {
            assertThatThrownBy(() -> Manifest.parse(json, "x")).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void whatOnlyLooksAlikeCanStandBesideEachOther() {
        SitePaths paths = new SitePaths();
        for (String path : List.of("a-b", "a/b", "A/c", "a/d/e", "a/d-e", "ab", "ü", "u")) {
            assertThat(paths.add(new SitePath(path))).as(path).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "..",
                "../../../outside",
                "-----------------------",
                "20261122-104533-3fa9c1",
                "20261122-104533-3fa9c1dd",
                "20261122-104533-3FA9C1D",
                "20261122-104533-3fa9c1g",
                "20261322-104533-3fa9c1d",
                "20260230-104533-3fa9c1d",
                "20261122-246060-3fa9c1d",
                "20261122_104533-3fa9c1d",
                "2026112-2104533-3fa9c1d",
                "+10000101-104533-3fa9c1d",
                "99991231-235959-3fa9c1d",
                "20261122-104533-3fa9c1d\n",
                " 20261122-104533-3fa9c1d",
                "20261122-104533-3fa9c1d/..",
                "２0261122-104533-3fa9c1d"
            })
    void whatNoPublishWroteIsNoId(String id) {
        assertThat(Release.isId(id)).isFalse();
        assertThat(Release.of(id, 1, 1)).isEmpty();
        assertThatThrownBy(() -> new Release(id, Instant.EPOCH, 1, 1, false))
                .isInstanceOf(IllegalArgumentException.class);
        String json = new String(json("index.html"), StandardCharsets.UTF_8)
                .replace("\"20261122-100000-3fa9c1d\"", Json.write(id));
        assertThatThrownBy(() -> Manifest.parse(json.getBytes(StandardCharsets.UTF_8), "x"))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void idThatAPublishWritesIsOneAlsoAfterAReleaseOfTheFarFuture() {
        Instant now = Instant.parse("2026-11-22T10:45:33.5Z");
        String id = Release.id(Release.timeAfter(null, now), SUM);
        assertThat(id).isEqualTo("20261122-104533-0123456");
        assertThat(Release.timeOf(id)).isEqualTo("2026-11-22T10:45:33Z");

        Release far = Release.of("99981231-235959-3fa9c1d", 1, 1).orElseThrow();
        assertThat(Release.isId(Release.id(Release.timeAfter(far, now), SUM))).isTrue();
        Release ahead = Release.of("20991231-235959-3fa9c1d", 1, 1).orElseThrow();
        assertThat(Release.id(Release.timeAfter(ahead, now), SUM)).isEqualTo("21000101-000000-0123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sha256\":\"../../x\"",
                "\"sha256\":\"\"",
                "\"sha256\":\"0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef\"",
                "\"size\":-1",
                "\"size\":99999999999999999",
                "\"size\":1e3",
                "\"size\":\"5\"",
                "\"type\":\"\"",
                "\"type\":\"text/html\\r\\nSet-Cookie: x\"",
                "\"cache\":\"a\\u0000\"",
                "\"cache\":\"ü\"",
                "\"kept\":-1",
                "\"kept\":\"3\""
            })
    void fileThatIsNotDescribedAsAPublishDoesIsDamage(String field) throws Exception {
        String key = field.substring(0, field.indexOf(':') + 1);
        String json =
                "{\"schema\":1,\"release\":\"20261122-100000-3fa9c1d\",\"time\":\"2026-11-22T10:00:00Z\",\"files\":{\n"
                        + "\"a.html\":{\"sha256\":\"" + SUM
                        + "\",\"size\":5,\"type\":\"text/html\",\"cache\":\"public\",\"kept\":1}}}\n";
        assertThat(Manifest.parse(json.getBytes(StandardCharsets.UTF_8), "x").files())
                .hasSize(1);
        String damaged = json.replaceFirst(key + "(\"[^\"]*\"|\\d+)", java.util.regex.Matcher.quoteReplacement(field));

        assertThatThrownBy(() -> Manifest.parse(damaged.getBytes(StandardCharsets.UTF_8), "x"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("The file x is damaged (");
    }

    @Test
    void manifestOfANewerVersionIsToldAsSuch() {
        String json = "{\"schema\":2,\"release\":{\"id\":3},\"files\":[]}";

        assertThatThrownBy(() -> Manifest.parse(json.getBytes(StandardCharsets.UTF_8), "x.json"))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.isNewer()).isTrue())
                .hasMessage("The file x.json was written by a newer version of this plugin (schema 2, known here: 1).");
    }

    @Test
    void bytesThatAreNoTextAreDamage() {
        byte[] json = json("media/x.png");
        json[json.length - 200] = (byte) 0xFF;

        assertThatThrownBy(() -> Manifest.parse(json, "x")).hasMessage("The file x is damaged (no UTF-8).");
        assertThatThrownBy(() -> Manifest.parse(new byte[Limits.MANIFEST_BYTES + 1], "x"))
                .hasMessage("The file x is damaged (more than 64 MB).");
    }

    /** As {@link Manifest#toJson} writes it, whatever the paths are. */
    private static byte[] json(String... paths) {
        StringBuilder out = new StringBuilder(new String(
                new Manifest("20261122-100000-3fa9c1d", Instant.parse("2026-11-22T10:00:00Z"), new TreeMap<>())
                        .toJson(),
                StandardCharsets.UTF_8));
        out.setLength(out.length() - "}}\n".length());
        String comma = "\n";
        for (String path : paths) {
            String key = Json.write(path).replace("\uD800", "\\uD800").replace("\uDC00", "\\uDC00");
            out.append(comma)
                    .append(isWhole(path) ? Json.write(path) : key)
                    .append(":{\"sha256\":\"")
                    .append(SUM);
            out.append("\",\"size\":5,\"type\":\"text/html; charset=utf-8\",\"cache\":\"public\"}");
            comma = ",\n";
        }
        return out.append("}}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** UTF-8 has no half of a character; JSON can name one. */
    private static boolean isWhole(String path) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(path);
    }

    /** The same as JSON in general. */
    private static byte[] laidOutAnew(String... paths) {
        return new String(json(paths), StandardCharsets.UTF_8)
                .replace(":{", ": {")
                .getBytes(StandardCharsets.UTF_8);
    }
}
