package org.clinicsite.render;

import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.article.Article;
import org.clinicsite.article.Held;
import org.clinicsite.article.HeldText;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.article.Shortcut;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.Film;
import org.clinicsite.site.Page;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.site.Site;
import org.clinicsite.source.TextFile;
import org.jspecify.annotations.Nullable;

/**
 * The texts and images of pages, shortcuts drawn: {@code ::hours} by {@code shortcuts/hours.ftlh}, and so on. A partial
 * sees {@code page} and {@code shortcut}: its {@code name}, {@code label}, {@code values}, the {@code body} that it
 * holds, and of a body that begins with a picture the {@code picture} and the {@code caption} below it.
 */
final class PageTexts {

    private final PageContent content;
    private final Site site;
    private final Shortcuts shortcuts;
    private @Nullable TemplateEngine engine;
    private @Nullable ObjectWrapper wrapper;
    private @Nullable PlainShortcuts plain;

    /** How long the texts are that the file being drawn in a thread has asked for. */
    private final ThreadLocal<Map<Page, Integer>> asked = ThreadLocal.withInitial(HashMap::new);

    PageTexts(Site site, PageContent content, Shortcuts shortcuts) {
        this.site = site;
        this.content = content;
        this.shortcuts = shortcuts;
    }

    /** What draws the shortcuts, and what they are without being drawn; before the first text is asked for. */
    void drawnBy(TemplateEngine engine, ObjectWrapper wrapper, PlainShortcuts plain) {
        this.plain = plain;
        this.engine = engine;
        this.wrapper = wrapper;
    }

    /** A file is drawn, in this thread, which may outlive the build and must keep nothing of it. */
    void endFile() {
        asked.remove();
    }

    /** When a file got longer than any page is: the text that made it so, where texts did; empty when the template did. */
    Optional<Problem> tooLong() {
        Map<Page, Integer> texts = asked.get();
        long all = texts.values().stream().mapToLong(Integer::longValue).sum();
        Page longest = texts.keySet().stream()
                .filter(page -> page.article() != null)
                .max(Comparator.comparing((Page page) -> texts.getOrDefault(page, 0))
                        .thenComparing(page -> page.path().value()))
                .orElse(null);
        if (longest == null || longest.article() == null || all < LimitedWriter.MOST / 2) {
            return Optional.empty();
        }
        int millions = Math.max(1, texts.getOrDefault(longest, 0) / 1_000_000);
        return Optional.of(Problem.error(
                Code.PAGE_TOO_LONG,
                longest.article().source().text().path(),
                0,
                0,
                "The page gets longer than " + LimitedWriter.MOST / 1_000_000
                        + " million characters: " + millions + " million"
                        + (texts.size() == 1
                                ? " are this text as HTML."
                                : " are this text, the longest of those in it."),
                TextFile.ADVICE));
    }

    private String counted(Page page, String html) {
        asked.get().put(page, html.length());
        return html;
    }

    /** The page's text as HTML, for the page itself. */
    String body(Page page) {
        return counted(page, content.body(page, (shortcut, held) -> draw(page, shortcut, held), pictures(page)));
    }

    /** The page's text as HTML, for another page: none of its pictures is the first that is seen. */
    String bodyElsewhere(Page page) {
        PictureDrawer drawer = pictures(page);
        return counted(
                page,
                content.body(
                        page,
                        (shortcut, held) -> draw(page, shortcut, held),
                        (picture, alt, title, first) -> drawer.draw(picture, alt, title, false)));
    }

    /** The page's text as HTML as the page itself has it, but for its pictures: each is an {@code <img>} of one size. */
    String plainBody(Page page) {
        return counted(page, content.body(page, (shortcut, held) -> draw(page, shortcut, held), null));
    }

    /**
     * The page's text as HTML, for readers outside of the site: addresses are whole, shortcuts have their plain form.
     *
     * @param base where the site lives
     */
    String feedBody(Page page, BaseUrl base) {
        if (page.article() == null) {
            return "";
        }
        FeedLinks links = new FeedLinks(content.links(page), base.origin(), base.absolute(page.path()));
        PlainShortcuts forms = plain();
        return counted(page, page.article().html(links, (shortcut, held) -> forms.html(page, shortcut, held), null));
    }

    /** The questions that a page's text answers. */
    List<Answers.Answer> answers(Page page) {
        return Answers.of(page, content.links(page), plain());
    }

    private PlainShortcuts plain() {
        if (plain == null) {
            throw new IllegalStateException("plain forms are asked for when the engine stands");
        }
        return plain;
    }

