package org.clinicsite.jbake;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.source.Decoder;
import org.clinicsite.source.TextFile;
import org.clinicsite.text.SourceText;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.app.configuration.Property;
import org.jbake.app.configuration.PropertyList;
import org.jspecify.annotations.Nullable;

/**
 * A JBake project's configuration: {@code jbake.properties} (and the older {@code custom.properties}) over JBake's own
 * defaults. Read once, then only looked at. Unlike JBake's it does not hold the JVM's system properties, so no template
 * sees them.
 *
 * <p>As in JBake, {@link #get} and templates see a value as the file has it, while the typed questions see it with
 * <code>${other.key}</code> filled in.
 */
final class JBakeConfig implements JBakeConfiguration {

    /** The file that makes a folder a JBake project. */
    static final String FILE = "jbake.properties";

    /** Our own key: whether what JBake builds and nobody means is an error. */
    static final String STRICT = "jbake.strict";

    /** JBake's own default, which is nobody's site. */
    private static final String NO_HOST = "http://www.jbake.org";

    /** Its older name. */
    static final String LEGACY_FILE = "custom.properties";
    /** <code>${a}</code> may hold <code>${b}</code>, but not itself. */
    private static final int DEEPEST_REFERENCE = 20;

    private final File sourceFolder;
    private final Map<String, Object> values;
    private final Problems problems;

    private JBakeConfig(File sourceFolder, Map<String, Object> values, Problems problems) {
        this.sourceFolder = sourceFolder;
        this.values = values;
        this.problems = problems;
    }

    /**
     * Reads a project's configuration.
     *
     * @param source the project's folder
     * @param overrides values that win over the files
     * @param given values for what neither the files nor JBake's defaults say: those of the POM and the command line
     * @param destination the output folder as templates shall see it; null for the configured one
     * @param problems gets what is wrong with single values
     * @throws IOException when a file that exists cannot be read
     * @throws SiteException when a file is not UTF-8
     */
    static JBakeConfig read(
            Path source,
            Map<String, String> overrides,
            Map<String, String> given,
            @Nullable Path destination,
            Problems problems)
            throws IOException, SiteException {
        // The first file that has a key wins, and its keys come first: the order of types depends on it.
        Map<String, Object> values = new LinkedHashMap<>(overrides);
        for (String name : new String[] {LEGACY_FILE, FILE}) {
            Path file = source.resolve(name);
            if (Files.isRegularFile(file)) {
                Optional<byte[]> bytes = TextFile.read(file, name, problems);
                SourceText text = bytes.isEmpty() ? null : Decoder.decode(name, bytes.get(), problems);
                if (text == null) {
                    throw new SiteException(problems.all());
                }
                PropertiesText.read(text.text()).forEach(values::putIfAbsent);
            }
        }
        try (InputStream in = JBakeConfiguration.class.getResourceAsStream("/default.properties")) {
            if (in == null) {
                throw new IOException("jbake-core's default.properties is not on the class path");
            }
            PropertiesText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .forEach(values::putIfAbsent);
        }
        new TreeMap<>(given).forEach(values::putIfAbsent);
        File folder = source.toFile();
        JBakeConfig config = new JBakeConfig(folder, values, problems);
        values.put("sourceFolder", folder);
        values.put(
                "destinationFolder", destination != null ? destination.toFile() : config.folder("destination.folder"));
        values.put("assetFolder", config.folder("asset.folder"));
        values.put("templateFolder", config.folder("template.folder"));
        values.put("contentFolder", new File(folder, config.string(PropertyList.CONTENT_FOLDER, "content")));
        values.put("dataFolder", config.folder("data.folder"));
        return config;
    }

    private File folder(String key) {
        File file = new File(string(key, ""));
        return file.isAbsolute() ? file : new File(sourceFolder, file.getPath());
    }

    // ---- what we ask beside JBake's own questions

