package org.clinicsite;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house's plan, held by a machine. */
class ArchitectureTest {

    /** In the order of the flow; a stage knows those before it, never those after it. */
    private static final List<String> FLOW = List.of(
            "source",
            "document",
            "article",
            "links",
            "lint",
            "site",
            "render",
            "output",
            "jbake",
            "generate",
            "check",
            "publish",
            "preview",
            "imports",
            "init",
            "maven");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.clinicsite");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source",
                "document",
                "article",
                "links",
                "lint",
                "site",
                "render",
                "output",
                "jbake",
                "generate",
                "check",
                "publish",
                "preview",
                "imports",
                "init"
            })
    void aStageKnowsNothingOfTheStagesAfterIt(String stage) {
        List<String> later = new ArrayList<>();
        FLOW.subList(FLOW.indexOf(stage) + 1, FLOW.size()).forEach(name -> later.add("org.clinicsite." + name + ".."));
        rule(noClasses()
                .that()
                .resideInAPackage("org.clinicsite." + stage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later.toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"problem", "text", "work", "picture", "mark", "secret"})
    void whatLiesBelowTheStagesKnowsNoStage(String below) {
        rule(noClasses()
                .that()
                .resideInAPackage("org.clinicsite." + below + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        FLOW.stream().map(n -> "org.clinicsite." + n + "..").toArray(String[]::new)));
    }

    /** Names, patterns and orders of the JDK's locale data change with its version; a site's bytes must not. */
    @Test
    void nothingThatAClinicsSiteShowsComesFromLocaleDataOfTheMachine() {
        rule(noClasses()
                .that()
                .resideInAnyPackage("org.clinicsite.source..", "org.clinicsite.site..", "org.clinicsite.render..")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(
                                JavaClass.Predicates.belongToAnyOf(Locale.class, Currency.class)))
                        .and(JavaCall.Predicates.target(HasName.Predicates.nameMatching("getDisplay.*|getSymbol"))))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        NumberFormat.class,
                        DateFormat.class,
                        DecimalFormatSymbols.class,
                        Collator.class,
                        BreakIterator.class,
                        FormatStyle.class,
                        TextStyle.class,
                        WeekFields.class));
    }

    @Test
    void packagesFormNoCycle() {
        rule(slices().matching("org.clinicsite.(*)..").should().beFreeOfCycles());
    }

    @Test
    void jbakeTypesStayInTheirPackage() {
        only("org.jbake..", "org.clinicsite.jbake..");
    }

    @Test
    void asciidoctorTypesStayInTheJvmThatConverts() {
        only("org.asciidoctor..", "org.clinicsite.jbake.asciidoc..");
    }

    @Test
    void freeMarkerTypesStayWhereTemplatesAreDrawn() {
        only("freemarker..", "org.clinicsite.render..", "org.clinicsite.jbake..");
    }

    @Test
    void flexmarkTypesStayBehindOurInterface() {
        only("com.vladsch.flexmark..", "org.clinicsite.document.markdown..", "org.clinicsite.jbake..");
    }

    @Test
    void onlyAFrontReadsMarkup() {
        only(
                "org.jsoup..",
                "org.clinicsite.document.html..",
                "org.clinicsite.jbake..",
                "org.clinicsite.output..", // pages that are finished, as are those of the next two
                "org.clinicsite.check..",
                "org.clinicsite.publish..");
    }

    @Test
    void theTreeKnowsNoFront() {
        rule(noClasses()
                .that()
                .resideInAPackage("org.clinicsite.document.tree..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.clinicsite.document",
                        "org.clinicsite.document.markdown..",
                        "org.clinicsite.document.html..",
                        "org.clinicsite.document.pasted.."));
    }

    @Test
    void jgitTypesStayWhereABranchIsPublished() {
        only("org.eclipse.jgit..", "org.clinicsite.publish.git..");
    }

    @Test
    void whatWatchesFoldersStaysInThePreview() {
        only("io.methvin..", "org.clinicsite.preview..");
    }

    @Test
    void sshAndS3TypesStayWithTheirTargets() {
        only("org.apache.sshd..", "org.clinicsite.publish.sftp..");
        only("org.bouncycastle..", "org.clinicsite.publish.sftp..");
        only("software.amazon.awssdk..", "org.clinicsite.publish.s3..");
    }

    @Test
    void whatMakesASiteKnowsNothingOfPublishing() {
        rule(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.clinicsite.publish..", "org.clinicsite.preview..", "org.clinicsite.maven..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.clinicsite.publish.."));
    }

    @Test
    void librariesOfTargetsStayInTheirPackages() {
        only("org.apache.sshd..", "org.clinicsite.publish.sftp..");
        only("software.amazon.awssdk..", "org.clinicsite.publish.s3..");
    }

    @Test
    void mavenTypesStayAtTheDoor() {
        only("org.apache.maven..", "org.clinicsite.maven..");
    }

    @Test
    void theLinkFilterTouchesNeitherDiskNorNetwork() {
        rule(noClasses()
                .that()
                .resideInAPackage("org.clinicsite.links..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http.."));
    }

    /** Whose files are small, or were asked for their size before; everything else is read by stream. */
    private static final List<String> READ_WHOLE = List.of(
            "org.clinicsite.source.TextFile",
            "org.clinicsite.jbake.JBakeDocumentReader",
            "org.clinicsite.render.TemplateFolder",
            "org.clinicsite.source.Media", // pictures, which have to be taken apart
            "org.clinicsite.source.MediaFolder",
            "org.clinicsite.jbake.asciidoc.KeptConversions", // our own files, and texts of no more than 64 MB
            "org.clinicsite.jbake.SourceModel", // a document that was read before
            "org.clinicsite.output.OutputFile", // compares what is in memory already
            "org.clinicsite.output.BuildMark", // no longer than an id
            "org.clinicsite.output.DiskCopy", // pages, sheets and drawings that were written before
            "org.clinicsite.check.(SiteCheck|Checker|Budgets|OpenedHosts)", // pages and sheets
            "org.clinicsite.check.SourcePlaces", // texts, and none that is too large for one
            "org.clinicsite.(source.Ledger|check.LinkCache)", // our own files
            "org.clinicsite.generate.Reports",
            "org.clinicsite.maven.Messages",
            "org.clinicsite.preview.PreviewServer", // pages, which are bounded
            "org.clinicsite.output.HostHeaders", // what the host reads
            "org.clinicsite.publish.Lease(\\$Holder)?", // the system's name
            "org.clinicsite.publish.directory.DirectoryTarget",
            "org.clinicsite.publish.directory.FileLeases");

    @Test
    void noFileOfUnknownSizeIsReadWhole() {
        rule(noClasses()
                .that()
                .resideOutsideOfPackage("org.clinicsite.picture..")
                .and(not(HasName.Predicates.nameMatching(String.join("|", READ_WHOLE))))
                .should()
                .callMethod(Files.class, "readAllBytes", Path.class)
                .orShould()
                .callMethod(Files.class, "readString", Path.class)
                .orShould()
                .callMethod(Files.class, "readAllLines", Path.class));
    }

    private static void only(String types, String... packages) {
        rule(noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(types));
    }

    private static void rule(ArchRule rule) {
        rule.allowEmptyShould(false).check(classes);
    }
}
