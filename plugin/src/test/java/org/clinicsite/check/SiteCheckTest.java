package org.clinicsite.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.source.Ledger;
import org.clinicsite.work.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be published, and what may. */
class SiteCheckTest {

    @TempDir
    Path temp;

    private SiteFolder site;
    private Ledger ledger = Ledger.NONE;
    private List<String> allow = List.of();
    private String baseUrl;

    @BeforeEach
    void site() throws IOException {
        site = new SiteFolder(temp.resolve("site"));
        page("index.html", "<h2 id=hours>Hours</h2>");
        page("prices/index.html", "<h2 id=massage>Massage</h2><h2 id=vouchers>Vouchers</h2>");
    }

    private void page(String path, String main) throws IOException {
        site.write(path, "<!doctype html><title>T</title>\n<main id=main>" + main + "</main>\n");
    }

    private SiteCheck check() throws Exception {
        try (Workers workers = new Workers(2)) {
            return SiteCheck.of(site.folder(), new CheckOptions(baseUrl, allow, ledger), workers);
        }
    }

    private List<String> found() throws Exception {
        return check().findings().stream().map(f -> f.rule() + " " + f.quote()).toList();
    }

    @Test
    void siteWithAllInOrderHasNoFindings() throws Exception {
        page("index.html", """
                <a href="/prices/">a</a> <a href="prices/#massage">b</a> <a href="prices">c</a> <a href="#main">d</a>
                <a href="#">e</a> <a href="#top">f</a> <a href="mailto:a@b.example">g</a> <a href="tel:+441632">h</a>
                <a href="https://elsewhere.example/x#y">i</a> <a href="?q=1">j</a> <a href="prices/#:~:text=Massage">k</a>
                <img src="media/a%20b.png" srcset="media/a%20b.png 1x, /media/c.png 2x"><p><code>${HOME}</code> costs $5</p>
                """);
        site.write("media/a b.png", "").write("media/c.png", "").write(".nojekyll", "");
        site.write(".well-known/security.txt", "Contact: mailto:a@b.example\n");

        assertThat(found()).isEmpty();
    }

    @Test
    void siteWithoutHomePageIsNone() throws Exception {
        site.delete("index.html");

        assertThat(found()).containsExactly("no-index index.html");
    }

    @ParameterizedTest
    @CsvSource({
        "<a href='/price/'>x</a>, broken-link /price/",
        "<a href='prices/old.html'>x</a>, broken-link prices/old.html",
        "<img src='x.png'>, broken-link x.png",
        "<img srcset='x.png 2x'>, broken-link x.png",
        "<a href='prices/#masage'>x</a>, broken-anchor prices/#masage",
        "<a href='#nowhere'>x</a>, broken-anchor #nowhere",
        "<a href='http://localhost:8080/x'>x</a>, local-link http://localhost:8080/x",
        "<a href='//127.0.0.1/x'>x</a>, local-link //127.0.0.1/x",
        "<a href='HTTP://LOCALHOST'>x</a>, local-link HTTP://LOCALHOST",
        "<a href='file:///home/me/x.html'>x</a>, local-link file:///home/me/x.html",
        "<a href='C:\\x.html'>x</a>, local-link C:\\x.html",
        "<a href='tel:+49000000000'>x</a>, example-number tel:+49000000000",
        "Dear ${name}!, leftover-expression ${name}!",
        "<p title='${page.title}'>x</p>, leftover-expression ${page.title}",
    })
    void pageIsTakenBackFor(String main, String finding) throws Exception {
        page("index.html", main);

        assertThat(found()).containsExactly(finding);
    }

    @Test
    void hostThatOnlyBeginsLikeThisMachineIsSomebodyElse() throws Exception {
        page("index.html", "<a href='https://localhost.example/'>x</a><a href='https://127.0.0.1.example/'>x</a>");

        assertThat(found()).isEmpty();
    }

