package org.clinicsite.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.clinicsite.generate.RandomClinic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages as a browser lays them out: no row of cards of which more than a third is blank, no text that stands twice, no
 * heading over nothing. Looked at on the demo, on the {@link ClinicsTest other clinics}, and on clinics of which random facts
 * are left out ({@code -Drandom.boxes=N}).
 */
class BoxesBrowserIT extends InTheBrowser {

    /**
     * One line per fault in main, at 1280 px. A text beside its contents list is a column of its own, a link
     * is one thing; facts of two things may
     * be the same.
     */
    private static final String FAULTS = """
            const faults = [];
            const shown = e => e.checkVisibility() && e.getBoundingClientRect().width > 1;
            const name = e => e.tagName.toLowerCase() + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40);
            for (const row of document.querySelectorAll('main *')) {
              const style = getComputedStyle(row);
              const width = row.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
              if (style.display !== 'grid' || width < 600 || row.matches('.words, .with-contents, a')) continue;
              const lines = [];
              for (const child of [...row.children].filter(shown)
                  .filter(e => getComputedStyle(e).position !== 'absolute')
                  .map(e => e.getBoundingClientRect()).sort((a, b) => a.top - b.top)) {
                const line = lines.find(one => child.top < one.bottom - 2 && child.bottom > one.top + 2);
                if (line) {
                  line.boxes.push(child);
                  line.bottom = Math.max(line.bottom, child.bottom);
                } else {
                  lines.push({top: child.top, bottom: child.bottom, boxes: [child]});
                }
              }
              for (const line of lines) {
                const right = Math.max(...line.boxes.map(b => b.right));
                const left = Math.min(...line.boxes.map(b => b.left));
                if ((width - (right - left)) / width > 1 / 3 + .01) {
                  faults.push('blank: ' + Math.round(width - (right - left)) + ' of ' + Math.round(width) + ' px of ' + name(row));
                }
              }
            }
            const blocks = {};
            for (const block of document.querySelectorAll('main :is(p, li, h2, h3, h4, figcaption)')) {
              const text = block.innerText.replace(/\\s+/g, ' ').trim();
              if (!shown(block) || text.length < 40 || block.querySelector('p, li, dd') || block.closest('nav')) continue;
              if (blocks[text]) faults.push('twice: ' + text);
              blocks[text] = true;
            }
            const headings = [...document.querySelectorAll('main :is(h2, h3, h4)')].filter(shown);
            headings.forEach((heading, i) => {
              if (heading.querySelector('a')) return; // the way to its content
              const range = document.createRange();
              range.setStartAfter(heading);
              const next = headings.slice(i + 1).find(h => h.tagName <= heading.tagName);
              next ? range.setEndBefore(next) : range.setEndAfter(document.querySelector('main'));
              const content = range.cloneContents();
              content.querySelectorAll('.permalink').forEach(e => e.remove());
              if (!content.textContent.trim() && !content.querySelector('img, svg')) faults.push('over nothing: ' + name(heading));
            });
            return [...new Set(faults)];
            """;

    @TempDir
    Path temp;

    @Test
    void noPageOfTheDemoHasAHole() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        look(site, DemoSite.pages(OUTPUT), "", softly);
        softly.assertAll();
    }

    @ParameterizedTest
    @Tag("deep")
    @MethodSource("org.clinicsite.demo.ClinicsTest#clinics")
    void noPageOfAnotherClinicHasAHole(String clinic) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        look(ClinicsTest.folder(clinic), Path.of("target", "boxes", clinic), clinic, softly);
        softly.assertAll();
    }

    @Test
    @Tag("deep")
    void noPageHasOneWhateverIsLeftOut() throws Exception {
        Random random = new Random(11);
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < Integer.getInteger("random.boxes", 5); i++) {
            Path clinic = temp.resolve("clinic" + i);
            Files.createDirectories(clinic);
            String facts = RandomClinic.write(clinic, random, i == 0 ? 0 : i == 1 ? 1 : random.nextDouble());
            look(clinic, clinic.resolve("target/site"), facts, softly);
        }
        softly.assertAll();
    }

    private static void look(Path clinic, Path output, String as, SoftAssertions softly) throws Exception {
        try (DemoSite other = DemoSite.serve(clinic, output)) {
            List<String> pages = DemoSite.documents(output, other.url("/")).entrySet().stream()
                    .filter(page ->
                            page.getValue().select("meta[http-equiv=refresh]").isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            look(other, pages, as, softly);
        }
    }

    private static void look(DemoSite where, List<String> pages, String as, SoftAssertions softly) {
        browser.show(1280, "light");
        for (String page : pages) {
            browser.open(where.url(page));
            softly.assertThat(lines(FAULTS)).as(page + " of " + as).isEmpty();
        }
    }
}
