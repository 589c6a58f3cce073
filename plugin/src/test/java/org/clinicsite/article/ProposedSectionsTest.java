package org.clinicsite.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.clinicsite.text.Slug;
import org.clinicsite.text.WordBreaks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProposedSectionsTest {

    private static final List<String> ENGLISH = List.of(
            "Sleeping on the front turns the neck to one side for hours. The joints at the top of the spine dislike that, and the"
                    + " muscles around them guard it in the morning. A flatter pillow, or none at all, takes some of that turn"
                    + " away. Side sleepers do better with a pillow as high as the shoulder is wide, so that nose and breastbone"
                    + " stay in line.",
            "A new pillow needs about ten nights before anyone can judge it. Until then the old habit pulls the sleeper back into"
                    + " the former position. Mark the height that felt best, because foam sinks within the first weeks and the"
                    + " pillow will want a second look.",
            "Screens are the second great load. A laptop on the kitchen table asks the head to hang forward, and every"
                    + " centimetre counts, since the head weighs as much as a bowling ball. Raise the screen until its upper edge"
                    + " meets the eyes, and put a separate keyboard below. The eyes lead, the neck only follows.",
            "Those who cannot raise the screen can at least change it. Twenty minutes of reading, then a call taken standing, then"
                    + " a walk to the printer: the desk of an office offers more postures than most people use. A timer on the"
                    + " telephone is a plain but reliable helper.",
            "Massage comes third, and it is no repair of the first two. Slow strokes along the trapezius warm the tissue and calm"
                    + " the breath; held pressure on tender points may sting for a moment and then fade. Studies of neck massage"
                    + " find short relief, strongest in the first weeks, and better together with exercise.",
            "A therapist asks about dizziness, numb fingers and recent falls before any stroke. Numb fingers with weakness, a fever"
                    + " or pain after an accident belong to a doctor first. Nobody should press hard on the front of the throat,"
                    + " where the great vessels run close below the skin.");

    private static final List<String> GERMAN = List.of(
            "Wer lange sitzt, spürt die Schultern zuerst. Die Muskeln am Nacken halten den Kopf, und sie tun das ohne Pause, wenn"
                    + " der Bildschirm zu tief steht. Ein Bildschirm in Augenhöhe und eine Tastatur davor entlasten die Schultern"
                    + " spürbar. Auch die Lehne des Stuhls darf den Rücken tragen.",
            "Am Abend hilft Wärme. Eine Wärmflasche zwischen den Schulterblättern lockert den Rücken in einer Viertelstunde. Die"
                    + " Wärmflasche sollte nicht heißer sein als die Hand es mag, und auf entzündeter Haut hat sie nichts zu suchen."
                    + " Ein Bad mit Salz tut dasselbe für den ganzen Körper.",
            "Die Massage beginnt mit langen Strichen am Rücken. Danach sucht die Therapeutin die Triggerpunkte und hält den Druck,"
                    + " bis der Schmerz nachlässt. Triggerpunkte strahlen oft in den Arm aus. Nach der Massage braucht der Körper"
                    + " Wasser und etwas Ruhe, und ein leichter Muskelkater ist am nächsten Tag normal.",
            "Nicht jeder Schmerz gehört auf die Liege. Fieber, Taubheit in den Fingern oder ein Unfall in den letzten Wochen gehören"
                    + " zum Arzt. Der Arzt klärt, ob ein Nerv eingeklemmt ist. Erst wenn der Befund klar ist, beginnt die"
                    + " Behandlung, und sie bleibt immer unter der Grenze des Schmerzes.",
            "Zwischen den Terminen zählt die Bewegung. Drei kurze Übungen am Vormittag wirken mehr als eine lange am Abend, und"
                    + " ein Band aus Gummi genügt dafür. Das Band zieht die Schulterblätter nach hinten und öffnet die Brust. Wer"
                    + " die Übungen an den Kaffee bindet, vergisst sie nicht. Nach vier Wochen merkt man den Unterschied beim"
                    + " Tragen der Einkäufe, und die Bewegung wird zur Gewohnheit.");

    private static final List<String> FRENCH = List.of(
            "La nuque porte la tête du matin au soir. Devant un écran trop bas, les muscles de la nuque travaillent sans repos, et"
                    + " la douleur arrive en fin de journée. Un écran à la hauteur des yeux et un clavier séparé soulagent la nuque"
                    + " en quelques semaines, sans autre effort que de les installer.",
            "La chaleur prépare le massage. Une bouillotte posée entre les épaules détend les tissus en un quart d'heure. La"
                    + " bouillotte ne doit jamais brûler la peau, et la chaleur reste interdite sur une inflammation. Un bain tiède"
                    + " rend le même service au corps entier.",
            "Le massage du dos commence par de longues pressions glissées. La thérapeute cherche ensuite les points sensibles et"
                    + " maintient la pression jusqu'à ce que la douleur baisse. Les points sensibles renvoient souvent vers le bras."
                    + " Après la séance, le corps demande de l'eau et un peu de calme.",
            "Toutes les douleurs ne relèvent pas du massage. La fièvre, les doigts engourdis ou une chute récente conduisent"
                    + " d'abord chez le médecin. Le médecin vérifie les nerfs et les vertèbres. La thérapeute commence seulement"
                    + " quand le diagnostic est clair, et toujours sous le seuil de la douleur.",
            "Entre les séances, le mouvement fait le reste. Trois exercices courts le matin valent mieux qu'un long le soir, et"
                    + " un élastique suffit. L'élastique tire les omoplates vers l'arrière et ouvre la poitrine. Une promenade de"
                    + " vingt minutes complète les exercices. Au bout d'un mois, le dos porte les courses sans se plaindre, et le"
                    + " mouvement devient une habitude que personne ne veut perdre.");

    private static final List<String> RUNNERS = List.of(
            "Calf strain is the injury that runners over forty know best. It comes with a sudden sting in "
                    + "the middle of the lower leg, as if somebody had thrown a stone. The inner head of the calf "
                    + "muscle tears where it joins the tendon.",
            "Stop at once. Running on with a torn calf turns a small tear into a big one. Cool the leg for "
                    + "ten minutes, wrap it and put it up. If you cannot stand on your toes or feel a gap above the "
                    + "heel, the Achilles tendon may be torn and a hospital should have a look today.",
            "The tear heals in stages. During the first three days the leg rests, and massage is kept away "
                    + "from it. In the second week gentle strokes above and below the tear bring the swelling down, "
                    + "and short walks begin. Scar tissue forms along the lines of pull, so some load is needed early.",
            "Heel raises are the heart of the training. Start with both feet on the floor, fifteen times, "
                    + "three rounds a day. When that is easy, stand on the edge of a step, and when that is easy too, "
                    + "use one leg. Heel raises with a bent knee train the soleus, the deeper calf muscle which does "
                    + "most of the work at slow speed.",
            "New shoes are a common cause. A shoe with a low heel stretches the calf with each step, and "
                    + "going from cushioned shoes to flat ones should take two months. Old shoes with a worn heel do "
                    + "the same thing by the back door.",
            "Go back to running when you can hop twenty times without pain. Begin with one minute of running "
                    + "and one of walking, on flat ground, every second day. Hills and sprints come last, because "
                    + "there the calf works hardest.",
            "Massage of a healthy calf once a week may keep it supple, and many runners swear by it. Good "
                    + "evidence is thin. What is known to lower the risk is strong calves, enough sleep, and a "
                    + "training plan that grows by no more than a tenth a week.");

    private static final List<String> LYMPH = List.of(
            "The lymphatic system collects fluid that leaks out of the blood vessels and carries it back to "
                    + "the heart. It has no pump of its own. Lymph moves because muscles squeeze it along and because "
                    + "we breathe, and one-way valves keep it from flowing back.",
            "When lymph nodes are removed in breast cancer surgery, fluid can gather in the arm. The arm "
                    + "feels heavy, rings become tight and the skin looks stretched. This swelling is called "
                    + "lymphoedema, and it may appear months or years after the operation.",
            "Manual lymphatic drainage is a very light form of massage. The hands move the skin in slow "
                    + "circles, never the muscle, with hardly more pressure than the weight of a coin. The strokes "
                    + "begin at the neck and work down, so that the fluid has somewhere to go.",
            "Compression is the other half of the treatment. Bandages are wrapped around the arm after the "
                    + "massage, and later a fitted sleeve is worn from morning till evening. Without compression the "
                    + "swelling comes back overnight.",
            "Skin care matters more than most patients expect. A small cut or an insect bite can let "
                    + "bacteria in, and an infection of a swollen arm spreads fast. Use a mild cream every day, wear "
                    + "gloves in the garden and do not let anybody take blood from that arm.",
            "Exercise helps the lymph along. Swimming is ideal since the water presses evenly on the limb. "
                    + "Walking with poles, gentle dancing and simple pumping movements of the fist all count, and the "
                    + "sleeve stays on while you move.",
            "Lymphatic drainage is not for everyone. A fever, heart failure, a fresh thrombosis or an "
                    + "untreated infection are reasons to wait. Only therapists with a special certificate should "
                    + "treat lymphoedema, and a doctor has to write the prescription first.");

    static List<List<String>> texts() {
        return List.of(ENGLISH, GERMAN, FRENCH, RUNNERS, LYMPH);
    }

    private static Reading read(String title, List<String> paragraphs) {
        return Reading.pasted(title + "\n\n" + String.join("\n\n", paragraphs) + "\n");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aLongTextIsCutIntoSectionsNamedInItsOwnWords(List<String> paragraphs) {
        Reading reading = read("A title", paragraphs);
        String text = String.join("\n\n", paragraphs);
        assertThat(reading.titles()).hasSizeLessThan(paragraphs.size()).doesNotHaveDuplicates();
        for (Section section : reading.article().sections()) {
            assertThat(section.origin()).isEqualTo(Section.Origin.PROPOSED);
            assertThat(section.level()).isEqualTo(2);
            assertThat(section.id()).isEqualTo(Slug.of(section.title()));
            assertThat(WordBreaks.count(section.title())).as(section.title()).isBetween(1, 6);
            for (String word : section.title().split(" ")) {
                assertThat(text.toLowerCase(Locale.ROOT)).contains(word.toLowerCase(Locale.ROOT));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyWordStaysWhereItWas(List<String> paragraphs) {
        String html = read("A title", paragraphs).html().replaceAll("<h2.*</h2>\n", "");
        StringBuilder expected = new StringBuilder();
        for (String paragraph : paragraphs) {
            expected.append("<p>").append(paragraph).append("</p>\n");
        }
        assertThat(html).isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void onlyWhatWasPastedRawGetsSectionsAndEveryTimeTheSame(List<String> paragraphs) {
        List<String> titles = read("A title", paragraphs).titles();
        String markdown = "# A title\n\n" + String.join("\n\n", paragraphs);
        String html = "<h1>A title</h1><p>" + String.join("</p><p>", paragraphs) + "</p>";
        assertThat(Reading.markdown(markdown).titles()).isEmpty();
        assertThat(Reading.html(html).titles()).isEmpty();
        assertThat(read("A title", paragraphs).titles()).isEqualTo(titles);
    }

    @Test
    void itIsCutWhereTheSubjectChanges() {
        List<Integer> lines = read("A title", ENGLISH).article().sections().stream()
                .map(Section::line)
                .toList();
        // pillows, screens, massage: each two paragraphs; what stands below the title needs no heading
        assertThat(lines).containsExactly(7, 11);
    }

    @Test
    void aNameIsWhatTheSectionBeginsWithAsItsSubjectAndComesBackTo() {
        assertThat(read("Better sleep", ENGLISH).titles()).containsExactly("Screens", "Massage");
        assertThat(read("Lymphatic drainage", LYMPH).titles()).containsExactly("Compression");
        assertThat(read("Mal au dos", FRENCH).titles()).containsExactly("Massage du dos");
    }

    @Test
    void wherePhrasesAreSaidOnceOnlyThereIsNoHeadingRatherThanAPoorOne() {
        assertThat(read("Calf trouble in runners", RUNNERS).titles()).isEmpty();
        assertThat(read("Verspannte Schultern", GERMAN).titles()).isEmpty();
    }

    private static final String FILLER =
            " The room is warm and the hour is long, so that shoulders, arms and legs find rest and the breath grows slow and deep"
                    + " while rain falls on the roof and a kettle hums in the hall.";

    @Test
    void phraseThatASectionOnlyMentionsIsNoHeading() {
        List<String> paragraphs = List.of(
                "A foot carries us all day. Each foot has many bones, and a foot that is bare grows strong." + FILLER,
                "Walk on grass when you can. The toes of a foot spread, and the foot wakes up again." + FILLER,
                "Nobody hurries after a visit. We sit down, and tea is poured into a cup. The cup is from a garden centre."
                        + FILLER,
                "Tea in a cup is a part of it. The cup is small and the tea is strong, for tea wakes us. The garden is near."
                        + FILLER,
                "The pot of tea stays on the table, where each cup is filled once more with tea. The centre is far."
                        + FILLER);
        assertThat(read("Feet", paragraphs).titles()).isEmpty();
    }

    @Test
    void noNameIsCutAndNoTwoNamesShareAWord() {
        List<String> paragraphs = new java.util.ArrayList<>(ENGLISH);
        paragraphs.set(2, "The new river path brings walkers. " + ENGLISH.get(2) + " Walkers like the new river path.");
        paragraphs.set(4, "Screens are back. " + ENGLISH.get(4) + " Screens stay away.");
        assertThat(read("A title", paragraphs).titles())
                .doesNotContain("River path")
                .hasSizeLessThan(3);
        assertThat(String.join(" ", read("A title", paragraphs).titles())).containsOnlyOnce("creen");
    }

    @Test
    void aVerbBehindANounIsNoPartOfAName() {
        String names = String.join(" | ", read("Calf trouble", RUNNERS).titles())
                + String.join(" | ", read("Lymphatic drainage", LYMPH).titles());
        assertThat(names)
                .contains("Compression")
                .doesNotContain("tear heals")
                .doesNotContain("system collects")
                .doesNotContain("water presses");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aNameIsWrittenAsASentenceIs(List<String> paragraphs) {
        for (String name : read("A title", paragraphs).titles()) {
            assertThat(Character.isUpperCase(name.codePointAt(0))).as(name).isTrue();
            assertThat(name).doesNotMatch(".* (of|the|a|in|and|with|der|die|und|le|la|de|et)");
            assertThat(name).doesNotMatch("(Treating|Moving|Raise|Stop|Press|Slowly|Sooner) .*");
        }
    }

    @Test
    void noSectionIsCalledLikeTheArticle() {
        String name = read("A title", ENGLISH).titles().get(0);
        assertThat(read(name, ENGLISH).titles()).doesNotContain(name).isNotEmpty();
    }

    @Test
    void aShortTextIsNotCut() {
        assertThat(read("A title", ENGLISH.subList(0, 4)).titles()).isEmpty();
    }

    @Test
    void whereTheAuthorHasHeadingsNoneIsProposed() {
        assertThat(Reading.markdown("## Mine\n\n" + String.join("\n\n", ENGLISH))
                        .titles())
                .containsExactly("Mine");
    }

    @Test
    void aListStaysWithTheParagraphThatLeadsToIt() {
        List<String> paragraphs = new java.util.ArrayList<>(ENGLISH);
        paragraphs.add(4, "- a towel\n- warm oil");
        String html = read("A title", paragraphs).html();
        assertThat(html).contains("helper.</p>\n<ul>");
    }

    @Test
    void aTextInAnUnknownLanguageIsLeftAlone() {
        assertThat(read("題", java.util.Collections.nCopies(8, "肩こりの原因は長い時間の姿勢です。".repeat(12)))
                        .titles())
                .isEmpty();
    }
}
