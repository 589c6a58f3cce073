package org.clinicsite.picture;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An SVG: its size, and whether it is nothing but a drawing. Whoever opens it by its own address would run its scripts and
 * fetch what it names, so one that has such things is not published. Most drawings are seen to be harmless by their text
 * alone; only others are parsed.
 */
final class Svg {

    private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?svg\\b[^>]*>");
    private static final Pattern WIDTH = Pattern.compile("\\swidth\\s*=\\s*[\"']([0-9.]+)(?:px)?[\"']");
    private static final Pattern HEIGHT = Pattern.compile("\\sheight\\s*=\\s*[\"']([0-9.]+)(?:px)?[\"']");
    private static final Pattern BOX =
            Pattern.compile("\\sviewBox\\s*=\\s*[\"']\\s*[-0-9.]+[ ,]+[-0-9.]+[ ,]+([0-9.]+)[ ,]+([0-9.]+)\\s*[\"']");

    /** Elements that run, or that hold what is no drawing. In lower case. */
    private static final Set<String> REFUSED =
            Set.of("script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video");

    private static final Set<String> EMBEDDED =
            Set.of("data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp");

    private static final String ADVICE = "Save it as a plain SVG, without it.";

    /** What browsers give a drawing that says nothing of its size: https://www.w3.org/TR/css-images-3/#default-sizing */
    private static final String UNSAID_WIDTH = "300";

    private static final String UNSAID_HEIGHT = "150";

    private Svg() {}

    static PictureFile read(byte[] file) throws PictureFault {
        String text = new String(file, charset(file));
        Matcher root = ROOT.matcher(text);
        if (!root.find()) {
            throw new PictureFault("It is no SVG: there is no <svg> in it.", "Export it again as SVG.");
        }
        String end = text.stripTrailing();
        if (!root.group().endsWith("/>") && !end.endsWith("svg>")) {
            throw PictureFault.endsTooEarly();
        }
        check(text);
        Matcher width = WIDTH.matcher(root.group());
        Matcher height = HEIGHT.matcher(root.group());
        if (width.find() && height.find()) {
            return sized(width.group(1), height.group(1));
        }
        Matcher box = BOX.matcher(root.group());
        return box.find()
                ? sized(box.group(1), box.group(2))
                : sized(pixels(root.group(), "width", UNSAID_WIDTH), pixels(root.group(), "height", UNSAID_HEIGHT));
    }

    /** The length of a side as browsers show it when there is no viewBox, in CSS pixels. */
    private static String pixels(String root, String side, String unsaid) {
        Matcher length = Pattern.compile("\\s" + side + "\\s*=\\s*[\"']([0-9]*\\.?[0-9]+)(px|cm|mm|in|pc|pt|)[\"']")
                .matcher(root);
        if (!length.find()) {
            return unsaid;
        }
        double inches = switch (length.group(2)) { // https://www.w3.org/TR/css-values-4/#absolute-lengths
            case "cm" -> 1 / 2.54;
            case "mm" -> 1 / 25.4;
            case "in" -> 1;
            case "pc" -> 1 / 6.0;
            case "pt" -> 1 / 72.0;
            default -> 1 / 96.0;
        };
        return String.valueOf(Float.parseFloat(length.group(1)) * inches * 96);
    }

    private static Charset charset(byte[] file) {
        Bytes bytes = new Bytes(file);
        return bytes.startsWith(0, 0xFE, 0xFF) || bytes.startsWith(0, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
    }

    private static PictureFile sized(String width, String height) throws PictureFault {
        try {
            return new PictureFile(
                    PictureFormat.SVG, Math.round(Float.parseFloat(width)), Math.round(Float.parseFloat(height)), null);
        } catch (NumberFormatException e) {
            throw PictureFault.damaged("its size is no number");
        }
    }

    private static void check(String text) throws PictureFault {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("<!entity")) {
            throw new PictureFault("It declares entities.", "Save it as a plain SVG.");
        }
        if (isSuspicious(lower)) {
            parse(text);
        }
    }

    private static boolean isSuspicious(String lower) {
        for (String word : new String[] {
            "script",
            "foreignobject",
            "handler",
            "listener",
            "iframe",
            "embed",
            "object",
            "audio",
            "video",
            "<?xml-",
            "@import",
            "src",
            "&#"
        }) {
            if (lower.contains(word)) {
                return true;
            }
        }
        for (int at = lower.indexOf("href"); at >= 0; at = lower.indexOf("href", at + 4)) {
            if (!lower.startsWith("=\"#", at + 4) && !lower.startsWith("='#", at + 4)) {
                return true;
            }
        }
        for (int at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 4)) {
            if (!lower.startsWith("#", at + 4)) {
                return true;
            }
        }
        for (int at = lower.indexOf("on"); at >= 0; at = lower.indexOf("on", at + 2)) {
            if (at > 0 && Character.isWhitespace(lower.charAt(at - 1)) && isAttribute(lower, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAttribute(String text, int start) {
        int at = start;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '=';
    }

    private static void parse(String text) throws PictureFault {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
            boolean style = false;
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    style = in.getLocalName().equalsIgnoreCase("style");
                    readElement(in);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    style = false;
                } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION
                        && in.getPITarget().toLowerCase(Locale.ROOT).equals("xml-stylesheet")) {
                    throw refused(in, "names a style sheet outside of it");
                } else if (style && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                    readCss(in, in.getText());
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new PictureFault(
                    "It is no well-formed XML" + (line > 0 ? " (line " + line + " of it)" : "") + ".",
                    "Export it again as SVG.");
        }
    }

    private static void readElement(XMLStreamReader in) throws PictureFault {
        String name = in.getLocalName();
        if (REFUSED.contains(name.toLowerCase(Locale.ROOT))) {
            throw refused(in, "has a <" + name + ">");
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String attribute = in.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            String value = in.getAttributeValue(i).strip();
            if (attribute.startsWith("on")) {
                throw refused(in, "has the event handler '" + attribute + "'");
            }
            if (attribute.equals("href") || attribute.equals("src")) {
                boolean inside =
                        value.startsWith("#") || EMBEDDED.stream().anyMatch(value.toLowerCase(Locale.ROOT)::startsWith);
                if (!inside) {
                    throw refused(in, "leads out of the file, to '" + shortened(value) + "'");
                }
            } else if (attribute.equals("attributename")) {
                if (value.toLowerCase(Locale.ROOT).endsWith("href")) {
                    throw refused(in, "changes an address while it is shown");
                }
            } else {
                readCss(in, value);
            }
        }
    }

    private static void readCss(XMLStreamReader in, String text) throws PictureFault {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("@import")) {
            throw refused(in, "imports a style sheet");
        }
        for (int at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 4)) {
            String address = lower.substring(at + 4).stripLeading();
            if (address.startsWith("\"") || address.startsWith("'")) {
                address = address.substring(1).stripLeading();
            }
            if (!address.startsWith("#") && EMBEDDED.stream().noneMatch(address::startsWith)) {
                throw refused(in, "leads out of the file, to '" + shortened(address) + "'");
            }
        }
    }

    private static String shortened(String address) {
        return address.length() <= 40 ? address : address.substring(0, 40) + "…";
    }

    private static PictureFault refused(XMLStreamReader in, String what) {
        return new PictureFault("It " + what + " (line " + in.getLocation().getLineNumber() + " of it).", ADVICE);
    }
}
