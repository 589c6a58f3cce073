package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts as clinics have them on their doors and cards, which no model had foreseen. */
class AsPeopleWriteTest {

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void clinic() throws IOException {
        clinic = TestClinic.of(temp, """
                name: Test Clinic
                description: Remedial massage in Testford by two people, by appointment and on some Saturdays.
                locale: en-AU
                currency: AUD
                contact:
                  phone: 1300 975 707
                  mobile: 0491 570 156
                fees:
                  memberships: [{name: Club, price: 89, per: fortnight}]
                """)
                .write("content/pages/contact.md", "---\ntitle: Contact\nlayout: contact\n---\n")
                .write(
                        "content/services/back.md",
                        "---\ntitle: Back\noptions: [{minutes: 60, price: 100}]\n---\nSlow.\n")
                .write("content/therapists/jo.md", """
                        ---
                        title: Jo
                        credentials: [Diploma of Remedial Massage, {name: Member, body: A Guild}]
                        languages: [English, Italian, pt-BR]
                        ---
                        Jo likes trains.
                        """);
    }

    @Test
    void aClinicMayHaveTwoNumbers() throws IOException {
        clinic.generate();

        assertThat(clinic.page("/contact/").select("main a[href^=tel:]").eachText())
                .containsExactly("1300 975 707", "0491 570 156");
        assertThat(clinic.page("/contact/").select("main .choices h2").eachText())
                .containsOnlyOnce("By phone");
        assertThat(clinic.page("/").select("footer .reach a[href=tel:+61491570156]"))
                .hasSize(1);
    }

    @Test
    void aMobileAloneIsTheNumber() throws IOException {
        TestClinic mobile = TestClinic.of(temp.resolve("mobile"), """
                name: Test Clinic
                tagline: Massage in Testford
                locale: en-AU
                contact: {mobile: 0491 570 156}
                """);
        mobile.generate();

        assertThat(mobile.page("/").select("header .act a[href=tel:+61491570156]"))
                .hasSize(1);
        assertThat(mobile.page("/").select("footer .reach a[href=tel:+61491570156]"))
                .hasSize(1);
    }

    @Test
    void aNameAloneIsACredentialAndALanguageGoesByItsName() throws IOException {
        clinic.generate();

        assertThat(clinic.page("/therapists/jo/").text())
                .contains("Diploma of Remedial Massage", "English, Italian and Portuguese");
    }

    @Test
    void aMembershipMayBePaidEachFortnight() throws IOException {
        clinic.generate();

        assertThat(clinic.page("/prices/").text()).contains("$89 a fortnight");
        assertThat(clinic.text("/prices/index.html"))
                .contains("\"referenceQuantity\":{\"@type\":\"QuantitativeValue\",\"value\":2,\"unitCode\":\"WEE\"}");
    }

    @Test
    void daysNeedNoLocationWhereThereIsOneOrNone() throws IOException {
        clinic.write("content/therapists/jo.md", "---\ntitle: Jo\ndays: [mon, wed-thu]\n---\nJo likes trains.\n");
        clinic.generate();
        assertThat(clinic.page("/therapists/jo/").text()).contains("Monday, Wednesday and Thursday");

        clinic.write("content/locations/quay.md", "---\ntitle: Quay\nhours: {mon-thu: 9am-5pm}\n---\nUpstairs.\n");
        clinic.generate();
        assertThat(clinic.page("/therapists/jo/").select(".panel dl.hours").text())
                .isEqualTo("Quay Monday, Wednesday and Thursday");

        clinic.write("content/locations/mill.md", "---\ntitle: Mill\nhours: {fri: 9am-5pm}\n---\nBelow.\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith("content/therapists/jo.md:3:")
                .contains(
                        "days: at which of the locations? Write a line for each below it, indented: 'mill: [monday]'.");
    }
}
