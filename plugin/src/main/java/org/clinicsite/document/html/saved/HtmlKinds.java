package org.clinicsite.document.html.saved;

import java.util.Locale;
import org.clinicsite.document.tree.TextKind;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Tells by its marks which program wrote HTML. */
final class HtmlKinds {

    /** Classes and attributes that only these programs write; each stands on the text's own elements. */
    private static final String GOOGLE_DOCS =
            "[id^=docs-internal-guid],[class^=lst-kix_],[class*=' lst-kix_'],.doc-content";

    private static final String EXPORT = "article.h-entry,.graf,[class^=wp-block],[class*=' wp-block'],.kg-card,"
            + ".captioned-image-container,.subscription-widget-wrap,.button-wrapper[data-attrs],.notion-page-content,.page-body,"
            + "[class^=elementor-widget],.sqs-block";

    /** What only a page has that was made for browsers, not a text that somebody wrote down in HTML. */
    private static final String PAGE = "script,link[rel=stylesheet],link[rel=canonical],nav,[role=navigation],"
            + "meta[property^=og:],meta[name=generator],meta[name^=twitter:],form,[itemprop=articleBody]";

    private HtmlKinds() {}

    static TextKind of(Document document) {
        String generator = document.select(Queries.of("meta[name=generator],meta[name=ProgId]"))
                .attr("content");
        if (!document.select(Queries.of("[class^=Mso],[style*=mso-]")).isEmpty()
                || generator.startsWith("Word.Document")) {
            return TextKind.WORD;
        }
        if (!document.select(Queries.of(GOOGLE_DOCS)).isEmpty()) {
            return TextKind.GOOGLE_DOCS;
        }
        String program = generator.toLowerCase(Locale.ROOT);
        if (program.startsWith("libreoffice") || program.startsWith("openoffice")) {
            return TextKind.LIBRE_OFFICE;
        }
        boolean page = isWritten(document.body())
                || !document.head().children().isEmpty()
                || document.body().selectFirst(Queries.of("title,meta[name],link[rel]")) != null;
        boolean export = !document.select(Queries.of(EXPORT)).isEmpty();
        if (page && !document.select(Queries.of(PAGE)).isEmpty()) {
            return TextKind.WEB_PAGE;
        }
        return export ? TextKind.EXPORT : TextKind.OWN;
    }

    private static boolean isWritten(Element element) {
        return element.sourceRange().isTracked() && !element.sourceRange().isImplicit();
    }
}
