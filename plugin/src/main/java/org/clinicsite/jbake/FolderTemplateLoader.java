package org.clinicsite.jbake;

import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.TextFile;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Loads templates from the template folder and from nowhere else: a name or a link that leads out of it finds nothing.
 * Each is decoded strictly, and its <code>.now</code> becomes the build's date.
 */
final class FolderTemplateLoader implements TemplateLoader {

    private final Path folder;
    private final String folderName;
    private final Charset charset;
    private final Problems problems;
    private final BinaryOperator<String> change;

    /**
     * @param folderName the folder as people know it
     * @param problems gets an error for a template that is not in the charset
     */
    FolderTemplateLoader(Path folder, String folderName, Charset charset, Problems problems) {
        this(folder, folderName, charset, problems, (name, text) -> text);
    }

    private FolderTemplateLoader(
            Path folder, String folderName, Charset charset, Problems problems, BinaryOperator<String> change) {
        this.folder = folder;
        this.folderName = folderName;
        this.charset = charset;
        this.problems = problems;
        this.change = change;
    }

    /** The same with changed templates: by name and text. */
    FolderTemplateLoader with(BinaryOperator<String> other) {
        return new FolderTemplateLoader(folder, folderName, charset, new Problems(), other);
    }

    /** A template as people know it. */
    String name(String template) {
        return folderName + "/" + template;
    }

    @Override
    public @Nullable Object findTemplateSource(String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return null;
        }
        return file.toRealPath().startsWith(folder.toRealPath()) ? file : null;
    }

    @Override
    public long getLastModified(Object templateSource) {
        return 0; // a build reads each template once
    }

    @Override
    public Reader getReader(Object templateSource, String encoding) throws IOException {
        Path file = (Path) templateSource;
        String path = folder.relativize(file).toString().replace('\\', '/');
        String name = name(path);
        Optional<byte[]> bytes = TextFile.read(file, name, problems);
        SourceText text = bytes.isEmpty() ? null : JBakeDocumentReader.decode(name, bytes.get(), charset, problems);
        if (text == null) {
            throw new IOException("the template is too large, or is not " + charset);
        }
        return new StringReader(FixedNow.in(change.apply(path, text.text())));
    }

    @Override
    public void closeTemplateSource(Object templateSource) {
        // read whole
    }
}