    /** The charset of {@code render.encoding}: of sources, templates and pages. */
    Charset renderCharset() throws SiteException {
        String name = getRenderEncoding();
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new SiteException(Problem.error(
                    Code.BAD_SETTING,
                    FILE,
                    0,
                    0,
                    "render.encoding names no encoding: '" + name + "'.",
                    "Write render.encoding=UTF-8."));
        }
    }

    /** The locale of dates in headers: {@code jvm.locale}, else English; never the machine's. */
    Locale headerLocale() {
        String tag = getJvmLocale();
        return tag == null || tag.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(tag.replace('_', '-'));
    }

    /** The configuration as templates see it: dots are underscores, folders are their paths. */
    Map<String, Object> templateView() {
        Map<String, Object> view = new HashMap<>();
        values.forEach((key, value) -> {
            Object shown = value;
            if (key.equals(PropertyList.PAGINATE_INDEX.getKey())) {
                shown = getPaginateIndex();
            } else if (value instanceof File file) {
                shown = file.getPath();
            }
            view.put(key.replace('.', '_'), shown);
        });
        return view;
    }

    private @Nullable String string(String key) {
        Object value = values.get(key);
        if (value instanceof List<?> list) {
            value = list.get(0);
        }
        return value == null ? null : filled(value.toString(), 0);
    }

    private String string(String key, String otherwise) {
        String value = string(key);
        return value == null ? otherwise : value;
    }

    private String string(Property property, String otherwise) {
        return string(property.getKey(), otherwise);
    }

    private String filled(String value, int depth) {
        int open = value.indexOf("${");
        if (open < 0 || depth > DEEPEST_REFERENCE) {
            return value;
        }
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (open >= 0) {
            int close = value.indexOf('}', open);
            if (close < 0) {
                break;
            }
            out.append(value, done, open);
            Object other = values.get(value.substring(open + 2, close));
            if (other instanceof List<?> list) {
                other = list.get(0);
            }
            out.append(other == null ? value.substring(open, close + 1) : filled(other.toString(), depth + 1));
            done = close + 1;
            open = value.indexOf("${", done);
        }
        return out.append(value, done, value.length()).toString();
    }

    /** Whether what is {@link Refusals refused} is an error. */
    boolean isStrict() {
        return flag(STRICT, "true");
    }

    private boolean flag(Property property) {
        return flag(property.getKey(), "false");
    }

    private boolean flag(String key, String otherwise) {
        String value = string(key, otherwise).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "yes", "on", "y", "t" -> true;
            case "false", "no", "off", "n", "f" -> false;
            default -> {
                problems.add(Problem.error(
                        Code.BAD_SETTING,
                        FILE,
                        0,
                        0,
                        key + " is neither true nor false: '" + value + "'.",
                        "Write " + key + "=true or " + key + "=false."));
                yield false;
            }
        };
    }

    private int number(Property property, int otherwise) {
        String value = string(property.getKey());
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            problems.add(Problem.error(
                    Code.BAD_SETTING,
                    FILE,
                    0,
                    0,
                    property.getKey() + " is not a whole number: '" + value + "'.",
                    "Write " + property.getKey() + "=" + otherwise + "."));
            return otherwise;
        }
    }

    private List<String> list(Property property) {
        Object value = values.get(property.getKey());
        if (value instanceof List<?> list) {
            return list.stream().map(part -> filled(part.toString(), 0)).toList();
        }
        return value == null ? List.of() : List.of(filled(value.toString(), 0));
    }

    private File file(String key) {
        Object value = values.get(key);
        if (value instanceof File file) {
            return file;
        }
        throw new IllegalStateException(key);
    }

    // ---- JBake's questions, in its order

    @Override
    public @Nullable Object get(String key) {
        return values.get(key);
    }

    @Override
    public String getArchiveFileName() {
        return string(PropertyList.ARCHIVE_FILE, "");
    }

    /** As configured, and {@code reproducible}: Asciidoctor then leaves out when it ran. */
    @Override
    public List<String> getAsciidoctorAttributes() {
        List<String> attributes = new ArrayList<>(list(PropertyList.ASCIIDOCTOR_ATTRIBUTES));
        attributes.add("reproducible");
        return attributes;
    }

    @Override
    public Object getAsciidoctorOption(String optionKey) {
        Object value = values.get(PropertyList.ASCIIDOCTOR_OPTION.getKey() + "." + optionKey);
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(filled(value.toString(), 0));
    }

    @Override
    public List<String> getAsciidoctorOptionKeys() {
        String prefix = PropertyList.ASCIIDOCTOR_OPTION.getKey() + ".";
        return values.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    @Override
    public File getAssetFolder() {
        return file("assetFolder");
    }

    @Override
    public String getAssetFolderName() {
        return string(PropertyList.ASSET_FOLDER, "");
    }

    @Override
    public boolean getAssetIgnoreHidden() {
        return flag(PropertyList.ASSET_IGNORE_HIDDEN);
    }

    @Override
    public String getAttributesExportPrefixForAsciidoctor() {
        return string(PropertyList.ASCIIDOCTOR_ATTRIBUTES_EXPORT_PREFIX, "");
    }

    @Override
    public String getBuildTimeStamp() {
        return string(PropertyList.BUILD_TIMESTAMP, "");
    }

    @Override
    public boolean getClearCache() {
        return false;
    }

    @Override
    public File getContentFolder() {
        return file("contentFolder");
    }

    @Override
    public String getContentFolderName() {
        return string(PropertyList.CONTENT_FOLDER, "");
    }

    @Override
    public File getDataFolder() {
        return file("dataFolder");
    }

    @Override
    public String getDataFolderName() {
        return string(PropertyList.DATA_FOLDER, "");
    }

    @Override
    public String getDataFileDocType() {
        return string(PropertyList.DATA_FILE_DOCTYPE, "");
    }

    @Override
    public String getDatabasePath() {
        return string(PropertyList.DB_PATH, "");
    }

    @Override
    public String getDatabaseStore() {
        return string(PropertyList.DB_STORE, "");
    }

    @Override
    public String getDateFormat() {
        return string(PropertyList.DATE_FORMAT, "");
    }

    @Override
    public String getDefaultStatus() {
        return string(PropertyList.DEFAULT_STATUS, "");
    }

    @Override
    public String getDefaultType() {
        return string(PropertyList.DEFAULT_TYPE, "");
    }

    @Override
    public File getDestinationFolder() {
        return file("destinationFolder");
    }

    @Override
    public void setDestinationFolder(File destination) {
        throw new UnsupportedOperationException("read once");
    }

    /** The types that {@code template.TYPE.file} keys name, in the order of the keys. */
    @Override
    public List<String> getDocumentTypes() {
        Set<String> types = new LinkedHashSet<>();
        for (String key : values.keySet()) {
            int start = key.indexOf("template.");
            int end = start < 0 ? -1 : key.indexOf(".file", start);
            String type = end < 0 ? "" : key.substring(start + "template.".length(), end);
            if (!type.isEmpty() && type.chars().allMatch(JBakeConfig::isTypeCharacter)) {
                types.add(type);
            }
        }
        return List.copyOf(types);
    }

    private static boolean isTypeCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    @Override
    public String getDraftSuffix() {
        return string(PropertyList.DRAFT_SUFFIX, "");
    }

    @Override
    public String getError404FileName() {
        return string(PropertyList.ERROR404_FILE, "");
    }

    @Override
    public String getExampleProjectByType(String templateType) {
        return string("example.project." + templateType, "");
    }

    @Override
    public boolean getExportAsciidoctorAttributes() {
        return flag(PropertyList.ASCIIDOCTOR_ATTRIBUTES_EXPORT);
    }

    @Override
    public String getFeedFileName() {
        return string(PropertyList.FEED_FILE, "");
    }

    @Override
    public String getHeaderSeparator() {
        return string(PropertyList.HEADER_SEPARATOR, "");
    }

    @Override
    public String getIgnoreFileName() {
        return string(PropertyList.IGNORE_FILE, "");
    }

    @Override
    public String getIndexFileName() {
        return string(PropertyList.INDEX_FILE, "");
    }

    @Override
    public Iterator<String> getKeys() {
        return values.keySet().iterator();
    }

    @Override
    public List<String> getMarkdownExtensions() {
        return list(PropertyList.MARKDOWN_EXTENSIONS);
    }

    @Override
    public String getOutputExtension() {
        return string(PropertyList.OUTPUT_EXTENSION, "");
    }

    @Override
    public String getOutputExtensionByDocType(String docType) {
        return string("template." + docType + ".extension", getOutputExtension());
    }

    @Override
    public boolean getPaginateIndex() {
        return flag(PropertyList.PAGINATE_INDEX);
    }

    @Override
    public int getPostsPerPage() {
        return number(PropertyList.POSTS_PER_PAGE, 5);
    }

    @Override
    public String getPrefixForUriWithoutExtension() {
        return string(PropertyList.URI_NO_EXTENSION_PREFIX, "");
    }

    @Override
    public boolean getRenderArchive() {
        return flag(PropertyList.RENDER_ARCHIVE);
    }

    @Override
    public String getRenderEncoding() {
        return string(PropertyList.RENDER_ENCODING, "UTF-8");
    }

    @Override
    public String getOutputEncoding() {
        return string(PropertyList.OUTPUT_ENCODING, "UTF-8");
    }

    @Override
    public boolean getRenderError404() {
        return flag(PropertyList.RENDER_ERROR404);
    }

    @Override
    public boolean getRenderFeed() {
        return flag(PropertyList.RENDER_FEED);
    }

    @Override
    public boolean getRenderIndex() {
        return flag(PropertyList.RENDER_INDEX);
    }

    @Override
    public boolean getRenderSiteMap() {
        return flag(PropertyList.RENDER_SITEMAP);
    }

    @Override
    public boolean getRenderTags() {
        return flag(PropertyList.RENDER_TAGS);
    }

    @Override
    public boolean getRenderTagsIndex() {
        return flag(PropertyList.RENDER_TAGS_INDEX);
    }

    @Override
    public boolean getSanitizeTag() {
        return flag(PropertyList.TAG_SANITIZE);
    }

    @Override
    public int getServerPort() {
        return number(PropertyList.SERVER_PORT, 8080);
    }

    @Override
    public String getSiteHost() {
        return string(PropertyList.SITE_HOST, NO_HOST);
    }

    /** Where the site is published; null when no {@code site.host} says it, or none that is a web address. */
    @Nullable
    BaseUrl address() {
        String host = getSiteHost();
        return host.equals(NO_HOST) || !BaseUrl.isValid(host) ? null : BaseUrl.parse(host);
    }

    @Override
    public String getSiteMapFileName() {
        return string(PropertyList.SITEMAP_FILE, "");
    }

    @Override
    public File getSourceFolder() {
        return sourceFolder;
    }

    @Override
    public String getTagPathName() {
        return string(PropertyList.TAG_PATH, "");
    }

    @Override
    public String getTemplateEncoding() {
        return string(PropertyList.TEMPLATE_ENCODING, "UTF-8");
    }

    @Override
    public @Nullable String getTemplateByDocType(String doctype) {
        return string("template." + doctype + ".file");
    }

    @Override
    public @Nullable File getTemplateFileByDocType(String doctype) {
        String name = getTemplateByDocType(doctype);
        return name == null ? null : new File(getTemplateFolder(), name);
    }

    @Override
    public File getTemplateFolder() {
        return file("templateFolder");
    }

    @Override
    public String getTemplateFolderName() {
        return string(PropertyList.TEMPLATE_FOLDER, "");
    }

    @Override
    public String getThymeleafLocale() {
        return string(PropertyList.THYMELEAF_LOCALE, "");
    }

    @Override
    public boolean getUriWithoutExtension() {
        return flag(PropertyList.URI_NO_EXTENSION);
    }

    @Override
    public boolean getImgPathPrependHost() {
        return flag(PropertyList.IMG_PATH_PREPEND_HOST);
    }

    @Override
    public boolean getImgPathUpdate() {
        return flag(PropertyList.IMG_PATH_UPDATE);
    }

    @Override
    public String getVersion() {
        return string(PropertyList.VERSION, "");
    }

    @Override
    public void setProperty(String key, Object value) {
        throw new UnsupportedOperationException("read once");
    }

    @Override
    public String getThymeleafModeByType(String type) {
        return string("template_" + type + "_thymeleaf_mode", "HTML");
    }

    @Override
    public String getServerContextPath() {
        return string(PropertyList.SERVER_CONTEXT_PATH, "");
    }

    @Override
    public String getServerHostname() {
        return string(PropertyList.SERVER_HOSTNAME, "");
    }

    @Override
    public String getAbbreviatedGitHash() {
        return string(PropertyList.GIT_HASH, "");
    }

    @Override
    public @Nullable String getJvmLocale() {
        return string(PropertyList.JVM_LOCALE.getKey());
    }

    /** Where templates print dates; UTC unless {@code freemarker.timezone} says another zone. */
    @Override
    public TimeZone getFreemarkerTimeZone() {
        String zone = string(PropertyList.FREEMARKER_TIMEZONE, "");
        return TimeZone.getTimeZone(zone.isEmpty() ? "UTC" : zone);
    }

    @Override
    public Map<String, Object> asHashMap() {
        return templateView();
    }

    @Override
    public List<Property> getJbakeProperties() {
        List<Property> properties = new ArrayList<>();
        new TreeMap<>(values).keySet().forEach(key -> properties.add(PropertyList.getPropertyByKey(key)));
        return properties;
    }

    @Override
    public void addConfiguration(Properties properties) {
        throw new UnsupportedOperationException("read once");
    }
}
