package dev.contactenricher.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTests {

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "202, TAKEN",
        "299, TAKEN",
        "302, FORBIDDEN",
        "400, REFUSED",
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, FORBIDDEN",
        "408, UNKNOWN",
        "409, CONFLICT",
        "413, REFUSED",
        "422, REFUSED",
        "425, UNKNOWN",
        "429, THROTTLED",
        "499, FORBIDDEN",
        "500, UNKNOWN",
        "503, UNKNOWN",
        "600, UNKNOWN",
        "99, UNKNOWN"
    })
    void eachStatusMeansTheSameWhoeverAnswers(int status, Meaning meaning) {
        assertThat(new HttpAnswer.Received(status, null, null).meaning()).isEqualTo(meaning);
    }
}
