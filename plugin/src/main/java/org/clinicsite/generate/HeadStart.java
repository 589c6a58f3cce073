package org.clinicsite.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.render.TemplateFolder;

/**
 * What every build needs and no content decides on, made in a thread of its own while the content is read: a small site
 * spends more time on it than on its pages. Each part is kept by who owns it, and made there if it is not ready; what goes
 * wrong here goes wrong there again, and is told there.
 */
final class HeadStart {

    private final Thread thread;

    private HeadStart(TemplateFolder template) {
        thread = new Thread(() -> run(template), "clinic-site-head-start");
        thread.setDaemon(true);
        thread.setContextClassLoader(HeadStart.class.getClassLoader());
    }

    /**
     * Begins.
     *
     * @param isWanted false where there is no second thread, or all is made already: then nothing is done
     */
    static HeadStart begin(TemplateFolder template, boolean isWanted) {
        HeadStart start = new HeadStart(template);
        if (isWanted) {
            start.thread.start();
        }
        return start;
    }

    private static void run(TemplateFolder template) {
        try {
            LinkFilter.readLists();
            EditorialLint.readWords();
            SiteRenderer.parse(template);
        } catch (IOException | UncheckedIOException e) {
            // a page that is drawn with it tells it
        }
    }

    /** Waits for its end. */
    void await() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
