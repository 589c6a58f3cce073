package org.clinicsite.links;

import java.util.List;
import java.util.Locale;
import org.clinicsite.document.Drafts;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.SourceText;

/** What is left of a text; for tests that load the plugin anew, of texts alone. */
public final class Mended {

    private Mended() {}

    /** A pasted text without its links to example.org. */
    public static String denied(String text) {
        LinkPolicy policy = LinkPolicy.read(new SourceText("content/link-policy.yaml", "deny: [example.org]"))
                .value();
        LinkFilter filter = new LinkFilter(policy, List.of(), List.of(), Locale.UK);
        return filter.review(Drafts.of(Format.TEXT, HeaderKind.YAML, text, 0))
                .edits()
                .apply(text);
    }
}
