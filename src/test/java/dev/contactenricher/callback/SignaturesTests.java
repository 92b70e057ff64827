package dev.contactenricher.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The vector is that of the Standard Webhooks reference libraries. */
class SignaturesTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLDER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void theReferenceVectorIsMet() {
        assertThat(new Signatures(List.of(SECRET)).of(ID, 1614265330, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void eachCurrentSecretSigns() {
        String both = new Signatures(List.of(SECRET, " " + OLDER)).of(ID, 1614265330, BODY);
        assertThat(both.split(" ")).containsExactly(SIGNATURE, new Signatures(List.of(OLDER)).of(ID, 1614265330, BODY));
    }
}
