package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.jobs.Job;
import dev.contactenricher.jobs.JobCancellation;
import dev.contactenricher.jobs.JobEvent;
import dev.contactenricher.jobs.JobFilter;
import dev.contactenricher.jobs.JobStatus;
import dev.contactenricher.jobs.JobView;
import dev.contactenricher.jobs.JobViews;
import dev.contactenricher.merge.HandDispatcher;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A batch is taken back: what waits for it alone goes, all else stays. */
abstract class CancellationContract extends AdmissionRoom {

    @Autowired
    JobCancellation cancellation;

    @Autowired
    JobViews views;

    @Test
    void whatWaitsForTheJobAloneIsNeverSentAndItsDataAreGone() {
        var answer = take(contact(ANN, ""), contact(BOB, ""), contact(ANN, ", \"first_name\": \"Ann\""));
        Instant cancelledAt = clock.instant();
        assertThat(cancel(answer)).isTrue();

        assertThat(cxone.send()).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM merge_entry")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(job(answer))
                .returns(2, job -> job.states().cancelled())
                .returns(0, job -> job.states().queued())
                .returns(JobStatus.COMPLETED, Job::status)
                .returns(1.0, Job::progress)
                .returns(cancelledAt, Job::completedAt);
        assertThat(explanation(answer, 0).state()).isEqualTo("cancelled");
    }

    @Test
    void whatAnotherJobBroughtTooGoesOnWithTheJoinedValuesAsThatJobs() {
        var first = take(contact(ANN, ", \"first_name\": \"Ann\""));
        var second = take(contact(ANN, ", \"last_name\": \"Smith\""), contact(BOB, ""));
        cancel(second);

        var sent = cxone.send();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.get("first_name").asString()).isEqualTo("Ann");
            assertThat(contact.get("last_name").asString()).isEqualTo("Smith");
        });
        sent.forEach(HandDispatcher.Request::isMerged);
        assertThat(job(first))
                .returns(1, job -> job.states().merged())
                .returns(0, job -> job.states().cancelled());
        assertThat(job(second))
                .returns(0, job -> job.states().merged())
                .returns(2, job -> job.states().cancelled());
        assertThat(events.stream(dev.contactenricher.queue.MergeEvent.Completed.class)
                        .flatMap(completed -> completed.entries().stream())
                        .map(completion -> completion.entry().jobId()))
                .containsExactly(first.jobId());
        assertThat(explanation(second, 0).requests()).isEmpty();
    }

    @Test
    void whenTheOtherJobIsCancelledTooNothingIsSent() {
        var first = take(contact(ANN, ""));
        var second = take(contact(ANN, ", \"first_name\": \"Ann\""));
        cancel(first);
        cancel(second);
        assertThat(cxone.send()).isEmpty();
        assertThat(List.of(job(first), job(second)))
                .extracting(job -> job.states().cancelled())
                .containsExactly(1, 1);
    }

    @Test
    void whatWasSentIsLeft() {
        var answer = take(contact(ANN, ""));
        var requests = cxone.send();
        var newer = take(contact(ANN, ", \"first_name\": \"Ann\""));
        cancel(answer);
        cancel(newer);

        assertThat(job(answer)).returns(1, job -> job.states().submitted()).returns(JobStatus.IN_PROGRESS, Job::status);
        requests.forEach(HandDispatcher.Request::isMerged);
        assertThat(job(answer))
                .returns(1, job -> job.states().merged())
                .returns(0, job -> job.states().cancelled());
        assertThat(job(newer)).returns(1, job -> job.states().cancelled());
        assertThat(cxone.send()).isEmpty();
    }

    @Test
    void deadLettersStayUntilSomebodyDecides() {
        var answer = take(contact(ANN, ""));
        cxone.send().getFirst().isAnswered(new dev.contactenricher.cxone.MergeAnswer.Refused(422));
        cancel(answer);
        assertThat(job(answer))
                .returns(1, job -> job.states().failed())
                .returns(0, job -> job.states().cancelled())
                .returns(JobStatus.COMPLETED_WITH_FAILURES, Job::status);
    }

    @Test
    void aRefusalThatCameWithTheJobReachesCxoneAllTheSame() {
        take(contact(ANN, ", \"consent_to_email\": true"));
        cxone.merge();
        var refusing = take(contact(ANN, ", \"consent_to_email\": false, \"updated_at\": \"" + later() + "\""));
        cancel(refusing);

        assertThat(cxone.send().getFirst().contacts()).singleElement().satisfies(AdmissionRoom::refusesEmail);
        var later = take(contact(ANN, ", \"consent_to_email\": true, \"first_name\": \"Ann\""));
        assertThat(cxone.send())
                .allSatisfy(request -> assertThat(request.contacts()).allSatisfy(AdmissionRoom::refusesEmail));
        assertThat(outcomes(later)).containsExactly("accepted");
    }

    @Test
    void cancellingTwiceIsTheSameAndAuditedOnce() {
        var answer = take(contact(ANN, ""));
        assertThat(cancel(answer)).isTrue();
        assertThat(cancel(answer)).isTrue();
        assertThat(job(answer).states().cancelled()).isEqualTo(1);
        assertThat(events.stream(JobEvent.Cancelled.class))
                .singleElement()
                .returns(requireNonNull(answer.jobId()), JobEvent.Cancelled::jobId)
                .returns("crm", JobEvent.Cancelled::actor)
                .returns(1, JobEvent.Cancelled::contacts);
    }

    @Test
    void whatIsNotKnownCannotBeCancelled() {
        assertThat(cancellation.cancel("none", "crm")).isFalse();
    }

    @Test
    void theSameContactComesAgainAfterwards() {
        cancel(take(contact(ANN, "")));
        var again = take(contact(ANN, ""));
        assertThat(outcomes(again)).containsExactly("accepted");
        cxone.merge();
        assertThat(job(again).states().merged()).isEqualTo(1);
    }

    @Test
    void aCancelledContactIsForgottenWithItsPerson() {
        var answer = take(contact(ANN, ", \"external_crm_id\": \"A-1\""));
        cancel(answer);
        assertThat(found("A-1")).containsExactly(requireNonNull(answer.jobId()));
        wishes.erase("ann@example.com", null);
        assertThat(explanation(answer, 0).externalCrmId()).isNull();
        assertThat(found("A-1")).isEmpty();
    }

    @Test
    void jobsAreFoundByTheIdsThatTheyBroughtRejectedOnesIncluded() {
        var first = take(contact(ANN, ", \"external_crm_id\": \"A-1\""));
        var second =
                take(contact(ANN, ", \"external_crm_id\": \"A-2\""), contact(ANN, ", \"external_crm_id\": \"A-1\""));
        var third = take(contact("\"email\": \"nothing\"", ", \"external_crm_id\": \"A-1\""));
        assertThat(found("A-1")).containsExactly(third.jobId(), second.jobId(), first.jobId());
        assertThat(found("A-2")).containsExactly(second.jobId());
        assertThat(found("A-3")).isEmpty();
    }

    private List<String> found(String externalCrmId) {
        return views.list(new JobFilter(null, null, null, externalCrmId), null, 10).jobs().stream()
                .map(JobView::jobId)
                .toList();
    }

    private boolean cancel(BatchAnswer answer) {
        return cancellation.cancel(requireNonNull(answer.jobId()), "crm");
    }
}
