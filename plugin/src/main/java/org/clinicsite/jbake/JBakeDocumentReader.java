package org.clinicsite.jbake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.document.html.ActiveHtml;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.Decoder;
import org.clinicsite.source.TextFile;
import org.clinicsite.text.ByteSize;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.SourceText;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads content and data files into JBake's document model. Safe for many threads. */
final class JBakeDocumentReader {

    /** More than any article; a file above it is something else that got a text's name. */
    private static final long LARGEST = 64L << 20;

    /** More tags than a document of a person has. */
    private static final int MANY_TAGS = 1000;

    /** Quotes and lists nested deeper than this are no text; Markdown's time grows with the square of it. */
    private static final int DEEPEST = 200;

    private static final Pattern PICTURE = Pattern.compile("<img\\s(?:[^>]*?\\s)?src=\"([^\">]+)\"");

    private final JBakeConfig config;
    private final Charset charset;
    private final JBakeHeader header;
    private final PageUris uris;
    private final PageLinks links;
    private final PegdownMarkdown markdown;
    private final Set<String> types;
    private final Problems problems;
    private final Refusals refusals;
    private @Nullable AsciiDoc asciiDoc;

    /**
     * @param types the types that have a template
     * @param problems gets what is wrong with the files
     * @param refusals gets what of it JBake would pass over
     * @throws SiteException when {@code render.encoding} names no encoding
     */
    JBakeDocumentReader(
            JBakeConfig config,
            PageUris uris,
            PageLinks links,
            PegdownMarkdown markdown,
            Set<String> types,
            Problems problems,
            Refusals refusals)
            throws SiteException {
        this.config = config;
        this.charset = config.renderCharset();
        this.header = new JBakeHeader(config, refusals);
        this.uris = uris;
        this.links = links;
        this.markdown = markdown;
        this.types = types;
        this.problems = problems;
        this.refusals = refusals;
    }

    /** Who reads AsciiDoc; to be named before there is any. */
    void asciiDoc(AsciiDoc reader) {
        asciiDoc = reader;
    }

    /**
     * Reads a source of a page.
     *
     * @param name the file as people know it
     * @param tomorrow what is dated before it and is {@code published-date} is published
     * @return null when it is left out; the reason was told
     */
    @Nullable
    JBakeDocument content(Path file, String name, Instant tomorrow) throws IOException {
        Optional<byte[]> bytes = bytes(file, name);
        SourceText text = bytes.isEmpty() ? null : decode(name, bytes.get());
        if (text == null) {
            return null;
        }
        String place = uris.place(file);
        List<JBakeDocument.SourceLink> linked = new ArrayList<>();
        DocumentModel model = model(file, name, place, text, linked);
        if (model == null) {
            return null;
        }
        if (!types.contains(model.getType())) {
            problems.add(Problem.warning(
                    Code.UNKNOWN_TYPE,
                    name,
                    1,
                    0,
                    "There is no type '" + model.getType() + "'; the file is left out.",
                    "Write one of " + String.join(", ", new TreeSet<>(types)) + ", or name its template as template."
                            + model.getType() + ".file in " + JBakeConfig.FILE + "."));
            return null;
        }
        if (model.getTags().length > MANY_TAGS) {
            problems.add(Problem.warning(
                    Code.TOO_MANY_TAGS,
                    name,
                    1,
                    0,
                    "The document has " + model.getTags().length + " tags, and with render.tags a page for each.",
                    "Keep those that readers look for."));
        }
        boolean dated = model.getDate() != null;
        if (!dated && model.getType().equals("post")) {
            problems.add(Problem.warning(
                    Code.NO_DATE,
                    name,
                    1,
                    0,
                    "The post has no date; it counts as one of today.",
                    "Write date= in its header, as date.format in " + JBakeConfig.FILE + " says."));
        }
        String uri = uris.uri(place);
        model.setRootPath(uris.rootPath(place));
        model.setRendered(false);
        model.setFile(file.toString());
        model.setSourceUri(uri);
        model.setUri(uri);
        model.setCached(true);
        if (ModelAttributes.Status.PUBLISHED_DATE.equals(model.getStatus())
                && dated
                && model.getDate().toInstant().isBefore(tomorrow)) {
            model.setStatus(ModelAttributes.Status.PUBLISHED);
        }
        if (config.getUriWithoutExtension()) {
            model.setNoExtensionUri(uri.replace("/index.html", "/"));
        }
        if (config.getImgPathUpdate() && model.getBody() != null) {
            PictureAddresses.update(model, config);
        }
        return new JBakeDocument(
                name,
                place,
                new SourceModel(model, file),
                dated || ProjectFiles.extension(file).startsWith("y"),
                linked);
    }

