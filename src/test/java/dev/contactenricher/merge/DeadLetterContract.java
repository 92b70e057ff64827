package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.deadletters.DeadLetterDecisions;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Dead letters that are sent again. */
abstract class DeadLetterContract extends MergeRoom {

    @Autowired
    JdbcClient jdbc;

    @Test
    void ofTwoDeadLettersOfAPersonTheNewerOneWins() {
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        enqueue("job-1", Map.of("ann", "Old"), "ann");
        sendAll();
        enqueue("job-2", Map.of("ann", "New"), "ann");
        sendAll();
        assertThat(deadLetterCodes()).hasSize(2);

        retryDeadLetters();
        assertThat(nextFirstName()).isEqualTo("New");
    }

    @Test
    void aDeadLetterThatIsSentAgainGivesWayToNewsThatWait() {
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        enqueue("job-1", Map.of("ann", "Old"), "ann");
        sendAll();
        enqueue("job-2", Map.of("ann", "New"), "ann");
        retryDeadLetters();
        assertThat(nextFirstName()).isEqualTo("New");
    }

    @Test
    void aDeadLetterThatIsSentAgainDoesNotOverwriteWhatCxoneHasOfThePersonSince() {
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        enqueue("job-1", Map.of("ann", "Old"), "ann");
        sendAll();
        cxone.answer = ScriptedCxone::accepted;
        enqueue("job-2", Map.of("ann", "New"), "ann");
        sendAll();
        assertThat(retryDeadLetters()).isEqualTo(1);
        assertThat(supersededBy()).containsExactly(EntryState.SUBMITTED);
        pass(Duration.ofMinutes(1));
        assertThat(claiming.next()).isInstanceOf(Step.Idle.class);
        assertThat(deadLetterCodes()).isEmpty();
    }

    @Test
    void norWhatWasConfirmedSince() {
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        enqueue("job-1", Map.of("ann", "Old"), "ann");
        sendAll();
        cxone.answer = ScriptedCxone::accepted;
        enqueue("job-2", Map.of("ann", "New"), "ann");
        sendAll();
        confirm("c-ann");
        deadLetters.retry(deadLetters.list(0, 1).stream()
                .map(letter -> Long.parseLong(letter.id().substring("merge-".length())))
                .findFirst()
                .orElseThrow());
        assertThat(supersededBy()).containsExactly(EntryState.MERGED);
        pass(Duration.ofMinutes(1));
        assertThat(claiming.next()).isInstanceOf(Step.Idle.class);
    }

    @Test
    void aNewerDeadLetterIsSentThoughOlderNewsWereMerged() {
        enqueue("job-1", Map.of("ann", "Old"), "ann");
        sendAll();
        confirm("c-ann");
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        enqueue("job-2", Map.of("ann", "New"), "ann");
        sendAll();
        retryDeadLetters();
        assertThat(nextFirstName()).isEqualTo("New");
    }

    @Test
    void filtersSelect() {
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        enqueue("job-1", "ann");
        sendAll();
        Instant between = clock.instant().plusSeconds(60);
        pass(Duration.ofMinutes(2));
        enqueue("job-2", "bob", "cat");
        sendUntilNothingIsLeft();
        assertThat(jobs(new DeadLetterFilter(null, "refused", null, null, null)))
                .hasSize(3);
        assertThat(jobs(new DeadLetterFilter(null, "unconfirmed", null, null, null)))
                .isEmpty();
        assertThat(jobs(new DeadLetterFilter(null, null, "job-2", null, null))).containsExactly("job-2", "job-2");
        assertThat(jobs(new DeadLetterFilter(null, null, null, between, null))).containsExactly("job-2", "job-2");
        assertThat(jobs(new DeadLetterFilter(null, null, null, null, between))).containsExactly("job-1");
        assertThat(deadLetters.discard(
                        deadLetters.numbers(new DeadLetterFilter(null, null, "job-2", null, null), 0, 10)))
                .isEqualTo(2);
        assertThat(jobs(DeadLetterFilter.ANY)).containsExactly("job-1");
    }

    @Test
    void aDeadLetterTellsItsPlaceAndTheLastStatus() {
        cxone.answer = persons -> new MergeAnswer.Refused(413);
        enqueue("job-1", "ann", "bob");
        sendUntilNothingIsLeft();
        assertThat(deadLetters.list(0, 10)).extracting(DeadLetter::index).containsExactlyInAnyOrder(0, 1);
        assertThat(deadLetters.list(0, 10)).extracting(DeadLetter::status).containsOnly(413);
    }

    @Test
    void thousandsAreDecidedInBoundedTransactionsBetweenWhichSendingGoesOn() {
        int many = 3_000;
        for (int job = 0; job < many / 100; job++) {
            enqueue("job-" + (100 + job), persons(job * 100));
        }
        jdbc.sql("UPDATE merge_entry SET state = 'FAILED', failure_code = 'refused', finished_at = 1")
                .update();
        enqueue("news", persons(many));
        cxone.contacts.clear();
        var decidedAtOnce = new ArrayList<Integer>();
        var sentBetween = new AtomicInteger();
        var watched = new TransactionTemplate(requireNonNull(transaction.getTransactionManager())) {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                long before = deadLetters.count();
                T result = super.execute(action);
                decidedAtOnce.add((int) (before - deadLetters.count()));
                if (claiming.next() instanceof Claim claim) {
                    sender.send(claim);
                    sentBetween.addAndGet(claim.entries().size());
                }
                pass(Duration.ofMillis(600));
                return result;
            }
        };
        var desk = new DeadLetterDecisions(List.of(deadLetters), watched);
        assertThat(desk.retry(DeadLetterFilter.ANY)).isEqualTo(many);
        assertThat(decidedAtOnce)
                .hasSizeGreaterThanOrEqualTo(many / 100)
                .allSatisfy(decided -> assertThat(decided).isLessThanOrEqualTo(100));
        // a full request each time that the limit allows one, in which the news have the share of one job
        assertThat(sentBetween.get()).isGreaterThanOrEqualTo(decidedAtOnce.size() / 2 * 50);
        assertThat(cxone.contacts.stream()
                        .map(contact -> contact.get("external_crm_id").asString()))
                .contains(persons(many));
        assertThat(deadLetters.count()).isZero();
    }

    private void sendUntilNothingIsLeft() {
        for (int second = 0; second < 10; second++) {
            sendAll();
            pass(Duration.ofSeconds(1));
        }
    }

    private static String[] persons(int from) {
        return IntStream.range(from, from + 100).mapToObj(n -> "person-" + n).toArray(String[]::new);
    }

    private List<@Nullable String> jobs(DeadLetterFilter filter) {
        return deadLetters.list(filter, 0, 10).stream().map(DeadLetter::jobId).toList();
    }

    private List<EntryState> supersededBy() {
        return events.stream(MergeEvent.Superseded.class)
                .map(MergeEvent.Superseded::state)
                .toList();
    }

    private String nextFirstName() {
        pass(Duration.ofMinutes(1));
        var claim = (Claim) claiming.next();
        assertThat(claim.contacts()).hasSize(1);
        return claim.contacts().getFirst().get("first_name").asString();
    }
}
