package org.clinicsite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.generate.PicturesMade;
import org.clinicsite.picture.Photograph;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.problem.Todo;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does what {@code clinics.md} says gets what it promises. */
class ClinicsGuideTest {

    private static final String START = "Start a site of your own";

    @TempDir
    Path temp;

    private Document document;
    private Folder clinic;

    @BeforeEach
    void startASite() throws IOException {
        document = Document.read("clinics.md");
        clinic = new Folder(temp.resolve("clinic")).write(document.blocks(START));
    }

    @Test
    void fiveFilesAreASite() throws IOException {
        try (Stream<Path> files = Files.walk(clinic.root())) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(5);
        }
        clinic.generate();
        assertThat(text("index.html"))
                .contains("Massage for busy people in Ashcombe", "Sam Reed", "Back massage", "£34");
        assertThat(clinic.site("services/back-massage/index.html")).exists();
        assertThat(clinic.site("therapists/sam-reed/index.html")).exists();
        assertThat(clinic.site("locations/ashcombe/index.html")).exists();
    }

    @Test
    void thePomNamesThisPlugin() throws IOException {
        Element own = Jsoup.parse(Files.readString(Path.of("pom.xml")), Parser.xmlParser())
                .selectFirst("project");
        Element plugin = Jsoup.parse(Files.readString(clinic.root().resolve("pom.xml")), Parser.xmlParser())
                .selectFirst("plugin");
        for (String part : List.of("groupId", "artifactId", "version")) {
            assertThat(plugin.selectFirst("> " + part).text())
                    .isEqualTo(own.selectFirst("> " + part).text());
        }
    }

    @Test
    void theyWorkInAnotherOrderToo() throws IOException {
        for (String section : List.of(
                "Holiday hours",
                "Change prices",
                "Show prices, hours or a button in a text",
                "Add a page",
                "Add a location",
                "Add a therapist",
                "Add a service",
                "Put in a pasted article")) {
            clinic.write(document.blocks(section)).generateQuietly();
        }
        assertThat(text("services/back-massage/index.html")).contains("£61.50", "Kim Lee", "Elmbridge");
        assertThat(text("locations/ashcombe/index.html")).contains("Christmas", "Kim Lee", "Hand massage");
    }

    /** A how-to of the guide, done on a clinic on which all those above it were done. */
    private interface HowTo {
        void follow() throws IOException;
    }

    @Test
    void allOfThemWorkInOrderOnOneGrowingClinicWithoutAWarning() throws IOException {
        Map<String, HowTo> guide = new LinkedHashMap<>();
        guide.put(START, this::build);
        guide.put("Put in a pasted article", this::pasteAnArticle);
        guide.put("Add a service", this::addAService);
        guide.put("Add a therapist", this::addATherapist);
        guide.put("Add a location", this::addALocation);
        guide.put("Add a page", this::addAPage);
        guide.put("Say what people come with", this::sayWhatPeopleComeWith);
        guide.put("Announce a course or a class", this::announceClasses);
        guide.put("Offer a job", this::offerAJob);
        guide.put("Give files to take home", this::giveFiles);
        guide.put("Make a page for a leaflet", this::makeALandingPage);
        guide.put("Let people write to you", this::letPeopleWrite);
        guide.put("Show what clients say", this::showReviews);
        guide.put("Show what another host has", this::showAnotherHost);
        guide.put("Count visits", this::countVisits);
        guide.put("Arrange the home page", this::arrangeTheHomePage);
        guide.put("Show prices, hours or a button in a text", this::showPrices);
        guide.put("Change prices", this::changePrices);
        guide.put("Holiday hours", this::holidayHours);
        guide.put("Tell everybody something", this::announce);
        guide.put("Pictures", this::showPictures);
        guide.put("Rename a page without breaking links", this::renameAPage);
        guide.put("Put the site online", this::putTheSiteOnline);
        guide.put("Put the site on a stick", this::putTheSiteOnAStick);
        assertThat(guide.keySet())
                .containsExactlyElementsOf(document.headings().stream()
                        .filter(heading ->
                                heading.level() == 2 && !heading.text().startsWith("What "))
                        .map(Document.Heading::text)
                        .toList());
        for (HowTo each : guide.values()) {
            each.follow();
        }
        somebodyLeaves();
    }

    private void pasteAnArticle() throws IOException {
        clinic.write(document.blocks("Put in a pasted article"));
        assertThat(clinic.generateQuietly().mended().news()).hasSize(2);
        assertThat(text("index.html")).contains("/articles/tired-shoulders/");
        assertThat(text("articles/index.html")).contains("What tired shoulders want");
    }

    private void addAService() throws IOException {
        clinic.write(document.blocks("Add a service"));
        build();
        assertThat(text("services/hand-massage/index.html")).contains("£30");
        for (String page : List.of("index", "services/index", "prices/index", "therapists/sam-reed/index")) {
            assertThat(text(page + ".html")).as(page).contains("/services/hand-massage/");
        }
    }

    private void addATherapist() throws IOException {
        List<Document.Block> blocks = document.blocks("Add a therapist");
        clinic.write(blocks);
        build();
        assertThat(text("therapists/kim-lee/index.html")).contains("Active IQ", "/services/back-massage/");
        assertThat(text("services/back-massage/index.html")).contains("/therapists/kim-lee/", "/therapists/sam-reed/");
        assertThat(text("locations/ashcombe/index.html")).contains("Kim Lee");
    }

    private void addALocation() throws IOException {
        List<Document.Block> blocks = document.blocks("Add a location");
        clinic.write(blocks.stream().filter(block -> !block.part()).toList());
        build();
        assertThat(text("locations/elmbridge/index.html")).contains("EB3 4FG", "/services/back-massage/");
        clinic.write(blocks);
        build();
        assertThat(Jsoup.parse(text("therapists/sam-reed/index.html")).text())
                .contains("Ashcombe Monday and Thursday", "Elmbridge Tuesday");
        assertThat(text("locations/elmbridge/index.html")).contains("Sam Reed");
        assertThat(text("services/back-massage/index.html")).contains("/locations/elmbridge/");
    }

    private void letPeopleWrite() throws IOException {
        clinic.write(document.blocks("Let people write to you")).generate();
        assertThat(text("contact/index.html")).contains("action=\"https://formspree.io/f/xwkgjqyz\"");
        assertThat(clinic.site("contact/thanks/index.html")).exists();
    }

    private void showReviews() throws IOException {
        clinic.write(document.blocks("Show what clients say"));
        build();
        assertThat(text("index.html")).contains("They started on time", "Sam explained each step");
        assertThat(text("therapists/sam-reed/index.html"))
                .contains("Sam explained each step")
                .doesNotContain("They started on time");
    }

    private void showAnotherHost() throws IOException {
        clinic.write(document.blocks("Show what another host has")).generateQuietly();
        assertThat(text("locations/ashcombe/index.html"))
                .contains("href=\"https://maps.example.org/embed?at=ashcombe\"");
        assertThat(text("_headers")).contains("/locations/ashcombe/\n", "frame-src https://maps.example.org;");
    }

    private void countVisits() throws IOException {
        clinic.write(document.blocks("Count visits")).generateQuietly();
        assertThat(text("index.html")).contains("https://willowlane.goatcounter.com/count");
    }

    private void addAPage() throws IOException {
        clinic.write(document.blocks("Add a page"));
        build();
        assertThat(text("parties/index.html")).contains("We bring the chair.", "/services/back-massage/");
        assertThat(menu()).contains("/contact/").doesNotContain("/parties/");

        String facts = "content/data/clinic.yaml";
        String wanted = mentioned("`(menu: [^`]+)`");
        clinic.write(facts, Files.readString(clinic.root().resolve(facts)) + wanted + "\n");
        build();
        assertThat(menu()).containsExactly("/services/", "/prices/", "/parties/");
    }

    private void sayWhatPeopleComeWith() throws IOException {
        clinic.write(document.blocks("Say what people come with"));
        build();
        assertThat(text("conditions/stiff-neck/index.html"))
                .contains("Pain after a fall", "/services/back-massage/", "/therapists/sam-reed/");
        assertThat(text("services/back-massage/index.html")).contains("/conditions/stiff-neck/");
    }

    private void announceClasses() throws IOException {
        clinic.write(document.blocks("Announce a course or a class"));
        build();
        assertThat(Jsoup.parse(text("events/index.html"))
                        .select(".event-card h2")
                        .eachText())
                .containsExactly("Morning stretch", "An evening for tired hands");
        assertThat(text("events/morning-stretch/index.html")).contains("Every Tuesday and Thursday, 07:00–07:30");
        assertThat(text("index.html")).contains("/events/tired-hands/");
        assertThat(text("events/tired-hands/tired-hands.ics")).contains("DTSTART:20280217T183000Z");
    }

    private void offerAJob() throws IOException {
        clinic.write(document.blocks("Offer a job"));
        build();
        assertThat(text("jobs/massage-therapist/index.html"))
                .contains("30 April 2028", "£22–£26 an hour", "\"JobPosting\"");
        assertThat(Jsoup.parse(text("index.html")).select("footer a[href=/jobs/]"))
                .isNotEmpty();
    }

    private void giveFiles() throws IOException {
        clinic.write(document.blocks("Give files to take home"));
        clinic.write("content/pages/health-form.pdf", "%PDF-1.4\n".getBytes(StandardCharsets.UTF_8));
        build();
        assertThat(Jsoup.parse(text("forms/index.html"))
                        .select(".downloads a[href$=.pdf]")
                        .text())
                .isEqualTo("Health form PDF, 1 kB");
    }

    private void makeALandingPage() throws IOException {
        clinic.write(document.blocks("Make a page for a leaflet"));
        build();
        assertThat(text("lunch/index.html")).contains("Back at your desk", "https://book.willowlane.example/lunch");
        assertThat(text("site-map/index.html")).doesNotContain("/lunch/");
    }

    private void announce() throws IOException {
        clinic.write(document.blocks("Tell everybody something"));
        build();
        assertThat(Jsoup.parse(text("prices/index.html"))
                        .select(".announcement.important")
                        .text())
                .contains("We are closed that day. Move your visit");
    }

    private void arrangeTheHomePage() throws IOException {
        clinic.write(document.blocks("Arrange the home page"));
        build();
        assertThat(Jsoup.parse(text("index.html")).select("main > section").eachAttr("aria-labelledby"))
                .containsExactly("treatments", "part_reasons", "people", "part_invitation");
    }

    private void showPrices() throws IOException {
        clinic.write(document.blocks("Show prices, hours or a button in a text"));
        build();
        assertThat(text("sore-backs/index.html"))
                .contains("See your GP first", "£58", "12:00–20:00", "Book a back massage");
    }

    private void changePrices() throws IOException {
        clinic.write(document.blocks("Change prices"));
        build();
        for (String page : List.of("services/back-massage", "prices", "sore-backs")) {
            assertThat(text(page + "/index.html"))
                    .as(page)
                    .contains("£61.50", "£52")
                    .doesNotContain("£58");
        }
        assertThat(text("services/back-massage/index.html")).contains("Kim Lee");
    }

    private void holidayHours() throws IOException {
        clinic.write(document.blocks("Holiday hours"));
        build();
        for (String page : List.of("locations/ashcombe", "sore-backs")) {
            assertThat(text(page + "/index.html")).as(page).contains("Christmas", "12:00–20:00");
        }
    }

    private void showPictures() throws IOException {
        clinic.write(document.blocks("Pictures"));
        clinic.write("content/pages/our-room.jpg", Photograph.fromCamera(Photograph.jpeg(1000, 700), 1));
        clinic.write("content/pages/stones.png", Photograph.png(1500, 1000));
        PicturesMade made = build().pictures();

        assertThat(last(document.blocks("Pictures")).text())
                .startsWith("Made " + made.sizes() + " sizes of " + made.pictures() + " pictures;");
        Element stones = Jsoup.parse(text("our-room/index.html")).selectFirst(".prose img");
        assertThat(stones.attr("alt") + " " + stones.attr("title"))
                .isEqualTo("Warm stones in a bowl. We warm them before you come.");
        assertThat(stones.attr("srcset")).contains(" 320w, ");
        assertThat(build().pictures()).isEqualTo(PicturesMade.NONE);
    }

    /** Whoever builds after the renaming is told of each place that speaks of the old name, in one go. */
    private void renameAPage() throws IOException {
        clinic.rename("content/services/back-massage.md", "content/services/back-and-neck.md")
                .write("content/pages/old.md", "---\ntitle: Old\n---\nSee [this](/services/back-massage/).\n")
                .write(document.blocks("Rename a page without breaking links"));
        assertThat(clinic.told())
                .extracting(line -> line.replaceFirst("^([^ ]+): .*", "$1"))
                .containsExactly(
                        "content/articles/tired-shoulders.yaml:7:10",
                        "content/conditions/stiff-neck.md:4:12",
                        "content/pages/parties.md:8:29",
                        "content/pages/sore-backs.md:11:19",
                        "content/pages/sore-backs.md:15:38",
                        "content/therapists/kim-lee.md:13:12");
        clinic.replace("content/articles/tired-shoulders.yaml", "back-massage", "back-and-neck")
                .replace("content/conditions/stiff-neck.md", "back-massage", "back-and-neck")
                .replace("content/pages/parties.md", "back-massage", "back-and-neck")
                .replace("content/pages/sore-backs.md", "back-massage", "back-and-neck")
                .replace("content/therapists/kim-lee.md", "back-massage", "back-and-neck");
        build();
        assertThat(text("services/back-massage/index.html")).contains("/services/back-and-neck/");
        assertThat(text("services/back-and-neck/index.html")).contains("Back and neck massage", "£61.50", "Kim Lee");
        assertThat(text("old/index.html")).contains("href=\"/services/back-and-neck/\"");
    }

    private void putTheSiteOnline() throws IOException {
        String facts = "content/data/clinic.yaml";
        clinic.write(facts, Files.readString(clinic.root().resolve(facts)) + mentioned("`(hosting: [^`]+)`") + "\n");
        assertThat(clinic.generateQuietly().mended().news())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .startsWith(facts)
                .contains("GitHub Pages");
        assertThat(clinic.site(".nojekyll")).exists();
        assertThat(Files.readString(clinic.site("CNAME"))).isEqualTo("www.willowlane.example\n");
        assertThat(clinic.site("_headers")).doesNotExist();
    }

    private void putTheSiteOnAStick() throws IOException {
        assertThat(clinic.copyForDisk())
                .content()
                .contains("href=\"prices/index.html\"")
                .doesNotContain("href=\"/prices/\"");
    }

    private void somebodyLeaves() throws IOException {
        clinic.replace("content/services/back-and-neck.md", "[sam-reed]", "[sam-reed, kim-lee]");
        clinic.delete("content/therapists/kim-lee.md");
        assertThat(clinic.told())
                .singleElement()
                .asString()
                .matches("content/services/back-and-neck.md:\\d+:24: therapists: there is no therapist 'kim-lee'\\..*");
        clinic.replace("content/services/back-and-neck.md", ", kim-lee", "");
        build();
    }

    /** Nothing was new to be told: what was mended was told by the build before. */
    private GenerateResult build() throws IOException {
        GenerateResult result = clinic.generateQuietly();
        assertThat(result.mended().news()).as("told once").isEmpty();
        return result;
    }

    private List<String> menu() throws IOException {
        return Jsoup.parse(text("index.html")).select("#menu a").eachAttr("href");
    }

    @Test
    void aPastedArticleIsCleanedAndToldOf() throws IOException {
        clinic.write(document.blocks("Put in a pasted article"));
        String pasted = Files.readString(clinic.root().resolve("content/articles/tired-shoulders.txt"));

        List<String> said = clinic.said();

        List<String> shown =
                last(document.blocks("Put in a pasted article")).text().lines().toList();
        assertThat(said).hasSameSizeAs(shown).first().asString().startsWith(upTo("removed: ", shown.get(0)));
        assertThat(said.get(1)).isEqualTo(shown.get(1));
        String page = Jsoup.parse(text("articles/tired-shoulders/index.html"))
                .selectFirst("article")
                .text();
        assertThat(page).contains("lift for seconds. A warm hand").doesNotContain("cheap-pillow", "Report Page");
        assertThat(Files.readString(clinic.root().resolve("content/articles/tired-shoulders.txt")))
                .isEqualTo(pasted);
    }

    @Test
    void whatIsNotSaidIsAskedFor() throws IOException {
        String file = "content/locations/ashcombe.md";
        clinic.write(file, Files.readString(clinic.root().resolve(file)).replace("parking: no\n", ""));
        assertThat(clinic.generateQuietly().todos())
                .extracting(Todo::says)
                .contains(last(document.blocks(START).stream()
                                .filter(block -> block.text().startsWith("content/"))
                                .toList())
                        .text()
                        .strip());
    }

    @Test
    void aPartOfItIsASiteToo() throws IOException {
        String facts = "content/data/clinic.yaml";
        clinic.delete("content/services/back-massage.md")
                .delete("content/therapists/sam-reed.md")
                .delete("content/locations/ashcombe.md")
                .write(facts, Files.readString(clinic.root().resolve(facts)).replaceAll("(?s)payment:.*", ""))
                .write("content/articles/neck.md", "---\ntitle: A\npublished: 2026-01-02\n---\nText.\n")
                .generate();
        assertThat(clinic.site("articles/neck/index.html")).exists();
        assertThat(clinic.site("therapists")).doesNotExist();
    }

    @Test
    void filesThatSpeakOfSomebodyWhoLeftAreNamed() throws IOException {
        assertThat(clinic.delete("content/therapists/sam-reed.md").told())
                .containsExactly(
                        "content/services/back-massage.md:9:14: therapists: there is no therapist 'sam-reed'. There is"
                                + " none. [unknown-reference]");
    }

    @Test
    void everyMessageIsOneThatThereIs() throws IOException {
        Set<String> told =
                new TreeSet<>(clinic.delete("content/data/clinic.yaml").told());
        told.addAll(clinic.write("content/data/clinic.yaml", "description: Massage.\n")
                .told());
        told.addAll(unaddressed());
        told.addAll(headers());
        told.addAll(site());
        told.addAll(pages());
        told.addAll(warnings());
        told.addAll(pictures());
        told.addAll(newcomer());
        told.addAll(new Folder(temp.resolve("elsewhere")).told());
        assertThat(document.rows("What to do about a message"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(told).anyMatch(line -> line.contains(row.code(0))));
    }

    /** What publishing asks for. */
    private List<String> unaddressed() throws IOException {
        Folder folder =
                fresh("unaddressed").replace("content/data/clinic.yaml", "url: https://www.willowlane.example/", "");
        folder.generateQuietly();
        try {
            Generator.askForAddress(folder.options());
            return List.of();
        } catch (SiteException e) {
            return List.of(e.getMessage());
        }
    }

    /** Mistakes in headers. */
    private List<String> headers() throws IOException {
        Folder folder = fresh("headers");
        folder.replace("content/services/back-massage.md", "summary:", "sumary:");
        folder.replace("content/services/back-massage.md", "price: 34", "price: £34");
        folder.replace("content/services/back-massage.md", "- minutes: 60\n   ", "-");
        folder.replace("content/locations/ashcombe.md", "09:00-17:30", "9-17.30");
        folder.write("content/articles/date.md", "---\ntitle: A\npublished: 14.3.2026\n---\n");
        folder.write("content/articles/colon.md", "---\ntitle: Neck pain: what helps\n---\n");
        folder.write("content/articles/open.md", "---\ntitle: A\n\nText.\n");
        folder.write("content/article/folder.md", "---\ntitle: A\n---\n");
        Files.write(
                folder.root().resolve("content/articles/word.md"), "# Café\n".getBytes(StandardCharsets.ISO_8859_1));
        return folder.told();
    }

    /** Texts that do not fit together. */
    private List<String> site() throws IOException {
        Folder folder = fresh("site");
        folder.replace("content/services/back-massage.md", "[sam-reed]", "[sam-ried]");
        folder.write("content/pages/untitled.md", "Text.\n");
        folder.write("content/pages/about.md", "---\ntitle: About\n---\n");
        folder.write("content/pages/about-us.md", "---\ntitle: About\nslug: about\n---\n");
        folder.write("content/pages/privacy.md", "---\ntitle: Privacy\nlayout: privacy\n---\n");
        folder.write("content/pages/hours.md", "---\ntitle: Hours\n---\n::hour\n\n::: caution\nText.\n");
        folder.write("content/pages/contraindications.md", "---\ntitle: No\nlayout: contraindications\n---\n");
        folder.write("content/pages/terms.md", "---\ntitle: Terms\nlayout: policy\n---\n");
        folder.write("content/pages/visit.md", "---\ntitle: Visit\nlayout: first-visit\n---\n");
        folder.write("content/pages/slug.md", "---\ntitle: A\nslug: My Page\n---\n");
        return folder.told();
    }

    /** A therapist of whom the services do not know yet. */
    private List<String> newcomer() throws IOException {
        Folder folder = fresh("newcomer");
        String sam = Files.readString(folder.root().resolve("content/therapists/sam-reed.md"));
        return folder.write("content/therapists/kim-lee.md", sam.replace("Sam Reed", "Kim Lee"))
                .told();
    }

    /** Links that lead nowhere. */
    private List<String> pages() throws IOException {
        Folder folder = fresh("pages");
        folder.write(
                "content/pages/about.md",
                "---\ntitle: About\n---\nSee [back](../services/back.md). ![A room](rom.jpg)\n");
        folder.write("content/pages/room.jpg", "");
        return folder.told();
    }

    /** What only needs a look. */
    private List<String> warnings() throws IOException {
        Folder folder = fresh("warnings");
        folder.write("content/articles/undated.md", "---\ntitle: A\ntags: [Neck]\n---\n## One\n");
        folder.write("content/articles/later.md", "---\ntitle: B\npublished: 2027-01-05\n---\n");
        folder.write(
                "content/articles/tags.md",
                "---\ntitle: C\npublished: 2026-01-05\ntags: [neck]\n---\n![x](https://pictures.example/x.jpg) [one](undated.md#won)\n");
        folder.write("content/articles/lonely.yaml", "title: D\n");
        return folder.told();
    }

    /** Pictures that cannot be used, or hardly. */
    private List<String> pictures() throws IOException {
        byte[] jpeg = Photograph.jpeg(300, 200);
        byte[] print = jpeg.clone();
        for (int i = 0; i < print.length; i++) {
            if (print[i] == (byte) 0xFF && print[i + 1] == (byte) 0xC0) {
                print[i + 9] = 4;
                break;
            }
        }
        Folder folder = fresh("pictures");
        folder.write("content/pages/room.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
        folder.write("content/pages/phone.jpg", "\0\0\0\u001cftypheic".getBytes(StandardCharsets.ISO_8859_1));
        folder.write("content/pages/print.jpg", print);
        folder.write("content/pages/plan.svg", "<svg viewBox='0 0 3 2'>\n<script/></svg>");
        folder.write(
                "content/pages/a.md",
                "---\ntitle: A\n---\n![1](room.jpg) ![2](phone.jpg) ![3](print.jpg) ![4](plan.svg)\n");
        List<String> told = new ArrayList<>(folder.told());
        folder.write("content/pages/a.md", "---\ntitle: A\nimage: small.jpg\n---\nText.\n");
        folder.write("content/pages/small.jpg", Photograph.jpeg(120, 90));
        told.addAll(folder.told());
        return told;
    }

    private Folder fresh(String name) throws IOException {
        return new Folder(temp.resolve(name)).write(document.blocks(START));
    }

    private String text(String path) throws IOException {
        return Files.readString(clinic.site(path));
    }

    /** Which reason weighs most changes with the filter's weights. */
    private static String upTo(String mark, String line) {
        return line.substring(0, line.indexOf(mark) + mark.length());
    }

    private static Document.Block last(List<Document.Block> blocks) {
        return blocks.get(blocks.size() - 1);
    }

    private String mentioned(String pattern) throws IOException {
        var matcher =
                java.util.regex.Pattern.compile(pattern).matcher(Files.readString(Path.of("docs", document.name())));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
