package org.clinicsite.demo;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu HTML checker, run in this process, with its own schemas: it asks no network. Keeps errors and warnings. */
final class NuChecker {

    /** The schema that the checker's own command uses for HTML. */
    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
    private final List<String> messages = new ArrayList<>();
    private String name = "";

    NuChecker() throws Exception {
        ErrorHandler handler = new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                messages.add(name + ":" + e.getLineNumber() + ":" + e.getColumnNumber() + ": " + e.getMessage());
            }

            @Override
            public void error(SAXParseException e) {
                warning(e);
            }

            @Override
            public void fatalError(SAXParseException e) {
                warning(e);
            }
        };
        validator.setUpMainSchema(SCHEMA, handler);
        validator.setUpValidatorAndParsers(handler, false, false);
        validator.setAllowCss(true);
    }

    void checkHtml(Path file, String shown) throws Exception {
        name = shown;
        try (InputStream in = Files.newInputStream(file)) {
            validator.checkHtmlInputSource(source(in, shown));
        }
    }

    void checkCss(Path file, String shown) throws Exception {
        name = shown;
        try (InputStream in = Files.newInputStream(file)) {
            validator.checkCssInputSource(source(in, shown));
        }
    }

    /** {@code name:line:column: message}, in the order found. */
    List<String> messages() {
        return messages;
    }

    private static InputSource source(InputStream in, String shown) {
        InputSource source = new InputSource(in);
        source.setSystemId("https://pages.example/" + shown);
        source.setEncoding("UTF-8");
        return source;
    }
}
