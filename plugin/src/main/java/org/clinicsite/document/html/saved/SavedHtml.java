package org.clinicsite.document.html.saved;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clinicsite.document.html.Unwrapping;
import org.clinicsite.document.pasted.PageChrome;
import org.clinicsite.document.tree.Provenance;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.document.tree.TextKind;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Takes the text out of HTML that another program wrote, each kind by its own reader. One instance serves many threads. */
public final class SavedHtml implements Unwrapping {

    @Override
    public @Nullable Text of(Document document) {
        TextKind kind = HtmlKinds.of(document);
        if (kind == TextKind.OWN) {
            return null;
        }
        Removals removals = new Removals();
        Metadata metadata = Metadata.of(document);
        Element root = document.body();
        String title = null;
        switch (kind) {
            case WORD -> WordHtml.mend(root);
            case GOOGLE_DOCS -> GoogleDocsHtml.mend(root);
            case LIBRE_OFFICE -> {}
            default -> {
                LazyPictures.wake(root);
                PageText page = new PageText(root, metadata, Chrome.LINES, removals);
                root = page.text();
                title = page.title();
            }
        }
        PlainHtml.make(root);
        SurfaceLines.take(root, Chrome.LINES, removals);
        FootNotes.take(root);
        PlainHtml.mendHeadings(root);
        List<Removal> told = new ArrayList<>(removals.all());
        told.sort(Comparator.comparingInt(Removal::start));
        return new Text(root, title, new Provenance(kind, List.copyOf(told), metadata.author(), metadata.date()));
    }

    /** Read from its file when the first saved page needs it. */
    private static final class Chrome {
        static final PageChrome LINES = new PageChrome();
    }
}
