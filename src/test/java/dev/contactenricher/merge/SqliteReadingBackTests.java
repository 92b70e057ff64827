package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** No webhook is awaited where merges are confirmed by reading, so none can stay away. */
@TestPropertySource(properties = "enricher.merge.confirmation=read")
class SqliteReadingBackTests extends MergeRoom {

    @Autowired
    private DispatchTable dispatch;

    @Test
    void whatIsNeverShownIsAskedForOnceMoreAndThenGivenUpThoughNothingElseIsConfirmed() {
        enqueue("job", "ann");
        sendAll();
        timeOut();
        assertThat(deadLetterCodes()).isEmpty();
        sendAll();
        assertThat(cxone.requestIds).hasSize(2).containsOnly(cxone.requestIds.getFirst());
        timeOut();
        assertThat(deadLetterCodes()).containsExactly("unconfirmed");
        assertThat(pauses()).isEmpty();
    }

    @Test
    void nobodyIsGivenUpWhileCxoneIsAway() {
        enqueue("job", "ann");
        sendAll();
        cxone.answer = persons -> new MergeAnswer.Unavailable(503);
        enqueue("other-job", "bob");
        sendAll();
        for (int i = 0; i < 5; i++) {
            timeOut();
            sendAll();
        }
        assertThat(deadLetterCodes()).isEmpty();
    }

    @Test
    void aSilenceOfWebhooksEndsWhenTheyAreNoLongerAwaited() {
        enqueue("job", "ann");
        sendAll();
        transaction.executeWithoutResult(tx -> {
            Dispatch state = dispatch.lockNow();
            state.clock().fallsSilent(state.clock().reading(), state.now());
            dispatch.save(state);
        });
        for (int i = 0; i < 3; i++) {
            timeOut();
            sendAll();
        }
        assertThat(deadLetterCodes()).containsExactly("unconfirmed");
    }

    private void timeOut() {
        pass(Duration.ofMinutes(16));
        checkTimeouts();
    }
}
