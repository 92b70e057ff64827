package dev.contactenricher.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/** How many contacts of a batch had which outcome; together they are all of it. */
@JsonPropertyOrder({"received", "accepted", "duplicates", "unchanged", "rejected"})
public record OutcomeCounts(int accepted, int duplicates, int unchanged, int rejected) {

    @JsonProperty
    public int received() {
        return accepted + duplicates + unchanged + rejected;
    }

    public static OutcomeCounts of(List<JobContact> lines) {
        return new OutcomeCounts(
                count(lines, Outcome.ACCEPTED),
                count(lines, Outcome.DUPLICATE),
                count(lines, Outcome.UNCHANGED),
                count(lines, Outcome.REJECTED));
    }

    public Job toJob(String id, String actor, Instant now, String answerMetrics) {
        return new Job(
                id,
                new Job.Taken(actor, now, answerMetrics),
                accepted == 0 ? now : null,
                false,
                this,
                new Job.States(accepted, 0, 0, 0, 0, 0, 0),
                0);
    }

    private static int count(List<JobContact> lines, Outcome outcome) {
        return (int) lines.stream()
                .filter(line -> line.result().outcome() == outcome)
                .count();
    }
}
