package org.clinicsite.lint;

import java.util.HashMap;
import java.util.Map;
import org.clinicsite.text.EnumWord;

/**
 * The word lists that rules ask for. A list is a section {@code [name]} of a data file; a language may lack it, and then
 * a rule that needs it stays silent there. At most 64: a bit each.
 */
enum Terms {
    /** Verbs that promise an end: cure, eliminate. */
    CURE,
    /** The verb to heal. */
    HEAL,
    /** To guarantee. */
    PROMISE,
    /** For good, permanently. */
    PERMANENT,
    /** Verbs of help: ease, relieve, treat. */
    RELIEF,
    /** What clients come with: pain, tension, headache. */
    COMPLAINT,
    /** Words for illness in general. */
    AILMENT,
    /** Complaints on which a promise of help needs a source. */
    EVIDENCE,
    /** Conditions for which medical supervision should be sought. */
    SERIOUS,
    /** Verbs that treat a condition. */
    TREAT,
    /** Treatment as a noun: a remedy for. */
    REMEDY,
    /** Who gives medical advice. */
    DOCTOR,
    /** To see, ask, call somebody. */
    CONSULT,
    /** Exercise, diet: a doctor asked about these is not asked about symptoms. */
    ACTIVITY,
    /** Signs of which a doctor should know. */
    SYMPTOM,
    /** What the clinic does. */
    MASSAGE,
    /** Things other than massage that do something about an injury. */
    OTHER_MEANS,
    /** Subjects that may treat and cure: surgeons, antibiotics. */
    MEDICINE,
    /** Words that make a sentence a caution or a referral. */
    CAUTION,
    /** Any kind of, every, all sorts of. */
    BOUNDLESS,
    /** Not, never, no. */
    NEGATION,
    /** Negations that deny nothing: not only, no better. */
    NOT_NEGATION,
    /** Denials behind what is denied: is a myth. */
    DENIAL,
    /** Telling what others claim: beware of. */
    DISTANCE,
    /** Words that begin a clause of its own. */
    BREAK,
    /** Unlike, rather than, instead of. */
    CONTRAST,
    /** Acupressure. */
    ACUPRESSURE,
    /** Acupuncture. */
    ACUPUNCTURE,
    /** Needles. */
    NEEDLE,
    /** Pressing with the hand. */
    HAND_PRESSURE,
    /** Cause, reason, due to. */
    CAUSE,
    /** Troubles of the low back. */
    LOW_TROUBLE,
    /** The body above the low back. */
    UPPER_REGION,
    /** Parts of the body. */
    REGION,
    /** Deep tissue massage. */
    DEEP,
    /** Gently, lightly. */
    GENTLE,
    /** Usually, always. */
    USUALLY,
    /** Accompanied by, caused by. */
    LINKED,
    /** Meridians, toxins, energy that flows. */
    ENERGY,
    /** Words that say whose belief it is. */
    TRADITION,
    /** To reduce, to prevent. */
    REDUCE,
    /** Injury, swelling. */
    INJURY,
    /** To press, to walk on. */
    PRESS,
    /** The spine. */
    SPINE,
    /** Words that keep hands off the spine. */
    SPINE_CARE,
    /** Chronic. */
    CHRONIC,
    /** Acute. */
    ACUTE,
    /** To promote, to boost. */
    PROMOTE,
    /** Healing as something to be promoted. */
    HEALING,
    /** Whole phrases of vague healing. */
    VAGUE_HEALING,
    /** Phrases that rewriting programs leave behind. */
    SPUN,
    /** Adjectives that may stand between another and a noun. */
    ADJECTIVE,
    /** Headings over a list of sources. */
    SOURCES,
    /** Bodies and reviews whose name is a citation. */
    NAMED_SOURCE,
    /** Best, leading, number one. */
    SUPERLATIVE,
    /** Clinic, therapist, massage: whom a superlative praises. */
    PROVIDER,
    /** Our, we are, as a: who a title is claimed for. */
    OWN,
    /** Stories of a result: my pain is gone. */
    OUTCOME,
    /** Words by which a page on contraindications is known. */
    CONTRAINDICATION,
    /** Words that begin a question which is not a promise. */
    QUESTION,
    /** Words of no subject of their own, left out when a text's subject is sought. */
    GENERIC,
    /** Words by which a superlative is advice on choosing, not praise. */
    SEEKING,
    /** Words by which a story is told as a client's. */
    TELLER,
    /** Titles that the jurisdiction protects; from its pack. */
    PROTECTED;

    private static final Map<String, Terms> BY_NAME = new HashMap<>();

    static {
        for (Terms terms : values()) {
            BY_NAME.put(terms.word(), terms);
        }
    }

    /** The section's name, such as {@code low-trouble}. */
    String word() {
        return EnumWord.of(this);
    }

    /** Its place in a set of lists. */
    long bit() {
        return 1L << ordinal();
    }

    /**
     * The list of a section.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Terms named(String word) {
        Terms terms = BY_NAME.get(word);
        if (terms == null) {
            throw new IllegalArgumentException("there is no word list [" + word + "]");
        }
        return terms;
    }
}
