package org.clinicsite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.json.simple.JSONValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** publish-sftp.md, publish-s3.md and ci.md beside the code. */
class PublishGuidesTest {

    private static final TargetContext CONTEXT = new TargetContext(Credentials.NONE, 1, Retry.USUAL, Progress.NONE);

    private static List<Element> xml(String name) throws Exception {
        List<Element> roots = new ArrayList<>();
        for (Document.Block block : Document.read(name).blocks()) {
            if (block.language().equals("xml")) {
                roots.add(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(block.text())))
                        .getDocumentElement());
            }
        }
        return roots;
    }

    private static List<Element> all(Element root, String tag) {
        List<Element> found = new ArrayList<>();
        if (root.getTagName().equals(tag)) {
            found.add(root);
        }
        NodeList below = root.getElementsByTagName(tag);
        for (int i = 0; i < below.getLength(); i++) {
            found.add((Element) below.item(i));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish-sftp.md", "publish-s3.md"})
    void everyTargetInTheGuideOpens(String name) throws Exception {
        int targets = 0;
        for (Element root : xml(name)) {
            for (Element target : all(root, "target")) {
                Map<String, String> options = new TreeMap<>();
                NodeList children = target.getElementsByTagName("*");
                for (int i = 0; i < children.getLength(); i++) {
                    options.put(
                            ((Element) children.item(i)).getTagName(),
                            children.item(i).getTextContent());
                }
                String type = options.remove("type");
                TargetSettings settings = new TargetSettings(options.remove("name"), type, new TreeMap<>(options));
                try (PublishTarget open = Targets.open(settings, CONTEXT)) {
                    assertThat(open.describe()).startsWith(type + " ");
                }
                targets++;
            }
        }
        assertThat(targets).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish-sftp.md", "publish-s3.md"})
    void versionsToPasteAreThoseOfThePom(String name) throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        for (Element root : xml(name)) {
            for (Element dependency : all(root, "dependency")) {
                String artifact =
                        dependency.getElementsByTagName("artifactId").item(0).getTextContent();
                String property = pom.replaceAll(
                        "(?s).*<artifactId>" + artifact + "</artifactId>\\s*<version>\\$\\{([^}]+)}</version>.*", "$1");
                assertThat(pom)
                        .as(artifact)
                        .contains("<" + property + ">"
                                + dependency
                                        .getElementsByTagName("version")
                                        .item(0)
                                        .getTextContent() + "</" + property
                                + ">");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "s3"})
    void tableOfOptionsIsThatOfTheType(String type) throws Exception {
        TreeSet<String> told = new TreeSet<>();
        Document.read("publish-" + type + ".md").rows("Options").forEach(row -> told.add(row.code(0)));
        assertThat(told).contains("server", "url");
        told.remove("server"); // every target has it

        TreeMap<String, String> options = new TreeMap<>();
        told.forEach(option -> options.put(option, option.equals("url") ? "none" : "x"));
        options.put("misspelt", "x");
        try {
            Targets.open(new TargetSettings("live", type, options), CONTEXT).close();
        } catch (SiteException e) {
            assertThat(e.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("knows no option 'misspelt'"));
        }
    }

    @Test
    void everyJsonBlockIsJson() throws Exception {
        for (Document.Block block : Document.read("publish-s3.md").blocks()) {
            if (block.language().equals("json")) {
                assertThat(JSONValue.parseWithException(block.text())).isInstanceOf(Map.class);
            }
        }
    }

    @Test
    void everyRecipeIsYamlWithAnEndAndLeastRightsAndShowsNoSecret() throws Exception {
        List<Document.Block> recipes = recipes();
        assertThat(recipes).hasSize(9);
        for (Document.Block recipe : recipes) {
            Object yaml =
                    new Load(LoadSettings.builder().setLabel(recipe.path()).build()).loadFromString(recipe.text());
            assertThat(yaml).as(recipe.path()).isInstanceOf(Map.class);
            assertThat(recipe.text()).containsAnyOf("timeout-minutes: ", "timeout: ");
            if (recipe.path().startsWith(".github")) {
                assertThat(recipe.text()).contains("permissions:\n  contents: ").contains("persist-credentials: false");
            }
            for (String line : recipe.text().lines().toList()) {
                assertThat(line.contains("secrets.") && line.contains("run:"))
                        .as("a secret in a command: " + line)
                        .isFalse();
            }
        }
    }

    @Test
    void everyGoalOfARecipeIsRunWithOptionsThatItKnows() throws Exception {
        for (Document.Block recipe : recipes()) {
            Matcher goal = Pattern.compile("site:(\\w+)([^\\n]*)").matcher(recipe.text());
            while (goal.find()) {
                String name = goal.group(1).substring(0, 1).toUpperCase(Locale.ROOT)
                        + goal.group(1).substring(1);
                String mojo = Files.readString(Path.of("src/main/java/org/clinicsite/maven/" + name + "Mojo.java"));
                Matcher option = Pattern.compile("-D(site\\.\\w+)").matcher(goal.group(2));
                while (option.find()) {
                    assertThat(mojo).contains("property = \"" + option.group(1) + "\"");
                }
            }
        }
    }

    private static List<Document.Block> recipes() throws Exception {
        return Document.read("ci.md").files().stream()
                .filter(block -> block.path().endsWith(".yml"))
                .toList();
    }
}
