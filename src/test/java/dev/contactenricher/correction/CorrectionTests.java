package dev.contactenricher.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionTests {

    private static final String OF_AN_EARLIER_RELEASE = """
            {"keys": {"email": "a@example.com", "phone": null, "externalCrmId": null}, "refused": {"PHONE": 1},
             "heardAt": "2026-03-01T12:00:00Z", "receipts": [], "erased": false, "number": %s}
            """;

    @Test
    void whatAnEarlierReleaseKeptIsRead() {
        assertThat(read("\"+12125552368\"").numbers()).containsExactly("+12125552368");
        assertThat(read("null").numbers()).isEmpty();
    }

    @Test
    void noNumberIsForgotten() {
        Correction both =
                read("\"+12125552368\"").with(read("\"+12125552369\"")).with(read("\"+12125552368\""));
        assertThat(Correction.fromJson(both.toJson()).numbers()).isEqualTo(List.of("+12125552368", "+12125552369"));
    }

    private static Correction read(String number) {
        return Correction.fromJson(OF_AN_EARLIER_RELEASE.formatted(number));
    }
}
