package org.clinicsite.jbake;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.json.simple.parser.JSONParser;
import org.json.simple.parser.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * JBake's header: {@code key=value} lines, closed by a line of {@code ~~~~~~}. Gives the document model the values that
 * JBake gives it; what JBake loses without a word is told.
 */
final class JBakeHeader {

    private static final List<String> STATUSES = List.of(
            ModelAttributes.Status.PUBLISHED, ModelAttributes.Status.PUBLISHED_DATE, ModelAttributes.Status.DRAFT);

    /** Keys that JBake itself looks at. */
    private static final List<String> KNOWN_KEYS = List.of(
            ModelAttributes.TITLE,
            ModelAttributes.DATE,
            ModelAttributes.TYPE,
            ModelAttributes.STATUS,
            ModelAttributes.TAGS,
            ModelAttributes.CACHED);

    private final JBakeConfig config;
    private final Refusals refusals;
    /** Cloned for each use: it is not made for several threads. */
    private final SimpleDateFormat dateFormat;

    private final String separator;

    /**
     * @param refusals gets what JBake reads in a way that nobody means
     * @throws SiteException when {@code date.format} is no pattern
     */
    JBakeHeader(JBakeConfig config, Refusals refusals) throws SiteException {
        this.config = config;
        this.refusals = refusals;
        this.dateFormat = dateFormat(config);
        dateFormat.setTimeZone(TimeZone.getTimeZone("UTC"));
        dateFormat.setLenient(false);
        this.separator = config.getHeaderSeparator();
    }

    private static SimpleDateFormat dateFormat(JBakeConfig config) throws SiteException {
        try {
            return new SimpleDateFormat(config.getDateFormat(), config.headerLocale());
        } catch (IllegalArgumentException e) {
            throw new SiteException(Problem.error(
                    Code.BAD_SETTING,
                    JBakeConfig.FILE,
                    0,
                    0,
                    "date.format is no pattern: '" + config.getDateFormat() + "'.",
                    "Write date.format=yyyy-MM-dd."));
        }
    }

    /**
     * What a file consists of.
     *
     * @param model the header's values and the defaults; null where JBake leaves the file out, or after an error
     * @param body the text under the header, each line closed by LF
     * @param bodyLine the line of the file in which the body starts, from 1
     * @param headerShown whether nothing stands under the header, so that it is itself the body
     */
    record Parts(@Nullable DocumentModel model, String body, int bodyLine, boolean headerShown) {}

    /**
     * Cuts a file.
     *
     * @param path the file as people know it
     * @param problems gets errors for what cannot be understood, warnings for what JBake would drop
     */
    Parts read(String path, String text, Problems problems) {
        String normal =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        List<String> above = new ArrayList<>();
        int under = cut(normal, above);
        boolean header = under >= 0 && above.stream().allMatch(line -> line.isEmpty() || line.contains("="));
        DocumentModel model = DocumentModel.createDefaultDocumentModel();
        boolean broken = header
                ? !readLines(path, above, model, problems)
                : under >= 0 && above.stream().anyMatch(JBakeHeader::isKnownLine) && !letsJunkThrough(path, above);
        // JBake takes the whole file for the body when nothing stands under the separator.
        boolean whole = under < 0 || under >= normal.length();
        int bodyLine = whole ? 1 : above.size() + 2;
        String body = whole ? normal : normal.substring(under);
        body = body.endsWith("\n") || body.isEmpty() ? body : body + "\n";
        setDefaults(model);
        if (broken) {
            return new Parts(null, "", bodyLine, false);
        }
        if (normal.isEmpty() || model.getType().isEmpty() || model.getStatus().isEmpty()) {
            problems.add(Problem.warning(
                    normal.isEmpty() ? Code.EMPTY_FILE : Code.NO_TYPE_OR_STATUS,
                    path,
                    1,
                    0,
                    normal.isEmpty()
                            ? "The file is empty; it is left out."
                            : header
                                    ? "The header names no " + (model.getType().isEmpty() ? "type" : "status")
                                            + "; the file is left out."
                                    : "The file has no header; it is left out.",
                    "Start it with lines such as title=…, date=…, type=page, status=published and close them with "
                            + separator + "."));
            return new Parts(null, "", bodyLine, false);
        }
        return new Parts(model, body, bodyLine, whole && header);
    }