    /** Of JBake's own two types; what a template of the project's own shows of another nobody can tell. */
    private void tellEmpty(SourceText text, DocumentModel model, String body, boolean headerShown) {
        boolean shown = (model.getType().equals("post") || model.getType().equals("page"))
                && !ModelAttributes.Status.DRAFT.equals(model.getStatus());
        if (shown && (headerShown || body.isBlank())) {
            problems.add(Problem.warning(
                    Code.EMPTY_TEXT,
                    text.path(),
                    text.line(text.text().stripTrailing().length()),
                    0,
                    headerShown
                            ? "There is no text below the header; as with JBake, the page shows the header itself."
                            : "There is no text below the header; the page is empty.",
                    "Write one, or set status=draft."));
        }
    }

    private @Nullable DocumentModel model(
            Path file, String name, String place, SourceText text, List<JBakeDocument.SourceLink> linked) {
        return switch (ProjectFiles.extension(file)) {
            case "yml", "yaml" -> yaml(text);
            case "md" -> {
                JBakeHeader.Parts parts = header.read(name, text.text(), problems);
                if (parts.model() != null) {
                    tellEmpty(text, parts.model(), parts.body(), parts.headerShown());
                    parts.model().setBody(markdown(name, place, parts, linked));
                }
                yield parts.model();
            }
            case "html" -> {
                JBakeHeader.Parts parts = header.read(name, text.text(), problems);
                if (parts.model() != null) {
                    String body = parts.body();
                    tellEmpty(text, parts.model(), body, parts.headerShown());
                    tellActive(name, parts.bodyLine(), new SourceText(name, body), ActiveHtml.in(body));
                    parts.model().setBody(closed(name, body, parts.bodyLine(), body));
                }
                yield parts.model();
            }
            default -> asciiDoc(file, name, place, text);
        };
    }

    private String markdown(String name, String place, JBakeHeader.Parts parts, List<JBakeDocument.SourceLink> linked) {
        String body = parts.body();
        SourceText source = new SourceText(name, body);
        MarkdownLinks.Page page = (written, image, offset) ->
                links.resolve(name, place, written, image, () -> parts.bodyLine() + source.line(offset) - 1, linked);
        String plain = markdown.renderPlain(body, page);
        if (plain != null) {
            return plain;
        }
        int deep = lineNestedDeeply(body);
        if (deep > 0) {
            problems.add(Problem.error(
                    Code.TOO_INTRICATE,
                    name,
                    parts.bodyLine() + deep - 1,
                    1,
                    "The text is nested more than " + DEEPEST + " levels deep.",
                    "Remove the surplus '>' or list marks at the line's start."));
            return "";
        }
        TreeMap<Integer, String> raw = new TreeMap<>();
        String html = markdown.render(body, page, new PegdownMarkdown.Heard() {
            @Override
            public void rawHtml(String piece, int offset) {
                raw.put(offset, piece);
            }

            @Override
            public void openFence(int offset) {
                if (parts.headerShown()) {
                    return; // the line that closes the header
                }
                problems.add(Problem.warning(
                        Code.UNCLOSED_CODE,
                        name,
                        parts.bodyLine() + source.line(offset) - 1,
                        source.column(offset),
                        "The code that begins here has no end: all below it became code.",
                        "Write a line " + body.substring(offset, offset + 3) + " where the code ends."));
            }
        });
        if (raw.isEmpty()) {
            return html;
        }
        tellActive(name, parts.bodyLine(), source, ActiveHtml.in(alone(raw)));
        return closed(name, html, parts.bodyLine(), body);
    }

