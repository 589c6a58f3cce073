package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Todo;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The list of what would improve a site, as people read it. */
class TodoPageTest {

    private static List<Todo> todos(int files) {
        List<Todo> todos = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            todos.add(new Todo(
                    Improvement.MISSING_META,
                    Todo.Kind.TODO,
                    "info",
                    "content/articles/a%05d.md".formatted(i),
                    1,
                    1,
                    "",
                    "Nobody is named.",
                    "Write 'author'."));
        }
        return todos;
    }

    @Test
    void whatAHundredFilesLackIsListedFileByFile() {
        Document page = Jsoup.parse(TodoPage.html(todos(100)));

        assertThat(page.select("ol > li")).hasSize(100);
        assertThat(page.select("h2 + ul > li")).hasSize(100);
        assertThat(page.text()).doesNotContain("more:");
    }

    @Test
    void whatThousandsOfFilesLackIsListedForTheFirstAndCounted() {
        Document page = Jsoup.parse(TodoPage.html(todos(10_000)));

        assertThat(page.select("ol > li").last().text()).isEqualTo("9900 more: missing-meta. findings.json has each.");
        assertThat(page.select("ol > li")).hasSize(101);
        assertThat(page.select("h2 + ul > li").last().text()).isEqualTo("9900 more: files. findings.json has each.");
        assertThat(page.html().length()).isLessThan(60_000);
    }
}