    /** Collects the lines above the separator and returns where the line under it starts; -1 without a separator. */
    private int cut(String text, List<String> above) {
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (end - start == separator.length() && text.startsWith(separator, start)) {
                return Math.min(end + 1, text.length());
            }
            above.add(text.substring(start, end));
            start = end + 1;
        }
        return -1;
    }

    /** Tells of the lines above the separator that are neither {@code key=value} nor empty. */
    private boolean letsJunkThrough(String path, List<String> above) {
        boolean through = true;
        for (int i = 0; i < above.size(); i++) {
            if (!above.get(i).isEmpty() && !above.get(i).contains("=")) {
                through &= refusals.letsThrough(
                        Code.BAD_HEADER,
                        path,
                        i + 1,
                        1,
                        "The header line has no '=': '" + above.get(i).strip() + "'.",
                        "Write it as key=value, or move it under the line " + separator + ".",
                        "As in JBake, the file then has no header at all.");
            }
        }
        return through;
    }

    private static boolean isKnownLine(String line) {
        int equals = line.indexOf('=');
        return equals > 0
                && KNOWN_KEYS.contains(line.substring(0, equals).strip().toLowerCase(Locale.ROOT));
    }

    /** Returns false after an error. */
    private boolean readLines(String path, List<String> lines, DocumentModel model, Problems problems) {
        boolean good = true;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String key = line.substring(0, equals).strip();
            String value = line.substring(equals + 1).strip();
            String known = key.toLowerCase(Locale.ROOT);
            if (!known.equals(key) && KNOWN_KEYS.contains(known) || key.isEmpty()) {
                problems.add(Problem.warning(
                        key.isEmpty() ? Code.BAD_HEADER : Code.MISSPELT_KEY,
                        path,
                        i + 1,
                        1,
                        key.isEmpty() ? "The header line has no key." : "'" + key + "' is read as '" + known + "'.",
                        "Write " + (key.isEmpty() ? "key" : known) + "=" + value + "."));
            }
            good &= store(path, i + 1, key, known, value, model, problems);
        }
        return good;
    }

    /**
     * Takes in a value that AsciiDoc's own header has.
     *
     * @param line of the file; 0 where that is not known
     * @return false after an error
     */
    boolean attribute(String path, int line, String key, String value, DocumentModel model, Problems problems) {
        return store(path, line, key.strip(), key.strip().toLowerCase(Locale.ROOT), value.strip(), model, problems);
    }

    /** The date of AsciiDoc's revision line, which need not be one. */
    Optional<Date> revised(String value) {
        SimpleDateFormat format = (SimpleDateFormat) dateFormat.clone();
        format.setLenient(true);
        return Optional.ofNullable(format.parse(value, new ParsePosition(0)));
    }

    private boolean store(
            String path, int line, String key, String known, String value, DocumentModel model, Problems problems) {
        if (!letsControlThrough(path, line, key, value)) {
            return false;
        }
        if (hasInvisible(value)) {
            problems.add(Problem.warning(
                    Code.INVISIBLE_CHARACTER,
                    path,
                    line,
                    0,
                    "The value of '" + key + "' holds invisible characters, such as a zero-width space.",
                    "Delete them; they are easy to paste and hard to see."));
        }
        switch (known) {
            case ModelAttributes.DATE -> {
                return value.isEmpty() || storeDate(path, line, value, model, problems);
            }
            case ModelAttributes.TAGS -> model.setTags(tags(value));
            case ModelAttributes.CACHED -> model.setCached(Boolean.parseBoolean(value));
            case ModelAttributes.STATUS -> {
                model.put(key, value);
                model.setStatus(value);
                tellStatus(path, line, value, problems);
            }
            case "permalink", "slug" -> {
                model.put(key, value);
                if (OutputPaths.climbs(value)) {
                    return refusals.letsThrough(
                            Code.BAD_PATH,
                            path,
                            line,
                            1,
                            "The " + known + " leaves the site: '" + value + "'.",
                            "Write it without '..'.",
                            "It is what templates make of it.");
                }
            }
            default -> {
                Object stored =
                        value.startsWith("{") && value.endsWith("}") ? json(path, line, key, value, problems) : value;
                model.put(key, stored);
                if (KNOWN_KEYS.contains(known)) {
                    model.put(known, stored);
                }
            }
        }
        return true;
    }

    private boolean storeDate(String path, int line, String value, DocumentModel model, Problems problems) {
        String pattern = config.getDateFormat();
        SimpleDateFormat format = (SimpleDateFormat) dateFormat.clone();
        ParsePosition position = new ParsePosition(0);
        Date date = format.parse(value, position);
        if (date == null) {
            position.setIndex(0);
            date = parsedLoosely(value, position);
            if (date != null) {
                problems.add(Problem.warning(
                        Code.INEXACT_DATE,
                        path,
                        line,
                        0,
                        "The date '" + value + "' is not quite as date.format says: " + pattern + ".",
                        "Mend the day of the week, or write HH in date.format for hours from 0 to 23."));
            }
        }
        if (date == null) {
            position.setIndex(0);
            Date rolled = rolledOver(value, position);
            boolean through = refusals.letsThrough(
                    Code.BAD_VALUE,
                    path,
                    line,
                    line == 0 ? 0 : 1,
                    "'" + value + "' is no date.",
                    "Write it as date.format in " + JBakeConfig.FILE + " says: " + pattern + ".",
                    rolled == null
                            ? "The document counts as one without a date."
                            : "As in JBake, it is "
                                    + rolled.toInstant()
                                            .atOffset(ZoneOffset.UTC)
                                            .toLocalDate() + ".");
            if (through && rolled != null) {
                model.setDate(rolled);
            }
            return through;
        }
        if (position.getIndex() < value.length()) {
            problems.add(Problem.warning(
                    Code.INEXACT_DATE,
                    path,
                    line,
                    0,
                    "'" + value.substring(position.getIndex()) + "' behind the date is not read.",
                    "Write the date as date.format in " + JBakeConfig.FILE + " says: " + pattern + "."));
        }
        model.setDate(date);
        return true;
    }

    /**
     * As JBake reads it, if that keeps every number as it is written: 14 o'clock by {@code hh}, a wrong day of the week.
     * A 13th month does not become January.
     */
    private @Nullable Date parsedLoosely(String value, ParsePosition position) {
        SimpleDateFormat loose = (SimpleDateFormat) dateFormat.clone();
        loose.setLenient(true);
        Date date = loose.parse(value, position);
        if (date == null) {
            return null;
        }
        String pattern = dateFormat.toPattern();
        if (pattern.indexOf('a') < 0) {
            loose.applyPattern(pattern.replace('h', 'H').replace('K', 'H'));
        }
        String read = value.substring(0, position.getIndex());
        Matcher offset = Pattern.compile("[+-]\\d\\d:?\\d\\d$").matcher(read);
        loose.setTimeZone(TimeZone.getTimeZone(offset.find() ? "GMT" + offset.group() : "UTC"));
        return numbers(loose.format(date)).equals(numbers(read)) ? date : null;
    }

    /** As JBake reads it: the 13th month of a year is the next January. Null for what is no date at all. */
    private @Nullable Date rolledOver(String value, ParsePosition position) {
        SimpleDateFormat loose = (SimpleDateFormat) dateFormat.clone();
        loose.setLenient(true);
        return loose.parse(value, position);
    }

    private static List<Integer> numbers(String text) {
        return Pattern.compile("\\d{1,9}")
                .matcher(text)
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .toList();
    }

    private static @Nullable Object json(String path, int line, String key, String value, Problems problems) {
        try {
            return new JSONParser().parse(value);
        } catch (ParseException e) {
            problems.add(Problem.warning(
                    Code.NOT_JSON,
                    path,
                    line,
                    key.length() + 2 + Math.max(0, e.getPosition()),
                    "The value of '" + key + "' looks like JSON but is none; templates do not get it.",
                    "Write names and texts in double quotes."));
            return null;
        }
    }

    /** As JBake cuts and trims them; empty ones go, and what nobody can see in them goes too. */
    String[] tags(String value) {
        List<String> tags = new ArrayList<>();
        for (String part : value.split(",")) {
            String tag = withoutInvisible(part).strip();
            if (!tag.isEmpty()) {
                tags.add(config.getSanitizeTag() ? tag.replace(' ', '-') : tag);
            }
        }
        return tags.toArray(String[]::new);
    }

    private void setDefaults(DocumentModel model) {
        if (model.getStatus().isEmpty()) {
            model.setStatus(config.getDefaultStatus());
        }
        if (model.getType().isEmpty()) {
            model.setType(config.getDefaultType());
        }
        if (!model.containsKey(ModelAttributes.TAGS)) {
            model.setTags(new String[0]);
        }
    }

    /** Tells of a status that JBake does not know: it draws such a document, and lists it nowhere. */
    static void tellStatus(String path, int line, String status, Problems problems) {
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            problems.add(Problem.warning(
                    Code.BAD_VALUE,
                    path,
                    line,
                    line == 0 ? 0 : 1,
                    "There is no status '" + status + "'; the page is made, and no list has it.",
                    "Write one of " + String.join(", ", STATUSES) + "."));
        }
    }

    /**
     * Tells of a character that no feed can hold.
     *
     * @param line of the value, in which the key comes first; 0 where that is not known
     */
    boolean letsControlThrough(String path, int line, String key, String value) {
        int forbidden = forbidden(value);
        return forbidden < 0
                || refusals.letsThrough(
                        Code.CONTROL_CHARACTER,
                        path,
                        line,
                        line == 0 ? 0 : key.length() + 2 + forbidden,
                        String.format(
                                "The value of '%s' holds the control character U+%04X.",
                                key, (int) value.charAt(forbidden)),
                        "Delete it; feeds and sitemaps cannot hold it.",
                        "Pages show it; in XML it is a blank.");
    }

    /** The first character that XML 1.0 has no place for (https://www.w3.org/TR/xml/#charsets); -1 when there is none. */
    static int forbidden(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isForbidden(value.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    static boolean isForbidden(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= '\uFFFE';
    }

    private static boolean hasInvisible(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isInvisible(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutInvisible(String value) {
        if (!hasInvisible(value)) {
            return value;
        }
        StringBuilder out = new StringBuilder();
        value.chars().filter(c -> !isInvisible(c)).forEach(c -> out.append((char) c));
        return out.toString();
    }

    /** Zero-width space, word joiner, byte-order mark, soft direction marks; the joiners that scripts need are not. */
    private static boolean isInvisible(int c) {
        return c == 0x200B || c == 0x2060 || c == 0xFEFF || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
