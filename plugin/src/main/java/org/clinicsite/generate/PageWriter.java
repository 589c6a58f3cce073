package org.clinicsite.generate;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clinicsite.output.OutputFile;
import org.clinicsite.output.ServedFiles;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.render.TemplateFault;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.site.Openings;
import org.clinicsite.site.Page;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.Site;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/** Draws the pages of a site and the files that go with them, and looks at what templates of the clinic's own made. */
final class PageWriter {

    private final Drawing drawing;
    private final Site site;
    private final TemplateFolder template;
    private final StaticFiles statics;
    private final @Nullable TemplateCheck ownTemplates;

    PageWriter(Drawing drawing, TemplateFolder template, StaticFiles statics) {
        this.drawing = drawing;
        this.site = drawing.site();
        this.template = template;
        this.statics = statics;
        this.ownTemplates =
                template.drawsPages() || hasOwnFeeds(template) ? TemplateCheck.ofClinic(openings(site)) : null;
    }

    /** Pages first: only then it is known which style sheets and icons they use. */
    List<Problem> write(SiteRenderer renderer, Workers workers, Stages stages, Consumer<OutputFile> output) {
        List<TemplateFault> faults = Collections.synchronizedList(new ArrayList<>());
        workers.each(site.pages(), page -> {
            stages.check();
            try {
                byte[] html = renderer.render(page);
                look(page.path().outputFile(), page.layout(), html);
                output.accept(new OutputFile(page.path().outputFile(), html));
            } catch (TemplateFault e) {
                faults.add(e);
            }
        });
        try {
            renderer.files().forEach((path, bytes) -> {
                String file = path.outputFile();
                if (!statics.has(file)) {
                    if (template.hasOwn(SiteRenderer.templateOf(file))) {
                        look(file, SiteRenderer.templateOf(file), bytes);
                    }
                    output.accept(new OutputFile(file, bytes));
                }
            });
        } catch (TemplateFault e) {
            faults.add(e);
        }
        return TemplateFault.problems(faults);
    }

    private void look(String file, String layout, byte[] text) {
        if (ownTemplates != null) {
            ownTemplates.checkDrawn(file, layout, new String(text, StandardCharsets.UTF_8));
        }
    }

    /**
     * What is wrong with pages that templates of the clinic's own drew. When all files are there: only then it is known what leads
     * nowhere.
     *
     * @param files all files of the site
     */
    List<Problem> checkTemplates(Set<String> files) {
        if (ownTemplates == null) {
            return List.of();
        }
        Outcome<Optional<SiteRenderer>> marked = drawing.by(template.marked());
        if (marked.value().isEmpty()) {
            return marked.problems();
        }
        SiteRenderer renderer = marked.value().get();
        try {
            Map<String, Page> pages = new HashMap<>();
            site.pages().forEach(page -> pages.put(page.path().outputFile(), page));
            ServedFiles served = new ServedFiles(
                    files,
                    site.base().isKnown() ? site.base().origin() : "",
                    site.base().path());
            return ownTemplates.problems(served, file -> {
                Page page = pages.get(file);
                byte[] text = page != null
                        ? renderer.render(page)
                        : requireNonNull(renderer.files().get(new PagePath("/" + file)));
                return new String(text, StandardCharsets.UTF_8);
            });
        } catch (TemplateFault e) {
            return TemplateFault.problems(List.of(e));
        }
    }

    /** What the page of a file opens. */
    private static Function<String, Openings> openings(Site site) {
        Openings everywhere = Openings.everywhere(site);
        Map<String, Openings> files = new HashMap<>();
        Openings.ofPages(site).forEach((path, openings) -> files.put(path.outputFile(), openings));
        return file -> files.getOrDefault(file, everywhere);
    }

    private static boolean hasOwnFeeds(TemplateFolder template) {
        return SiteRenderer.FEEDS.stream().anyMatch(file -> template.hasOwn(SiteRenderer.templateOf(file)));
    }
}
