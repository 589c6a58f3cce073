package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Every address in the demo's copy for a disk, followed as a browser follows it there: from file to file. */
class FromDiskTest {

    private static final String BASE = "https://www.heronyard.example/clinic/";

    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void everyAddressWithinTheSiteNamesAFileThatIsThere() throws Exception {
        Path copy = DemoSite.copyForDisk(Path.of("target", "disk-site"), BASE);
        Map<String, Document> pages = DemoSite.documents(copy, BASE);
        assertThat(pages).hasSizeGreaterThan(40);
        int followed = 0;
        for (Map.Entry<String, Document> page : pages.entrySet()) {
            if (!page.getKey().equals("/404.html")) {
                Path file = DemoSite.file(copy, page.getKey());
                for (String address : addresses(page.getValue())) {
                    follow(copy, file, address);
                    followed++;
                }
            }
        }
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path sheet : files.filter(f -> f.toString().endsWith(".css")).toList()) {
                Pattern.compile("url\\([\"']?([^\"')]+)")
                        .matcher(Files.readString(sheet))
                        .results()
                        .forEach(url -> follow(copy, sheet, url.group(1)));
            }
        }
        softly.assertAll();
        assertThat(followed).isGreaterThan(2000);
    }

    private void follow(Path copy, Path from, String address) {
        if (address.matches("(?:mailto|tel|data):.*|https://.*")) {
            softly.assertThat(address).as(from + " leads to the live site").doesNotStartWith(BASE);
            return;
        }
        String path = address.replaceFirst("[?#].*", "");
        softly.assertThat(path).as("in " + from).doesNotStartWith("/").doesNotEndWith("/");
        Path to = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        softly.assertThat(to).as(address + " in " + from).startsWith(copy).isRegularFile();
        int hash = address.indexOf('#');
        if (hash >= 0 && to.toString().endsWith(".html") && Files.exists(to)) {
            try {
                softly.assertThat(Jsoup.parse(to).getElementById(address.substring(hash + 1)))
                        .as(address + " in " + from)
                        .isNotNull();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static List<String> addresses(Document page) {
        List<String> addresses = new ArrayList<>();
        for (Element element : page.select("[href]:not(link[rel=canonical])")) {
            addresses.add(element.attr("href"));
        }
        page.select("[src]").forEach(e -> addresses.add(e.attr("src")));
        page.select("[srcset]")
                .forEach(e -> Stream.of(e.attr("srcset").split(",\\s*"))
                        .forEach(candidate -> addresses.add(candidate.split(" ")[0])));
        page.select("meta[http-equiv=refresh]")
                .forEach(e -> addresses.add(e.attr("content").replaceFirst(".*url=", "")));
        return addresses;
    }
}
