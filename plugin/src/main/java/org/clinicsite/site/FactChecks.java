package org.clinicsite.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.Form;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.Wording;
import org.jspecify.annotations.Nullable;

/** Facts of one file that cannot be meant, or that the law does not allow. */
final class FactChecks {

    /** No text is older than print; what is, was written with two digits. */
    private static final int FIRST_YEAR = 1450;

    private FactChecks() {}

    /** A picture that nobody describes; of a portrait it is no ornament that nothing needs to be said of. */
    static Optional<Problem> checkImage(Article article, PageKind kind) {
        CommonFacts common = article.source().facts().common();
        String alt = Wording.textOf(common.imageAlt());
        boolean portrait = kind == PageKind.THERAPIST && (alt == null || alt.isBlank());
        if (common.image() == null || !portrait && common.imageAlt() != null) {
            return Optional.empty();
        }
        return Optional.of(article.source()
                .places()
                .warning(
                        Code.MISSING_ALT,
                        "image",
                        common.image(),
                        "The picture '" + common.image() + "' has no 'image-alt'.",
                        portrait
                                ? "Say who is to be seen, such as 'image-alt: Portrait of " + PageTitles.of(article)
                                        + ".'"
                                : "Say what it shows, or write \"\" for an ornament."));
    }

    /** A text of which nothing is shown; of one that could not be read that is no news. */
    static Optional<Problem> checkEmpty(Article article, PageKind kind) {
        if (!kind.isTextAlone()
                || article.wordCount() > 0
                || !article.shortcuts().isEmpty()
                || article.isUnread()) {
            return Optional.empty();
        }
        Source source = article.source();
        return Optional.of(Problem.warning(
                Code.EMPTY_TEXT,
                source.text().path(),
                source.text().line(Math.max(0, source.bodyStart() - 1)),
                0,
                article.edits().isEmpty()
                        ? "The text is empty."
                        : "Nothing of the text is left; all of it was taken out.",
                "Write it below the header, or delete the file."));
    }

    /** A voucher that ends sooner than the law of the place allows. */
    static Optional<Problem> checkVoucher(Source source, String rules) {
        if (!(source.facts() instanceof PageFacts facts) || facts.voucher() == null) {
            return Optional.empty();
        }
        Integer years = facts.voucher().validYears();
        Jurisdiction.Rule rule = new Jurisdiction(rules).voucherYears().orElse(null);
        int least = rule == null ? 0 : rule.years().orElse(0);
        if (rule == null || years == null || years >= least) {
            return Optional.empty();
        }
        String header = source.text().text().substring(0, source.bodyStart());
        int key = header.indexOf("valid-years");
        int offset = key < 0 ? -1 : header.indexOf(years.toString(), key);
        return Optional.of(Problem.error(
                Code.VOUCHER_TERM,
                source.text().path(),
                offset >= 0 ? source.text().line(offset) : 0,
                offset >= 0 ? source.text().column(offset) : 0,
                "voucher.valid-years: in " + rules + " a voucher must hold at least " + least + " years (" + rule.law()
                        + ").",
                "Write " + least + " or more, or set 'jurisdiction' in clinic.yaml if it is wrong."));
    }

    /** A place at which nobody can come is no place; holidays that nobody knows are none. */
    static List<Problem> location(LocationFacts location, Source source, Holidays holidays) {
        List<Problem> problems = new ArrayList<>();
        if (location.never()) {
            problems.add(source.places()
                    .error(
                            Code.NO_OPEN_DAY,
                            "hours",
                            null,
                            "'hours' names no open day.",
                            "Write the days, such as 'mon-fri: 09:00-17:00', or 'hours: by appointment'."));
        }
        if (!location.kind().hasPremises() && source.places().says("address")) {
            problems.add(
                    source.places()
                            .warning(
                                    Code.HIDDEN_ADDRESS,
                                    "address",
                                    null,
                                    "The address is not shown: people do not come to "
                                            + (location.kind() == LocationFacts.Kind.ONLINE
                                                    ? "what is online."
                                                    : "who comes to them."),
                                    "Take it away and write the towns into 'area:', or take 'kind' away where there are rooms."));
        }
        String code = location.holidays();
        if (code != null && Form.HOLIDAYS.fits(code)) {
            holidays.unknown(code)
                    .ifPresent(advice -> problems.add(source.places()
                            .error(
                                    Code.UNKNOWN_REFERENCE,
                                    "holidays",
                                    code,
                                    "holidays: '" + code + "' is no country or region whose holidays are known.",
                                    advice)));
        }
        return problems;
    }

    /** Dates that cannot be meant: of a year that was written with two digits, or changed before it was there. */
    static List<Problem> dates(Source source) {
        if (!(source.facts() instanceof ArticleFacts facts)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        addUnlikelyYear(source, "published", facts.published(), problems);
        addUnlikelyYear(source, "updated", facts.updated(), problems);
        addUnlikelyYear(source, "reviewed", facts.reviewed(), problems);
        if (facts.published() != null
                && facts.updated() != null
                && facts.updated().day().isBefore(facts.published().day())) {
            problems.add(problemOfUnlikely(
                    source,
                    "updated",
                    facts.updated(),
                    "is before it was published, on " + facts.published().day(),
                    "Mend one of the two."));
        }
        return problems;
    }

    private static void addUnlikelyYear(Source source, String key, @Nullable DateText date, List<Problem> problems) {
        if (date != null && date.day().getYear() < FIRST_YEAR) {
            problems.add(problemOfUnlikely(
                    source, key, date, "is of the year " + date.day().getYear(), "Write the year with four digits."));
        }
    }

    private static Problem problemOfUnlikely(Source source, String key, DateText date, String fault, String advice) {
        return source.places()
                .warning(Code.UNLIKELY_DATE, key, null, key + ": " + date.day() + " " + fault + ".", advice);
    }

    /** Articles whose header forgets the day, among others that have one: the list puts them last, which nobody meant. */
    static List<Problem> undated(List<Page> articles, LocalDate today) {
        if (articles.stream().noneMatch(page -> page.facts() instanceof ArticleFacts f && f.published() != null)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        for (Page page : articles) {
            if (page.article() != null
                    && page.facts() instanceof ArticleFacts facts
                    && facts.published() == null
                    && page.article().source().places().says("title")) {
                problems.add(page.article()
                        .source()
                        .places()
                        .warning(
                                Code.NO_DATE,
                                "title",
                                null,
                                "The article has no date, as others have; it stands behind them.",
                                "Write 'published: " + today + "' into its header, or the day that is right."));
            }
        }
        return problems;
    }
}
