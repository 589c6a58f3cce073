package org.clinicsite.lint;

import org.jspecify.annotations.Nullable;

/** Promises an end of a complaint: to cure, eliminate, heal it, guaranteed or for good. */
final class CureClaim extends Rule {

    private static final String ADVICE =
            "Write what people may notice, such as 'may ease it for a while', and name a source.";

    CureClaim() {
        super("cure-claim", Level.ERROR, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            if (s.has(Terms.COMPLAINT) && !s.isOpenQuestion()) {
                Match found = find(s, reading.prose());
                if (found != null) {
                    report.reportWords(found, found, "It promises an end of a complaint, which nobody can.", ADVICE);
                }
            }
        }
    }

    private static @Nullable Match find(Sentence s, Prose prose) {
        for (Match cure : s.all(Terms.CURE)) {
            Match found = said(s, cure) ? object(s, cure, 8, prose) : null;
            if (found != null) {
                return found;
            }
        }
        for (Match heal : s.all(Terms.HEAL)) {
            Match found = said(s, heal) && !isOfItself(s, heal, prose) ? object(s, heal, 5, prose) : null;
            if (found != null) {
                return found;
            }
        }
        for (Match promise : s.all(Terms.PROMISE)) {
            Match complaint = near(s, promise, 10);
            if (complaint != null && said(s, promise)) {
                return promise.to(complaint);
            }
        }
        for (Match permanent : s.all(Terms.PERMANENT)) {
            Match complaint = near(s, permanent, 8);
            if (complaint != null && said(s, permanent) && isRelief(s, permanent, prose)) {
                return permanent.to(complaint);
            }
        }
        return null;
    }

    /** A complaint that a verb acts on: behind it, or before it in the passive. */
    private static @Nullable Match object(Sentence s, Match verb, int within, Prose prose) {
        Match after = s.after(verb, Terms.COMPLAINT, within);
        if (after == null) {
            after = s.after(verb, Terms.AILMENT, 3);
        }
        if (after != null) {
            return verb.to(after);
        }
        String before = verb.word() > s.firstWord() ? prose.word(verb.word() - 1) : "";
        String twoBefore = verb.word() - 1 > s.firstWord() ? prose.word(verb.word() - 2) : "";
        if (isPassive(before) || isPassive(twoBefore)) {
            Match complaint = s.firstFrom(Terms.COMPLAINT, Math.max(s.clauseStart(verb), verb.word() - 7), verb.word());
            if (complaint != null) {
                return complaint.to(verb);
            }
        }
        return null;
    }

    private static boolean isPassive(String word) {
        return word.equals("be")
                || word.equals("been")
                || word.equals("is")
                || word.equals("are")
                || word.equals("being");
    }

    /** Whether it says it of the clinic's work, without denial. */
    private static boolean said(Sentence s, Match match) {
        return !s.isDenied(match) && !s.before(match, Terms.MEDICINE);
    }

    /** {@code heals within weeks}: wounds do. */
    private static boolean isOfItself(Sentence s, Match heal, Prose prose) {
        int next = heal.lastWord() + 1;
        String word = next < s.firstWord() + s.words() ? prose.word(next) : "";
        return switch (word) {
            case "",
                    "from",
                    "within",
                    "in",
                    "by",
                    "on",
                    "after",
                    "over",
                    "well",
                    "slowly",
                    "and",
                    "faster",
                    "without",
                    "up" -> true;
            default -> false;
        };
    }

    private static @Nullable Match near(Sentence s, Match match, int within) {
        return s.firstFrom(Terms.COMPLAINT, match.word() - within, match.lastWord() + within + 2);
    }

    private static boolean isRelief(Sentence s, Match permanent, Prose prose) {
        String said = prose.folded(permanent.start(), permanent.end());
        return s.has(Terms.RELIEF)
                || said.contains("gone")
                || said.contains("disappear")
                || said.contains("vanish")
                || said.contains("relie")
                || said.contains("cure")
                || said.contains("return")
                || said.contains("back");
    }
}
