package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.Openings;
import org.clinicsite.site.PagePath;
import org.junit.jupiter.api.Test;

class HostRulesTest {

    private static HostRules rules(String url, Map<String, PagePath> redirects) {
        return new HostRules(BaseUrl.parse(url), redirects, Openings.NONE, Map.of());
    }

    @Test
    void everyAnswerIsSafeAndWhatHasAHashIsKeptForEver() {
        String file = rules("https://oak.example", Map.of()).headersFile(true);
        assertThat(file)
                .startsWith("/*\n  Content-Security-Policy: default-src 'none'; script-src 'none'; ")
                .contains("\n  X-Content-Type-Options: nosniff\n")
                .contains("\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n")
                .contains("\n/*/\n  Cache-Control: public, max-age=0, must-revalidate\n");
        assertThat(file.lines()).allMatch(line -> line.length() <= 2000);
    }

    @Test
    void belowAPathEveryPatternBeginsWithIt() {
        assertThat(rules("https://oak.example/repo/", Map.of())
                        .headersFile(true)
                        .lines()
                        .filter(l -> !l.startsWith(" ")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("/repo/"));
    }

    @Test
    void anOldPathLeadsToTheNewOne() {
        Map<String, PagePath> redirects = Map.of("/alte-größe/", new PagePath("/prices/"));
        assertThat(rules("https://oak.example/repo", redirects).redirectsFile())
                .isEqualTo("/repo/alte-gr%C3%B6%C3%9Fe/ /repo/prices/ 301\n");
        assertThat(rules("https://oak.example", redirects).nginx())
                .contains("location = \"/alte-größe/\" { return 301 \"/prices/\"; }\n");
        assertThat(rules("https://oak.example", Map.of()).redirectsFile()).isEmpty();
    }
}
