package dev.contactenricher.cxone;

import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static dev.contactenricher.cxone.CxoneRoom.MERGE;
import static dev.contactenricher.cxone.CxoneRoom.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.CxoneSettings.ClientAuth;
import dev.contactenricher.standin.OddAnswers;
import dev.contactenricher.standin.OddAnswers.OddAnswer;
import dev.contactenricher.standin.OddPeer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a token endpoint sends in place of a token: nothing is merged without one, and the next call asks again. */
class MisbehavingTokenTests {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(90);

    static List<OddAnswer> odd() {
        return OddAnswers.all();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void noMergeIsTriedWithoutAToken(OddAnswer odd) {
        var answer = new AtomicReference<@Nullable OddAnswer>(odd);
        var well = new AtomicReference<@Nullable URI>();
        try (var peer = new OddPeer(request -> answer.get(), well::get);
                var room = new CxoneRoom(
                        ClientAuth.POST,
                        odd.isEndless() ? SHORT : LONG,
                        peer.uri().resolve(TOKEN))) {
            room.answers(MERGE, status(202));
            MergeAnswer refused = room.merge();
            switch (odd.outcome()) {
                case UNKNOWN, TAKEN -> assertThat(refused).isInstanceOf(MergeAnswer.Unavailable.class);
                case REFUSED, FORBIDDEN ->
                    assertThat(refused).isInstanceOfAny(MergeAnswer.Forbidden.class, MergeAnswer.Unavailable.class);
            }
            assertThat(room.requests(MERGE)).isEmpty();

            answer.set(null);
            well.set(URI.create(room.cxone.baseUrl()));
            if (!odd.isEndless()) {
                assertThat(room.merge()).isInstanceOf(MergeAnswer.Accepted.class);
            }
        }
    }
}
