package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo site as files: what can be said of every page without a browser. */
class PagesTest {

    private static final Path OUTPUT = Path.of("target", "demo-site");
    private static final String BASE = "https://www.heronyard.example/clinic/";

    private static final Map<String, Document> PAGES = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void generate() throws Exception {
        DemoSite.generate(OUTPUT, BASE);
        PAGES.putAll(DemoSite.documents(OUTPUT, BASE));
    }

    @Test
    void nuCheckerHasNothingToSayAboutAnyPage() throws Exception {
        NuChecker checker = new NuChecker();
        for (String page : PAGES.keySet()) {
            checker.checkHtml(file(page), page);
        }
        assertThat(checker.messages()).isEmpty();
    }

    @Test
    void nuCheckerSpeaksUpWhenThereIsAMistake() throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), """
                <!DOCTYPE html>
                <html lang="en">
                <title>Page</title>
                <p><img src="heron.svg">
                """);
        Path sheet = Files.writeString(folder.resolve("sheet.css"), "p { colour: red }");
        NuChecker checker = new NuChecker();

        checker.checkHtml(page, "page.html");
        checker.checkCss(sheet, "sheet.css");

        assertThat(checker.messages())
                .anyMatch(message -> message.startsWith("page.html:4:"))
                .anyMatch(message -> message.startsWith("sheet.css:"));
    }

    @Test
    void nuCheckerHasNothingToSayAboutTheStyleSheets() throws Exception {
        NuChecker checker = new NuChecker();
        try (Stream<Path> files = Files.walk(OUTPUT)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".css")).toList()) {
                checker.checkCss(file, OUTPUT.relativize(file).toString());
            }
        }
        assertThat(checker.messages()).isEmpty();
    }

    @Test
    void everyInternalLinkAndFragmentResolves() {
        SoftAssertions softly = new SoftAssertions();
        PAGES.forEach((page, document) -> {
            for (Element link : document.select("[href], [src]")) {
                String attribute = link.hasAttr("href") ? "href" : "src";
                String address = link.absUrl(attribute);
                boolean relative = !link.attr(attribute).contains(":");
                if (relative || address.startsWith(BASE)) {
                    softly.assertThat(problem(URI.create(address)))
                            .as("on %s: %s", page, link.outerHtml())
                            .isEmpty();
                }
            }
        });
        softly.assertAll();
    }

    private static String problem(URI address) {
        if (!address.toString().startsWith(BASE)) {
            return "forgets the base path";
        }
        String path = "/"
                + decoded(address.getRawPath()
                        .substring(URI.create(BASE).getPath().length()));
        if (!Files.isRegularFile(file(path))) {
            return "no such file";
        }
        String fragment = address.getRawFragment();
        Document page = PAGES.get(path);
        boolean there = fragment == null || page == null || page.getElementById(decoded(fragment)) != null;
        return there ? "" : "no such id";
    }

    @Test
    void everyIdIsUniqueAndHeadingsGoDownOneStepAtATime() {
        SoftAssertions softly = new SoftAssertions();
        PAGES.forEach((page, document) -> {
            List<String> ids = document.select("[id]").eachAttr("id");
            softly.assertThat(ids).as("ids of " + page).doesNotHaveDuplicates();
            softly.assertThat(document.select("h1")).as("h1 of " + page).hasSize(1);
            int before = 1;
            List<String> skipped = new ArrayList<>();
            for (Element heading : document.select("main :is(h1, h2, h3, h4, h5, h6)")) {
                int level = heading.tagName().charAt(1) - '0';
                if (level > before + 1) {
                    skipped.add(heading.text());
                }
                before = level;
            }
            softly.assertThat(skipped)
                    .as("headings that skip a level on " + page)
                    .isEmpty();
        });
        softly.assertAll();
    }

    @Test
    void noTwoPagesShareATitle() {
        Map<String, Set<String>> pagesByTitle = PAGES.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().title(), Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));

        assertThat(pagesByTitle.values()).allSatisfy(pages -> assertThat(pages).hasSize(1));
    }

    private static Path file(String page) {
        return DemoSite.file(OUTPUT, page);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
