package org.clinicsite.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PagePathTest {

    @Test
    void theSitesOwnLanguageHasNoFolder() {
        PagePath home = PagePath.home("");
        assertThat(home).isEqualTo(PagePath.HOME);
        assertThat(home.child("articles").child("neck")).hasToString("/articles/neck/");
        assertThat(home.to("/404.html").outputFile()).isEqualTo("404.html");
        assertThat(home.child("articles").language()).isEmpty();
    }

    @Test
    void pathsInAFurtherLanguageStayInItsFolder() {
        PagePath home = PagePath.home("pt-BR");
        assertThat(home.outputFile()).isEqualTo("pt-BR/index.html");
        assertThat(home.child("articles").child("neck")).hasToString("/pt-BR/articles/neck/");
        assertThat(home.child("articles").to("/about/")).hasToString("/pt-BR/about/");
        assertThat(home.child("articles").to("/about/").language()).isEqualTo("pt-BR");
        assertThatIllegalArgumentException().isThrownBy(() -> new PagePath("/about/", "fr"));
    }

    /** Two pages at one address are one too many, whatever language they take themselves for. */
    @Test
    void pathsAreEqualWhenTheAddressIs() {
        assertThat(PagePath.home("fr").child("about"))
                .isEqualTo(new PagePath("/fr/about/"))
                .hasSameHashCodeAs(new PagePath("/fr/about/"))
                .isNotEqualTo(new PagePath("/about/"));
    }
}