    @Test
    void findingNamesThePlaceAndWhatWasMeant() throws Exception {
        page("index.html", "\n<p><a href='prices/#masage'>x</a>");

        assertThat(check().findings().get(0).says())
                .isEqualTo("index.html:3:4: broken-anchor: \u201cprices/#masage\u201d. There is no anchor 'masage' on"
                        + " /prices/. Did you mean '#massage'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {".env", ".git/config", "a/.htpasswd", ".htaccess", ".well-known/.secret", ".DS_Store"})
    void hiddenFilesAreNotForVisitors(String path) throws Exception {
        site.write(path, "x");

        assertThat(found()).containsExactly("hidden-file " + path);
        allow = List.of(path);
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_rsa", "media/server.key", "backup/clinic.pem", "Keys.kdbx", "settings.xml"})
    void keysAreNotForVisitors(String path) throws Exception {
        site.write(path, "x");

        assertThat(found()).containsExactly("secret-file " + path);
    }

    @Test
    void keyUnderAnotherNameIsOneByItsFirstLine() throws Exception {
        site.write("notes.txt", "My key:\n-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
        site.write("public.txt", "-----BEGIN PUBLIC KEY-----\nAAAA\n");

        assertThat(found()).containsExactly("secret-file notes.txt");
    }

    @Test
    void whatAnArticleQuotesIsNoKeyOfTheSites() throws Exception {
        String quoted = "-----BEGIN PRIVATE KEY-----\nMIIE\n";
        page("keys/index.html", "<pre>" + quoted + "</pre>");
        site.write("news.xml", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><description>" + quoted);
        site.write("feed.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><content>" + quoted);
        assertThat(found()).isEmpty();

        site.write("settings.conf.xml", "<settings>" + quoted);
        assertThat(found()).containsExactly("secret-file settings.conf.xml");
    }

    @Test
    void tokensAndDumpsAreNotForVisitors() throws Exception {
        site.write("app.js", "\nkey = 'AKIA" + "IOSFODNN7CLINIC1';\n")
                .write("clients.sql", "INSERT INTO clients VALUES (1);");

        assertThat(check().findings())
                .extracting(finding -> finding.says())
                .containsExactly(
                        "app.js:2:8: secret-file: \u201capp.js\u201d. It holds a token of AWS (AKIA\u2026). Take it out, and"
                                + " change what it opens if it was ever published.",
                        "clients.sql:0:0: secret-file: \u201cclients.sql\u201d. It is a dump of a database. Take it out, and"
                                + " change what it opens if it was ever published.");
    }

    @Test
    void linkToAnotherPlaceOnThisMachineIsNoFile() throws Exception {
        Files.createSymbolicLink(site.folder().resolve("logo.png"), temp.resolve("elsewhere.png"));

        assertThat(found()).containsExactly("symbolic-link logo.png");
    }

    @Test
    void theCopyForADiskIsOneByWhatItSaysOfItself() throws Exception {
        site.write("index.html", "<meta name=clinic-site content=disk-copy><main><h2 id=x>X</h2></main>");

        assertThat(found()).containsExactly("disk-copy /");
    }

    @Test
    void draftIsOneByWhatItSaysOfItself() throws Exception {
        site.write("prices/index.html", "<meta name=clinic-site content=draft><main><h2 id=x>X</h2></main>");
        page("blog/first-draft.html", "JBake's name for one");
        page("articles/my-first-draft/index.html", "Published.");

        assertThat(found()).containsExactly("draft /blog/first-draft.html", "draft /prices/");
    }

    @Test
    void siteMapFeedAndStylesAreLookedAtToo() throws Exception {
        site.write("sitemap.xml", "<urlset>\n<url><loc>https://a.example/nowhere/</loc></url></urlset>");
        site.write("feed.xml", "<feed><link href=\"http://localhost:8820/\"/></feed>");
        site.write(
                "assets/site.css", "a { background: url('no.png') }\nb { background: url(data:image/png;base64,AA) }");
        baseUrl = "https://a.example/";

        assertThat(found())
                .containsExactly(
                        "broken-link no.png",
                        "local-link http://localhost:8820/",
                        "broken-link https://a.example/nowhere/");
    }

    @Test
    void siteBelowAPathIsLookedAtAsItWillBeServed() throws Exception {
        site.write(
                "index.html",
                "<link rel=canonical href='https://me.example/clinic/'><main><a href='/clinic/prices/#massage'>a</a>"
                        + "<a href='https://me.example/clinic/nowhere/'>b</a><a href='/prices/'>c</a>"
                        + "<a href='https://me.example/other/'>d</a></main>");

        assertThat(found()).containsExactly("broken-link https://me.example/clinic/nowhere/", "broken-link /prices/");
        assertThat(check().address()).isEqualTo("https://me.example/clinic/");
    }

    @Test
    void oldPathsThatLeadOnAreNoDeadEnds() throws Exception {
        site.write("_redirects", "/cost/ /prices/ 301\n# a remark\n");
        page("index.html", "<a href='/cost/'>x</a>");

        assertThat(found()).isEmpty();
    }

    @Test
    void whatWasPublishedAndIsGoneIsToldWithWhatTookItsPlace() throws Exception {
        ledger = ledger("/price/", "/prices/", "massages");

        assertThat(check().findings())
                .extracting(f -> f.says().replaceFirst("^[^“]*", ""))
                .containsExactly(
                        "\u201c/prices/#massages\u201d. The section was published and is gone; '#massage' may have taken its"
                                + " place. Write {#massages} behind the heading that takes its place, or let it go with"
                                + " -Dsite.accept.",
                        "\u201c/price/\u201d. The page was published and is gone; /prices/ may have taken its place. Write aliases:"
                                + " [/price/] in the header of the page that takes its place, or let it go with -Dsite.accept.");
        assertThat(check().keptPromises()).isEqualTo(ledger("/prices/"));
    }

    @Test
    void promiseIsKeptByARedirectAndByAnyElementWithTheId() throws Exception {
        ledger = ledger("/cost/", "/prices/", "old-massage");
        page("prices/index.html", "<span id=old-massage></span><h2 id=massage>Massage</h2>");
        site.write("_redirects", "/cost/ /prices/ 301\n");

        assertThat(found()).isEmpty();
    }

    @Test
    void promisesAreThePagesForPeopleAndTheirHeadings() throws Exception {
        page("404.html", "<h1 id=x>Not found</h1>");
        site.write("old/index.html", "<meta http-equiv=refresh content='0; url=/prices/'><main></main>");

        assertThat(check().promises().toJson()).isEqualTo("""
                {"schema": 1, "pages": {
                  "/": ["hours"],
                  "/prices/": ["massage", "vouchers"]
                }}
                """);
    }

    @Test
    void ledgerThatWasWrittenIsReadAgainAndNotTouchedWithoutNeed() throws Exception {
        Path file = temp.resolve("published.json");
        check().promises().write(file);
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000));

        Ledger read = Ledger.read(file, "content/published.json");
        assertThat(read).isEqualTo(check().promises());
        read.write(file);
        assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1000);
    }

    private static Ledger ledger(String... paths) {
        TreeMap<String, java.util.SortedSet<String>> pages = new TreeMap<>();
        String last = "";
        for (String path : paths) {
            if (path.startsWith("/")) {
                last = path;
                pages.put(path, new TreeSet<>());
            } else {
                pages.get(last).add(path);
            }
        }
        return new Ledger(pages);
    }
}
