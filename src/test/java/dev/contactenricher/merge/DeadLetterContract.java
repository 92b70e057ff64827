package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Turn.Claim;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dead letters that are sent again. */
abstract class DeadLetterContract extends MergeRoom {

    @Test
    void ofTwoDeadLettersOfAPersonTheNewerOneWins() {
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        enqueue("job-1", Map.of("ann", "Old"), "ann");
        sendAll();
        enqueue("job-2", Map.of("ann", "New"), "ann");
        sendAll();
        assertThat(deadLetterCodes()).hasSize(2);

        transaction.executeWithoutResult(tx -> deadLetters.retryAll());
        assertThat(nextFirstName()).isEqualTo("New");
    }

    @Test
    void aDeadLetterThatIsSentAgainGivesWayToNewsThatWait() {
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        enqueue("job-1", Map.of("ann", "Old"), "ann");
        sendAll();
        enqueue("job-2", Map.of("ann", "New"), "ann");
        transaction.executeWithoutResult(tx -> deadLetters.retryAll());
        assertThat(nextFirstName()).isEqualTo("New");
    }

    private String nextFirstName() {
        pass(Duration.ofMinutes(1));
        var claim = (Claim) claiming.next();
        assertThat(claim.contacts()).hasSize(1);
        return claim.contacts().getFirst().get("first_name").asString();
    }
}
