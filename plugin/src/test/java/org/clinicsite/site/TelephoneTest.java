package org.clinicsite.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of no one: where a country keeps some for films and books, these. */
class TelephoneTest {

    @ParameterizedTest
    @CsvSource({
        "+44 1632 960123,       GB, +441632960123",
        "+44 (0)1632 960-123,   GB, +441632960123",
        "01632 960123,          GB, +441632960123",
        "(01632) 960123,        GB, +441632960123",
        "(415) 555-0132,        US, +14155550132",
        "604-555-0132,          CA, +16045550132",
        "(02) 5550 1234,        AU, +61255501234",
        "1300 975 707,          AU, +611300975707",
        "09-555 0123,           NZ, +6495550123",
        "(020) 915 0123,        IE, +353209150123",
        "030 23125 000,         DE, +493023125000",
        "01/2674536,            AT, +4312674536",
        "044 668 18 00,         CH, +41446681800",
        "01 99 00 12 34,        FR, +33199001234",
        "02 555 12 12,          BE, +3225551212",
        "020 555 0123,          NL, +31205550123",
        "912 345 678,           ES, +34912345678",
        "02 1234 5678,          IT, +390212345678",
        "212 345 678,           PT, +351212345678",
        "22 123 45 67,          PL, +48221234567",
        "999,                   GB, 999",
        "116 117,               DE, 116117",
        "+49 30 23125 000,      GB, +493023125000"
    })
    void aNumberIsDialledFromEverywhere(String written, String country, String dialled) {
        assertThat(Telephone.dialled(written, country)).isEqualTo(dialled);
        assertThat(Telephone.fault(written, country)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "01632 9601,           GB, is no number of GB",
        "01632 960123 4567890, GB, is no number of GB",
        "555-0132-44,          US, is no number of US",
        "01632 960123,         '', says no country"
    })
    void whatNobodyCouldDialIsToldWithItsReason(String written, String country, String fault) {
        assertThat(Telephone.fault(written, country)).get().asString().startsWith(fault);
    }
}
