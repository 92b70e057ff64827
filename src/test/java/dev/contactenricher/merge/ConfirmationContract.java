package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.MergeAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens to contacts that CXone took, or may have taken, until their webhook comes. */
abstract class ConfirmationContract extends MergeRoom {

    @Test
    void aTakenRequestThatIsRefusedWhenAskedForAgainIsNotTakenApart() {
        enqueue("job", "ann", "bob");
        sendAll();
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        confirmationTimesOut();
        sendAll();
        assertThat(cxone.requestIds).hasSize(2).containsOnly(cxone.requestIds.getFirst());

        confirm("c-ann");
        assertThat(completed()).isEqualTo(1);
        confirmationTimesOut();
        assertThat(deadLetterCodes()).containsExactly("unconfirmed");
        assertThat(cxone.requestIds).hasSize(2);
    }

    @Test
    void aTakenRequestWhoseRepeatsAloneFailIsNotTakenApart() {
        enqueue("job", "ann", "bob");
        sendAll();
        cxone.answer =
                persons -> persons.contains("ann") ? new MergeAnswer.Unavailable(500) : ScriptedCxone.accepted(persons);
        confirmationTimesOut();
        for (int i = 0; i < 20; i++) {
            enqueue("other-job", "other" + i);
            sendAll();
            confirm("c-other" + i);
            pass(Duration.ofMinutes(2));
        }
        assertThat(cxone.requestIds.stream().filter(cxone.requestIds.getFirst()::equals))
                .as("its first send, and as many repeats as there are attempts")
                .hasSize(9);
        assertThat(deadLetterCodes()).isEmpty();
        confirm("c-ann");
        confirm("c-bob");
        assertThat(completed()).isEqualTo(22);
    }

    @Test
    void aLateEventCompletesADeadLetterHoweverLate() {
        enqueue("job", "ann");
        sendAll();
        confirmationTimesOut();
        sendAll();
        confirmationTimesOut();
        assertThat(deadLetterCodes()).containsExactly("unconfirmed");

        pass(Duration.ofDays(40));
        forgetOld();
        earlyEvents.clean();
        confirm("c-ann");
        assertThat(completed()).isEqualTo(1);
        assertThat(deadLetterCodes()).isEmpty();
    }

    @Test
    void anEventBeforeTheAnswerIsKeptThroughAnOutage() {
        cxone.answer = persons -> new MergeAnswer.Unavailable(null);
        enqueue("job", "ann");
        sendAll();
        pass(Duration.ofSeconds(1));
        confirm("c-ann");
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofMinutes(2));
            confirm("somebody-else");
            forgetOld();
            earlyEvents.clean();
            sendAll();
        }
        cxone.answer = ScriptedCxone::accepted;
        pass(Duration.ofMinutes(2));
        sendAll();
        assertThat(completed()).isEqualTo(1);
    }
}
