package org.clinicsite.site;

import java.time.LocalDate;
import java.util.Set;
import org.clinicsite.source.Content;
import org.clinicsite.source.facts.ClinicFacts;

/**
 * What a site is put together of, besides its texts.
 *
 * @param content the content folder, read
 * @param words the site's language
 * @param ownLayouts names of the layouts that the clinic brings, replaced built-in ones among them
 * @param undivided those of them that show a list on one page, however long it is
 * @param options what the person who builds decides
 */
public record SiteInputs(
        Content content, Words words, Set<String> ownLayouts, Set<String> undivided, SiteOptions options) {

    ClinicFacts clinic() {
        return content.clinic();
    }

    /** The first page of the site, or of the part of it that is in a language. */
    PagePath home() {
        return PagePath.home(options.language());
    }

    /**
     * How many entries a page of a list shows.
     *
     * @param titles how many titles take the place of an entry with its words
     */
    int perPage(PageKind list, int titles) {
        return undivided.contains(list.layout()) ? Integer.MAX_VALUE : clinic().perPage() * titles;
    }

    /** The day that counts. */
    LocalDate today() {
        return options.today();
    }
}
