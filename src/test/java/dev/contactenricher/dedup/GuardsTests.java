package dev.contactenricher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12125550100",
                "+19175550199",
                "+15550142",
                "+4900000000",
                "+49999999999",
                "+111111111",
                "+3531111111",
                "+4912345678",
                "+490123456789",
                "+11234567890",
                "+4987654321",
                "+9876543210"
            })
    void phonesThatAreMadeUpTellNothing(String e164) {
        assertThat(Guards.identifies(new PhoneNumber(e164, Set.of("US")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12125550300",
                "+11125550100",
                "+442125550100",
                "+4930111111",
                "+4912345679",
                "+12125551234",
                "+336912345678"
            })
    void phonesThatOnlyLookTheLikeDoTell(String e164) {
        assertThat(Guards.identifies(new PhoneNumber(e164, Set.of("US")))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "info@acme.com,           SHARED",
        "No-Reply+x@acme.com,     SHARED",
        "customer.care@acme.com,  SHARED",
        "informatics@acme.com,    OWN",
        "+info@acme.com,          OWN",
        "test@test.com,           PLACEHOLDER",
        "no.email@acme.com,       PLACEHOLDER",
        "test@example.com,        OWN",
        "test@acme.com,           OWN",
    })
    void aMailboxTellsAsMuchAsItsName(String email, EmailKind kind) {
        assertThat(Guards.kind(new EmailAddress(email, email))).isEqualTo(kind);
    }
}