    private PictureDrawer pictures(Page page) {
        if (engine == null || wrapper == null) {
            throw new IllegalStateException("pictures are drawn when the engine stands");
        }
        return new TextPictures(engine, wrapper, page.path());
    }

    /** An image that a file names in its header. */
    Optional<Picture> picture(Page page, String address) {
        return content.picture(page, address);
    }

    /** A file to take home that a page names in its header. */
    Optional<Download> file(Page page, String address) {
        return content.file(page, address);
    }

    private String draw(Page page, Shortcut shortcut, @Nullable HeldText held) {
        if (engine == null || wrapper == null) {
            throw new IllegalStateException("shortcuts are drawn when the engine stands");
        }
        String template = "shortcuts/" + shortcut.name() + ".ftlh";
        try {
            Names names = new Names(wrapper.wrap(page), wrapper.wrap(values(page, shortcut, held)));
            return new String(engine.draw(template, names, page.path()), StandardCharsets.UTF_8).strip();
        } catch (TemplateModelException e) {
            throw new IllegalStateException("maps and pages can be wrapped", e);
        } catch (TemplateFault e) {
            throw new ShortcutFault(problemAt(page, shortcut, e.problem()), e);
        }
    }

    private Map<String, Object> values(Page page, Shortcut shortcut, @Nullable HeldText held)
            throws TemplateModelException {
        Map<String, Object> names = new HashMap<>();
        names.put("name", shortcut.name());
        names.put("values", shortcuts.values(page, shortcut));
        if (shortcut.label() != null) {
            names.put("label", shortcut.label());
        }
        names.put("number", page.article() == null ? 0 : number(page.article(), shortcut));
        names.put("pictured", shortcut.held().pictured());
        names.put("numbered", shortcut.held().numbered());
        names.put("linked", shortcut.held().link() != null);
        Film film = Film.of(site, shortcut);
        if (film != null && page.article() != null) {
            names.put("film", film(page, film));
        }
        if (held != null) {
            names.put("body", TemplateFunctions.html(held.html().strip()));
            if (held.picture() != null && held.caption() != null) {
                names.put("picture", TemplateFunctions.html(held.picture()));
                names.put("caption", TemplateFunctions.html(held.caption()));
            }
        }
        return names;
    }

    /** Which of its text's shortcuts it is, from 1. */
    private static int number(Article article, Shortcut shortcut) {
        int number = 1;
        for (Shortcut one : article.shortcuts()) {
            if (one.line() == shortcut.line() && one.column() == shortcut.column()) {
                return number;
            }
            number++;
        }
        return number;
    }

    /** A film as a partial knows it: its address, the frame's, its words, its picture, and the entry that allows it. */
    private Map<String, Object> film(Page page, Film film) {
        Map<String, Object> names = new HashMap<>();
        LinkRewriter links = content.links(page);
        String address = links.rewrite(
                        LinkRewriter.Kind.LINK,
                        film.link().address(),
                        film.link().offset())
                .address();
        names.put("address", address == null ? film.link().address() : address);
        names.put("words", film.link().words());
        names.put("own", film.isOwn());
        if (film.embed() != null) {
            names.put("player", film.player());
        }
        Held.Picture poster = film.link().picture();
        if (poster != null) {
            content.picture(page, poster.address()).ifPresent(picture -> names.put("poster", picture));
            names.put("alt", poster.alt());
        }
        return names;
    }

    /** Told where the author wrote the shortcut, with the place in the template behind it. */
    private static Problem problemAt(Page page, Shortcut shortcut, Problem fault) {
        String path =
                page.article() == null ? null : page.article().source().text().path();
        String template = fault.path() + (fault.line() > 0 ? ":" + fault.line() + ":" + fault.column() : "");
        return Problem.error(
                fault.code(),
                path,
                shortcut.line(),
                shortcut.column(),
                "The shortcut '" + shortcut.name() + "': " + fault.message(),
                "See " + template + ".");
    }

    /** What a shortcut's partial knows besides what all templates know. */
    private record Names(TemplateModel page, TemplateModel shortcut) implements TemplateHashModel {

        @Override
        public @Nullable TemplateModel get(String key) {
            return switch (key) {
                case "page" -> page;
                case "shortcut" -> shortcut;
                default -> null;
            };
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    /** A shortcut could not be drawn; carried through the template that shows the text. */
    static final class ShortcutFault extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        ShortcutFault(Problem problem, TemplateFault cause) {
            super(problem.says(), cause);
            this.problem = problem;
        }

        /** What to tell the author. */
        Problem problem() {
            return problem;
        }
    }
}