    /** The raw HTML of a text by itself: blanks for all else, so that places stay what they are. */
    private static String alone(SortedMap<Integer, String> pieces) {
        StringBuilder raw = new StringBuilder();
        pieces.forEach((offset, piece) ->
                raw.append(" ".repeat(Math.max(0, offset - raw.length()))).append(piece));
        return raw.toString();
    }

    /** JBake's users write HTML as they like; what runs, or brings something in, is told all the same. */
    private void tellActive(String name, int firstLine, SourceText text, List<ActiveHtml.Found> all) {
        for (ActiveHtml.Found found : all) {
            boolean placed = found.offset() >= 0;
            int line = placed ? text.line(found.offset()) : 0;
            problems.add(Problem.warning(
                    Code.RAW_HTML,
                    name,
                    placed ? firstLine + line - 1 : 0,
                    placed ? text.column(found.offset()) : 0,
                    "Raw HTML with " + found.what() + (placed ? " in line " + line + " of the text" : "")
                            + " is published as it stands.",
                    null));
        }
    }

    /** Closes what raw HTML leaves open, so that the template's own HTML behind it is not drawn in. */
    private String closed(String name, String html, int bodyLine, String body) {
        RawHtml.Open open = RawHtml.open(html);
        if (open.missing().isEmpty()) {
            return html;
        }
        String element = open.elements().isEmpty() ? "" : open.elements().get(0);
        int at = body.toLowerCase(Locale.ROOT).lastIndexOf("<" + element);
        problems.add(Problem.warning(
                Code.UNCLOSED_HTML,
                name,
                at < 0 || element.isEmpty() ? 0 : bodyLine + new SourceText(name, body).line(at) - 1,
                0,
                element.isEmpty()
                        ? "The HTML ends inside a tag or a comment; it is closed with " + open.missing() + "."
                        : "The HTML does not close <" + element + ">; it is closed at the end of the text.",
                "Write " + open.missing() + " where it belongs."));
        return config.getImgPathUpdate() // it closes what is open in a way of its own
                ? html
                : html.stripTrailing() + open.missing() + "\n";
    }

