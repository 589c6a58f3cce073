package org.clinicsite.jbake;

import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;

/** JBake's document model of a file, whose {@code sha1} is made only for a template that asks for it: none does. */
final class SourceModel extends DocumentModel {

    private static final long serialVersionUID = 1;

    private final transient Path source;

    /** @param values what the model holds */
    SourceModel(DocumentModel values, Path source) {
        values.forEach(this::put);
        this.source = source;
        put(ModelAttributes.SHA1, new Sha1(source));
    }

    @Override
    public String getSha1() {
        return sha1(source);
    }

    private static String sha1(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + " again", e);
        }
    }

    /** As templates see it: a text. */
    private record Sha1(Path source) implements TemplateScalarModel {
        @Override
        public String getAsString() throws TemplateModelException {
            return sha1(source);
        }
    }
}
