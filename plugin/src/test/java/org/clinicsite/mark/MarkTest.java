package org.clinicsite.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Heron Yard Massage | HY",
                "Noor Haddad Massage | NH",
                "Cabinet Solène Mercadier | SM",
                "Saltgrass Remedial | S",
                "Massage | M",
                "The Massage Clinic | TM",
                "Bone & Body | BB",
                "Praxis für Physiotherapie Öztürk | Ö",
                "Gabinet Masażu Łąka | Ł",
                "Cabinet de l’Orée | O",
                "O'Neill Physio | O",
                "ßtern | S",
                "Λευκή Πέτρα | ΛΠ",
                "Тихий Дом | ТД",
                "27 Steps | 2S",
            })
    void theLettersAreOfTheWordsThatTellOneClinicFromAnother(String name, String letters) {
        assertThat(Initials.of(name)).isEqualTo(letters);
    }

    @Test
    void aNameInLettersThatTheFontLacksHasAnOrnamentAndNoBox() {
        Mark mark = Mark.of("静かな手", null);
        assertThat(mark.initials()).isEmpty();
        assertThat(mark.svg()).contains("stroke-width=\"4\"").doesNotContain("<text");
        assertThat(SocialCard.svg(mark, null, "静かな手", "マッサージ", null)).doesNotContain("<text");
    }

    @Test
    void oneNameHasOneMarkAndNamesDiffer() {
        assertThat(Mark.of("Quiet Hands", null)).isEqualTo(Mark.of("QUIET HANDS ", null));
        Set<String> grounds = new HashSet<>();
        Set<Mark.Shape> shapes = new HashSet<>();
        for (String name : List.of(
                "Quiet Hands",
                "Willow Lane",
                "Heron Yard",
                "Saltgrass",
                "Noor Haddad",
                "Mill Street",
                "Bone & Body",
                "Linden",
                "North Room",
                "Ash & Oak",
                "Harbour",
                "Kite",
                "Stillwater",
                "Ember",
                "Fern",
                "Cove")) {
            grounds.add(Mark.of(name, null).colours().ground());
            shapes.add(Mark.of(name, null).shape());
        }
        assertThat(grounds.size()).isGreaterThanOrEqualTo(5);
        assertThat(shapes).containsExactlyInAnyOrder(Mark.Shape.values());
    }

    @Test
    void theOwnersColoursComeBeforeThoseOfTheName() {
        Mark.Colours own = new Mark.Colours("#5b2a4e", "#ffffff", "#aabbcc");
        assertThat(Mark.of("Quiet Hands", own).svg()).contains("#5b2a4e", "#ffffff");
    }

    @Test
    void aLongNameTakesSmallerLettersAndAnEndlessOneNone() {
        Mark mark = Mark.of("Quiet Hands", null);
        String shorter = SocialCard.svg(mark, null, "Quiet Hands", "Massage in Ashcombe", "www.example.org");
        String longer = SocialCard.svg(
                mark, null, "The Ashcombe and Elmbridge Centre for Massage and Bodywork", "Massage in Ashcombe", null);
        String endless = SocialCard.svg(mark, null, "x".repeat(200), "Massage in Ashcombe", null);
        assertThat(words(shorter))
                .as("letters of the mark, name, tagline, host")
                .isEqualTo(4);
        assertThat(words(longer)).as("the name in two lines, no host").isEqualTo(4);
        assertThat(words(endless)).as("no name").isEqualTo(2);
    }

    private static int words(String svg) {
        return svg.split("<g fill=\"#", -1).length - 1;
    }

    @Test
    void lettersOfAPairStandAsNearAsTheFontSays() {
        LetterOutlines letters = LetterOutlines.get();
        assertThat(letters.width("AV", 100)).isLessThan(letters.width("A", 100) + letters.width("V", 100));
    }
}
