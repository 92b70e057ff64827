package dev.contactenricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.webhook.SigningKeys.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector is that of the Standard Webhooks reference libraries. */
class SigningKeysTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIMESTAMP = 1614265330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String OTHER = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    private static final Instant NOW = Instant.ofEpochSecond(TIMESTAMP);

    private final SigningKeys keys = new SigningKeys(List.of(SECRET));

    @Test
    void theReferenceVectorIsAuthentic() {
        assertThat(keys.verify(signed(SIGNATURE), NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OTHER + " v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= " + SIGNATURE + " " + OTHER,
                "v1a,abc " + SIGNATURE
            })
    void oneGoodSignatureAmongSeveralIsEnough(String signatures) {
        assertThat(keys.verify(signed(signatures), NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1",
                "v1,",
                "invalid_signature",
                "v1,invalid_signature",
                OTHER,
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
                "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            })
    void anythingElseIsNot(String signatures) {
        assertThat(keys.verify(signed(signatures), NOW)).isFalse();
    }

    @Test
    void idTimestampAndBodyAreAllSigned() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        assertThat(keys.verify(new Signed("msg_other", "" + TIMESTAMP, SIGNATURE, body), NOW))
                .isFalse();
        assertThat(keys.verify(new Signed(ID, "" + (TIMESTAMP + 1), SIGNATURE, body), NOW))
                .isFalse();
        assertThat(keys.verify(
                        new Signed(ID, "" + TIMESTAMP, SIGNATURE, (BODY + " ").getBytes(StandardCharsets.UTF_8)), NOW))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-301,false", "-300,true", "300,true", "301,false"})
    void fiveMinutesEitherWayAreTolerated(long seconds, boolean authentic) {
        assertThat(keys.verify(signed(SIGNATURE), NOW.plusSeconds(seconds))).isEqualTo(authentic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "1614265330.0", "-9223372036854775808", "99999999999999999999"})
    void aTimestampThatIsNoneIsNot(String timestamp) {
        assertThat(keys.verify(new Signed(ID, timestamp, SIGNATURE, new byte[0]), NOW))
                .isFalse();
    }

    @Test
    void anyCurrentSecretMayHaveSigned() {
        assertThat(new SigningKeys(List.of("whsec_bmV3ZXI=", SECRET)).verify(signed(SIGNATURE), NOW))
                .isTrue();
        assertThat(new SigningKeys(List.of("whsec_bmV3ZXI=")).verify(signed(SIGNATURE), NOW))
                .isFalse();
    }

    @Test
    void aPlainSecretIsItsOwnBytes() {
        var plain = new SigningKeys(List.of("plain-secret"));
        var base64 = new SigningKeys(List.of("whsec_cGxhaW4tc2VjcmV0"));
        var message = signed("v1,3Iu+JbC8cHey9rJURLZfxQoX30vMfLebm9Kn1ePn6f4=");
        assertThat(plain.verify(message, NOW)).isTrue();
        assertThat(base64.verify(message, NOW)).isTrue();
    }

    private static Signed signed(String signatures) {
        return new Signed(ID, Long.toString(TIMESTAMP), signatures, BODY.getBytes(StandardCharsets.UTF_8));
    }
}
