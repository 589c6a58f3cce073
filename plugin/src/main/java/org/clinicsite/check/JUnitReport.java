package org.clinicsite.check;

import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.clinicsite.generate.Found;

/**
 * Findings for build servers, which count tests: one case for each kind of check, failed when it has errors; its warnings
 * are what it printed. In the form that JUnit's reports have everywhere
 * (https://github.com/testmoapp/junitxml).
 */
final class JUnitReport {

    private static final String SUITE = "site";

    private JUnitReport() {}

    /**
     * The report.
     *
     * @param looked the kinds of checks that were done
     */
    static String write(List<Found> found, Set<Area> looked) {
        Map<Area, List<Found>> areas = new EnumMap<>(Area.class);
        for (Area area : Area.values()) {
            areas.put(area, found.stream().filter(one -> Area.of(one) == area).toList());
        }
        long failures = areas.values().stream()
                .filter(lines -> lines.stream().anyMatch(Found::isError))
                .count();
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", SUITE);
            xml.writeAttribute("tests", String.valueOf(areas.size()));
            xml.writeAttribute("failures", String.valueOf(failures));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", String.valueOf(Area.values().length - looked.size()));
            xml.writeAttribute("time", "0");
            for (Map.Entry<Area, List<Found>> area : areas.entrySet()) {
                xml.writeCharacters("\n  ");
                writeTestCase(xml, area.getKey(), area.getValue(), looked);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text can be written to memory", e);
        }
        return out.toString();
    }

    private static void writeTestCase(XMLStreamWriter xml, Area area, List<Found> found, Set<Area> looked)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE + "." + area.word());
        xml.writeAttribute("name", area.says());
        xml.writeAttribute("time", "0");
        List<Found> errors = found.stream().filter(Found::isError).toList();
        List<Found> others = found.stream().filter(one -> !one.isError()).toList();
        if (!looked.contains(area)) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute(
                    "message",
                    looked.size() > 1
                            ? "not asked; -Dsite.external asks, where there is a network"
                            : "not looked at: the site could not be made");
        }
        if (!errors.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", errors.get(0).rule());
            xml.writeAttribute(
                    "message",
                    clean(
                            errors.size() == 1
                                    ? says(errors.get(0))
                                    : errors.size() + " errors, first " + says(errors.get(0))));
            xml.writeCharacters(lines(errors));
            xml.writeEndElement();
        }
        if (!others.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(lines(others));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String lines(List<Found> found) {
        return clean(found.stream().map(JUnitReport::says).collect(Collectors.joining("\n")));
    }

    private static String says(Found found) {
        return FindingLine.of(found);
    }

    /** Without what XML 1.0 cannot hold (section 2.2). */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c ->
                        c == '\n' || c == '\t' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000
                                ? c
                                : 0xFFFD)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
