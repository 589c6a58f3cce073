package org.clinicsite.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clinicsite.docs.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with texts that it finds fault with, and near misses that it lets pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesTest {

    /** A text and what a rule makes of it. */
    private record Case(String rule, boolean fires, String body) {
        @Override
        public String toString() {
            return rule
                    + (fires ? " fires on: " : " lets pass: ")
                    + body.strip().replace('\n', ' ');
        }
    }

    private static final List<Case> CASES = new ArrayList<>();

    private static void fires(String rule, String... bodies) {
        for (String body : bodies) {
            CASES.add(new Case(rule, true, body));
        }
    }

    private static void passes(String rule, String... bodies) {
        for (String body : bodies) {
            CASES.add(new Case(rule, false, body));
        }
    }

    static {
        fires(
                "duplicate-title",
                "A test of words\n\nThen the text begins.",
                "Then the text begins.\n\n# A Test of Words\n\nThen it goes on.");
        passes(
                "duplicate-title",
                "A test of words is what this is.\n\nThen the text goes on.",
                "# A Test of Words\n\nThe page leaves that heading out.");

        fires("page-chrome", "We talk first.\n\nReport Page\n", "We talk first.\n\nPowered by SiteMaker\n");
        passes("page-chrome", "Share what you feel with your therapist, and print the form.", "We share a room.");

        fires("bare-foreign-url", "More at https://cheap-oils.example/shop, they say.");
        passes(
                "bare-foreign-url",
                "The link filter takes it out. https://cheap-casino.example/casino-bonus Then we begin.",
                "Book at https://www.heronyard.example/ when you like.",
                "Read [what the shop says](https://cheap-oils.example/) first.",
                "Talk first.\n\n## Sources\n\nA study: https://cheap-oils.example/study\n",
                "Our register is https://allowed.example/register today.");

        fires("no-sections", "One sentence says little. ".repeat(80));
        passes(
                "no-sections",
                "## Why\n\n" + "One sentence says little. ".repeat(80),
                "One sentence says little. ".repeat(60));

        fires("glued-quote", "Some call this\"unwinding\" of the body.", "They call it“knots”or worse.");
        passes(
                "glued-quote",
                "Some call this \"unwinding\" of the body.",
                "The client’s shoulder and a 5\" roller.",
                "In Hebrew צה\"ל is an abbreviation.",
                "In Chinese 他说\"好\"了 has no blanks.");

        fires(
                "title-drift",
                "The words of reflexology are many. " + "Reflexology of the foot is reflexology. ".repeat(20)
                        + "A test of words ends it.");
        passes("title-drift", "This test is about words. " + "Reflexology of the foot is reflexology. ".repeat(20));

        fires(
                "cure-claim",
                "Massage cures back pain.",
                "Regular sessions will eliminate your headaches.",
                "Our therapists heal chronic pain with their thumbs.",
                "We guarantee relief from neck pain.",
                "Reflexology permanently relieves migraine.",
                "Your sciatica can be cured with a few sessions.",
                "Get rid of that nagging shoulder pain once and for all.",
                "Want to eliminate your back pain?",
                "Guaranteed results for sciatica.",
                "With cupping, your shoulder pain will disappear.",
                "It does not just relax you, it cures headaches.",
                "Massage will banish tension from your neck.");
        passes(
                "cure-claim",
                "Massage does not cure back pain.",
                "No massage can eliminate pain.",
                "Does massage cure sciatica?",
                "“Massage cured my back pain” is a sentence that we do not print.",
                "A sprain heals within weeks.",
                "Most neck pain heals by itself.",
                "Antibiotics cure the infection behind the pain.",
                "Beware of anyone who promises to cure your pain.",
                "We cannot promise to heal, cure or eliminate pain.",
                "We guarantee that you will not wait longer than five minutes.",
                "That massage cures back pain is a myth.",
                "Massage cures no pain.",
                "If a therapist guarantees to cure your pain, leave.");

        fires(
                "boundless-claim",
                "Acupressure can ease any kind of pain.",
                "We treat all types of aches and pains.",
                "Massage helps with every ailment.",
                "Our oils work for all kinds of injuries.",
                "Massage relieves all your aches.",
                "Shiatsu is effective for any sort of discomfort.",
                "Whatever your pain, we can ease it.");
        passes(
                "boundless-claim",
                "Tell us about any pain.",
                "Stop if you feel any pain.",
                "Massage does not ease every kind of pain.",
                "Any pain that lasts needs a doctor.",
                "We ask about all your illnesses first.",
                "Reduce the pressure at any discomfort.");

        fires(
                "serious-condition",
                "Massage treats depression.",
                "Reflexology can lower high blood pressure.",
                "Our therapy is effective against diabetes.",
                "Acupressure helps with asthma and epilepsy.",
                "Depression can be treated with massage.",
                "If you suffer from hypertension, massage can help.",
                "A session prevents blood clots.",
                "We offer massage for cancer.",
                "A foot massage can dissolve a blood clot.",
                "Our treatments reduce the symptoms of multiple sclerosis.");
        passes(
                "serious-condition",
                "Massage does not treat depression.",
                "If you have diabetes, ask your doctor before you book.",
                "People who are being treated for cancer tell us first.",
                "Your doctor treats high blood pressure.",
                "Medicines lower high blood pressure.",
                "We do not massage anyone with deep vein thrombosis.",
                "Is massage safe with epilepsy?",
                "Chest pain can be a sign of a heart attack.",
                "Massage for cancer patients is given by nurses on the ward.",
                "He felt some depression in the cushion.",
                "Slow strokes calm the mind.",
                "After treatment for breast cancer, ask your nurse first.",
                "Exercise and medicine help with depression.");

        fires(
                "evidence-needed",
                "Massage relieves headaches.",
                "Acupressure may help with nausea.",
                "It will ease sciatica in most people.");
        passes(
                "evidence-needed",
                "Massage may ease low back pain, says [a review](https://doi.org/10.1002/14651858.CD001929.pub3).",
                "A Cochrane review found that massage eased neck pain.",
                "Massage does not help with nausea.",
                "Do you have headaches?",
                "Painkillers relieve headaches.",
                "Massage eases neck pain.[^1]\n\n[^1]: A review.\n");

        fires(
                "needle-mixup",
                "Acupressure needles are thin.",
                "In acupressure, fine needles are placed at points.",
                "Acupuncture involves pressing points with the thumbs.",
                "Acupuncture applies firm pressure to points.");
        passes(
                "needle-mixup",
                "Acupressure needs no needles.",
                "Acupuncture uses needles, acupressure uses thumbs.",
                "Unlike acupuncture, acupressure works without needles.",
                "Acupuncture needles are thin.");

        fires(
                "region-mismatch",
                "Sciatica often causes pain between the shoulder blades.",
                "Neck pain is frequently caused by a lumbar disc.",
                "There are many causes of pain in the upper back. Sciatica is one of the causes.",
                "A slipped disc in the low back is one reason for shoulder pain.");
        passes(
                "region-mismatch",
                "Sciatica causes pain down the leg.",
                "Sciatica does not cause neck pain.",
                "There are many causes of pain in the upper back. Long hours at a desk are one.",
                "Low back pain and neck pain are common.",
                "Sciatica is one cause of low back and leg pain, while neck pain comes from elsewhere.");

        fires(
                "technique-contradiction",
                "Deep tissue massage uses gentle, light strokes.",
                "Deep tissue work means lightly stroking the skin.",
                "Try our gentle deep tissue massage.");
        passes(
                "technique-contradiction",
                "Deep tissue massage is not gentle.",
                "We warm the back with light strokes before the deep tissue work.",
                "If you like it gentle, deep tissue massage is not for you.",
                "Swedish massage is gentler than deep tissue massage.");

        fires(
                "false-link",
                "Nausea is usually accompanied by neck pain.",
                "Headaches are always caused by tight shoulders.",
                "Back pain typically comes with stress.");
        passes(
                "false-link",
                "Nausea is sometimes accompanied by neck pain.",
                "The [NHS](https://www.nhs.uk/conditions/headaches/) says that headaches are usually caused by stress.",
                "A session is usually followed by a cup of tea.");

        fires(
                "energy-as-fact",
                "Points lie along meridians.",
                "A massage flushes out toxins.",
                "It releases negative energy.",
                "Detox your body with our hot stones.");
        passes(
                "energy-as-fact",
                "In traditional Chinese medicine, points lie along meridians.",
                "Massage does not flush out toxins.",
                "You may have more energy the next day.",
                "Qi is said to flow along meridians.",
                "We have tai chi on Mondays.",
                "The liver removes toxins, and massage adds nothing.");

        fires(
                "injury-claim",
                "Acupressure can reduce swelling.",
                "Regular massage prevents injuries.",
                "It lowers the risk of injury.",
                "Massage lessens the severity of an injury.");
        passes(
                "injury-claim",
                "Massage does not prevent injuries.",
                "Ice reduces swelling.",
                "Strength training prevents injuries.",
                "Tell us about an injury before you lie down.",
                "We reduce the pressure near an injury.");

        fires(
                "spine-pressure",
                "The therapist presses on the spine with both thumbs.",
                "Apply firm pressure along the spine.",
                "She walks up and down on your backbone.");
        passes(
                "spine-pressure",
                "We press on the muscles on either side of the spine.",
                "Never press on the spine.",
                "We work along the spine. The hands stay off the bones.",
                "The spine has 24 vertebrae that move.");

        fires(
                "chronic-acute",
                "Many people have chronic pain in the neck. A cold wind brings about the acute pain in the neck.",
                "Chronic back pain is common. Massage may take the edge off this acute back pain.");
        passes(
                "chronic-acute",
                "Acute pain is new. Chronic pain has lasted for three months.",
                "Chronic neck pain is common. Acute knee pain needs ice.",
                "Acute pain can turn into chronic pain.");

        fires(
                "no-medical-advice",
                "Massage is pleasant when your neck has an ache.",
                "Your back pain may be less. Talk to your doctor before you start to exercise.",
                "You do not need to see a doctor about a headache.");
        passes(
                "no-medical-advice",
                "A neck ache is common. See your GP if it lasts.",
                "Back pain is common. Call 111 if your leg feels numb.",
                "Neck pain is common.\n\nAsk your doctor if you have:\n\n- a fever\n- numb hands\n",
                "We open at nine and close at five.");

        fires("no-contraindications", "Massage is slow. A massage session is warm. The therapist gives the massage.");
        passes(
                "no-contraindications",
                "Massage is slow. A massage session is warm. Read [when not to have it](../pages/contraindications.md).",
                "The bus stops at the door.");

        fires(
                "vague-healing",
                "Massage promotes healing.",
                "It supports the natural healing of the body.",
                "Feel the healing power of touch.",
                "Touch speeds up the healing process.");
        passes(
                "vague-healing",
                "Massage does not promote healing.",
                "Wait until the wound has healed.",
                "Smoking slows bone healing.",
                "“Natural healing” is a phrase that we avoid.");

        fires(
                "spun-phrase",
                "Book a frequent body parts massage.",
                "Rub another upper back areas.",
                "Treat the muscles that you possess.",
                "A profound tissue rub for back torment.",
                "There are another benefits.");
        passes(
                "spun-phrase",
                "Try another therapist.",
                "Wait another two weeks.",
                "Choose another part of the body.",
                "Another process begins.");

        fires("repetition", "Massage eases nausea.\n\nIt may relieve nausea.\n\nOur hands help with nausea.\n");
        passes(
                "repetition",
                "Massage eases nausea. It may relieve nausea.\n\nIt eases stress.\n\nOur hands ease cramps.\n");

        fires("long-sentence", "We " + "talk and ".repeat(16) + "stop.");
        passes("long-sentence", "We " + "talk and ".repeat(13) + "stop.", "We talk. ".repeat(20));

        fires(
                "grade",
                ("Therapeutic interventions addressing musculoskeletal dysfunction necessitate comprehensive evaluation of"
                                + " individual physiological characteristics. ")
                        .repeat(12));
        passes("grade", "We talk first. Then you lie down on the couch and rest. ".repeat(12));

        fires(
                "superiority",
                "We are the best massage clinic in town.",
                "Our team of leading therapists looks after you.",
                "Enjoy the number one massage in Saltbeck.",
                "Our massage is second to none.",
                "Meet the most experienced therapists of the coast.");
        passes(
                "superiority",
                "The best time for a massage is the evening.",
                "How do you find the best therapist?",
                "The best therapist is one who listens.",
                "We are not the best clinic for that.",
                "The best treatment for most back pain is to keep moving.");

        fires(
                "protected-title",
                "Our osteopaths begin with questions.",
                "Rowan is a physiotherapist.",
                "I am a chiropractor.");
        passes(
                "protected-title",
                "See a physiotherapist if it lasts.",
                "Daniel is a physiotherapist.",
                "None of us is an osteopath.",
                "Your osteopath may know more.");

        fires(
                "testimonial-claim",
                "“After two visits my back pain is gone,” says one client.",
                "One client told us that she was pain free after a week.",
                "Anna cured my headaches.",
                "Thanks to Rowan, my back pain has gone.");
        passes(
                "testimonial-claim",
                "“They started on time,” says one client.",
                "Nobody is pain free for ever.",
                "We do not print that somebody's pain is gone.");
    }

    private Linted linted;

    @BeforeAll
    void lint(@TempDir Path folder) throws IOException {
        Clinics.write(folder);
        for (int i = 0; i < CASES.size(); i++) {
            Clinics.article(folder, "case-" + i, "A test of words", CASES.get(i).body());
        }
        linted = Linted.of(folder);
        assertThat(linted.errors()).isEmpty();
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleFindsFaultsAndLetsNearMissesPass(Case one) {
        List<String> rules = linted.rules("content/articles/case-" + CASES.indexOf(one) + ".md");

        assertThat(rules.contains(one.rule())).as("%s, found %s", one, rules).isEqualTo(one.fires());
    }

    @Test
    void everyRuleIsInTheGuide() throws IOException {
        assertThat(Document.read("editorial.md").rows("Rules"))
                .extracting(row -> row.code(0))
                .containsExactlyElementsOf(Rules.names());
    }

    @Test
    void everyRuleHasATextThatFiresAndANearMiss() {
        List<String> elsewhere = List.of("missing-meta", "stale-review"); // about the header: HeaderRulesTest
        for (String rule : Rules.names()) {
            if (!elsewhere.contains(rule)) {
                assertThat(CASES).as(rule).anyMatch(c -> c.rule().equals(rule) && c.fires());
                assertThat(CASES).as(rule).anyMatch(c -> c.rule().equals(rule) && !c.fires());
            }
        }
    }
}