    /** The first line that starts with more quote and list marks than a person writes, from 1; 0 for none. */
    private static int lineNestedDeeply(String body) {
        int line = 1;
        int marks = 0;
        int indent = 0;
        boolean start = true;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '\n') {
                line++;
                marks = 0;
                indent = 0;
                start = true;
            } else if (start) {
                if (c == '>'
                        || (c == '*' || c == '-' || c == '+') && i + 1 < body.length() && body.charAt(i + 1) == ' ') {
                    marks++;
                    if (marks > DEEPEST || indent > DEEPEST * 4 && c != '>') {
                        return line;
                    }
                } else if (c == ' ') {
                    indent++;
                } else if (c == '\t') {
                    indent += 4;
                } else {
                    start = false;
                }
            }
        }
        return 0;
    }

    private @Nullable DocumentModel yaml(SourceText text) {
        Object value = YamlData.read(text, problems);
        DocumentModel model = new DocumentModel();
        if (value instanceof List<?>) {
            model.put("data", value);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> model.put(String.valueOf(key), item));
        } else if (value != null) {
            problems.add(Problem.warning(
                    Code.WRONG_SHAPE,
                    text.path(),
                    1,
                    0,
                    "The file holds a single value; templates see nothing of it.",
                    "Give it a key."));
        }
        Object tags = model.get(ModelAttributes.TAGS);
        if (tags instanceof List<?> list) {
            model.setTags(list.stream().map(String::valueOf).toArray(String[]::new));
        }
        for (String key : List.of(ModelAttributes.TYPE, ModelAttributes.STATUS)) {
            Object word = model.get(key);
            if (word != null && !(word instanceof String)) {
                model.put(key, word.toString());
            }
        }
        for (Map.Entry<String, Object> entry : model.entrySet()) {
            if (entry.getValue() instanceof String held
                    && !header.letsControlThrough(text.path(), 0, entry.getKey(), held)) {
                return null;
            }
        }
        if (model.containsKey(ModelAttributes.DATE) && !(model.get(ModelAttributes.DATE) instanceof Date)) {
            problems.add(Problem.error(
                    Code.BAD_VALUE,
                    text.path(),
                    0,
                    0,
                    "The date is none: '" + model.get(ModelAttributes.DATE) + "'.",
                    "Write 2026-01-31."));
            return null;
        }
        return model;
    }

    private @Nullable DocumentModel asciiDoc(Path file, String name, String place, SourceText text) {
        AsciiDoc reader = asciiDoc;
        DocumentModel model = reader == null ? null : reader.read(file, text, header, problems);
        if (model != null && model.getBody() != null) {
            tellEmpty(text, model, model.getBody(), false);
            tellActive(name, 1, text, AsciiDoc.written(text.text(), ActiveHtml.in(model.getBody())));
            lookForPictures(name, place, text, model.getBody());
        }
        return model;
    }

    /** Of HTML that another has written; a picture's line is that in which the text names its file. */
    private void lookForPictures(String name, String place, SourceText text, String html) {
        Matcher picture = PICTURE.matcher(html);
        while (picture.find()) {
            String written = Parser.unescapeEntities(picture.group(1), true);
            links.look(name, place, written, () -> {
                int at = text.text().indexOf(written);
                at = at < 0 ? text.text().indexOf(new FilePath(written).name()) : at;
                return at < 0 ? 0 : text.line(at);
            });
        }
    }

    /**
     * Reads a data file.
     *
     * @return null after an error
     */
    @Nullable
    DocumentModel data(Path file, String name) throws IOException {
        Optional<byte[]> bytes = bytes(file, name);
        SourceText text = bytes.isEmpty() ? null : decode(name, bytes.get());
        DocumentModel model = text == null ? null : yaml(text);
        if (model == null) {
            return null;
        }
        model.setRendered(true);
        model.setFile(file.toString());
        model.setSourceUri(config.getDataFolder().toPath().relativize(file).toString());
        model.setType(config.getDataFileDocType());
        return new SourceModel(model, file);
    }

    private Optional<byte[]> bytes(Path file, String name) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            if (!refusals.letsThrough(
                    Code.TEXT_TOO_LARGE,
                    name,
                    0,
                    0,
                    "It has " + ByteSize.of(size) + ": no text is larger than 64 MB.",
                    "Move it to the assets or cut it.",
                    "It is read all the same.")) {
                return Optional.empty();
            }
        } else if (size
                > TextFile.MOST_BYTES) { // such a site is live: it goes on, and its owner knows why it takes long
            problems.add(Problem.warning(
                    Code.TEXT_TOO_LARGE,
                    name,
                    0,
                    0,
                    "It has " + ByteSize.of(size) + "; a text of more than 5 MB takes long to build and to load.",
                    TextFile.ADVICE));
        }
        return Optional.of(Files.readAllBytes(file));
    }

    private @Nullable SourceText decode(String name, byte[] bytes) {
        Problems strictly = new Problems();
        SourceText text = decode(name, bytes, charset, strictly);
        boolean through = true;
        for (Problem problem : strictly.all()) {
            if (problem.isError()) {
                through &= refusals.letsThrough(
                        problem.code(),
                        problem.path(),
                        problem.line(),
                        problem.column(),
                        problem.message(),
                        problem.advice(),
                        "It is read as JBake reads it.");
            } else {
                problems.add(problem);
            }
        }
        return text == null && through ? new SourceText(name, guessed(bytes)) : text;
    }

    /** With U+FFFD for what is no letter, and without a byte-order mark in front. */
    private String guessed(byte[] bytes) {
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Strictly: no byte is guessed. Returns null after an error. */
    static @Nullable SourceText decode(String name, byte[] bytes, Charset charset, Problems problems) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Decoder.decode(name, bytes, problems);
        }
        try {
            SourceText text = new SourceText(
                    name,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
            return Decoder.refusesControl(text, problems) ? null : text;
        } catch (CharacterCodingException e) {
            problems.add(Problem.error(
                    Code.WRONG_ENCODING,
                    name,
                    0,
                    0,
                    "The file is not " + charset + ".",
                    "Save it as render.encoding says."));
            return null;
        }
    }
}
