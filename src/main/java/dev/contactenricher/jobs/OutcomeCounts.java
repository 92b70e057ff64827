package dev.contactenricher.jobs;

import java.time.Instant;
import java.util.List;

/** How many contacts of a batch had which outcome; together they are all of it. */
public record OutcomeCounts(int accepted, int duplicates, int unchanged, int rejected) {

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
                actor,
                now,
                accepted == 0 ? now : null,
                false,
                accepted + duplicates + unchanged + rejected,
                accepted,
                duplicates,
                unchanged,
                rejected,
                accepted,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                answerMetrics);
    }

    private static int count(List<JobContact> lines, Outcome outcome) {
        return (int) lines.stream()
                .filter(line -> line.result().outcome() == outcome)
                .count();
    }
}
