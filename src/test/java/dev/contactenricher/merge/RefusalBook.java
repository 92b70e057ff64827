package dev.contactenricher.merge;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What CXone refused in a simulation, as seen from outside, and what may follow from it. */
final class RefusalBook {

    private static final int FEWEST_REFUSED_ALONE = 5;
    private static final String FREE_JOBS = """
            SELECT DISTINCT CASE WHEN lane = 0 THEN 'express' ELSE job_id END FROM merge_entry e
            WHERE state = 'QUEUED' AND lane < 2 AND blocked = 0 AND NOT EXISTS (
                SELECT 1 FROM merge_entry h WHERE h.person_id = e.person_id AND h.holds_person = 1)
            """;

    private final SimulatedRoom room;
    private final List<Alone> refusedAlone = new ArrayList<>();
    private final Set<String> refusedJobs = new HashSet<>();
    private Set<String> freeJobs = Set.of();
    private @Nullable String lastPartOf;
    private boolean paused;
    private long changes = -1;

    private record Alone(String root, Instant claimedAt) {}

    RefusalBook(SimulatedRoom room) {
        this.room = room;
    }

    /** Contacts that are posted alone share a lane, and what is refused of it. */
    private static String origin(Entry entry) {
        return entry.place().lane() == Lane.EXPRESS ? "express" : entry.jobId();
    }

    void beforeClaim() {
        freeJobs = new HashSet<>(room.jdbc.sql(FREE_JOBS).query(String.class).list());
    }

    /** Two parts of what was refused of one job do not follow each other while a job waits of which nothing was. */
    void claimed(Claim claim) {
        Set<String> jobs = claim.entries().stream().map(RefusalBook::origin).collect(Collectors.toSet());
        // corrections go ahead of every job
        boolean ofAJob = !claim.entries().getFirst().isCorrection();
        String job = ofAJob && claim.request().history().refused() && !claim.probe() && jobs.size() == 1
                ? jobs.iterator().next()
                : null;
        freeJobs.removeAll(refusedJobs);
        Violation.unless(
                job == null || !job.equals(lastPartOf) || freeJobs.isEmpty(),
                Promise.NOBODY_STARVES,
                "refusals of " + job + " were sent twice in a row while others waited: " + freeJobs);
        lastPartOf = job;
    }

    void answered(Claim claim, @Nullable MergeAnswer answer) {
        if (answer instanceof MergeAnswer.Refused) {
            claim.entries().forEach(entry -> {
                refusedJobs.add(origin(entry));
                // a dead letter that was posted alone waits as part of its job
                refusedJobs.add(entry.jobId());
            });
            if (claim.entries().size() == 1) {
                refusedAlone.add(new Alone(claim.request().rootId(), claim.claimedAt()));
            }
        } else if (answer instanceof MergeAnswer.Accepted) {
            refusedAlone.removeIf(alone -> !alone.claimedAt().isAfter(claim.claimedAt()));
        }
    }

    /** Refusals pause sending only when contacts of five requests were refused alone, with no acceptance between. */
    void checkPause() {
        if (room.database.changes() == changes) {
            return;
        }
        changes = room.database.changes();
        boolean now = !room.jdbc
                .sql("SELECT 1 FROM merge_dispatch WHERE pause = 'REFUSED'")
                .query(Integer.class)
                .list()
                .isEmpty();
        Violation.unless(
                !now
                        || paused
                        || refusedAlone.stream().map(Alone::root).distinct().count() >= FEWEST_REFUSED_ALONE,
                Promise.REFUSALS_PAUSE_WHEN_CERTAIN,
                "sending is paused though only " + refusedAlone + " were refused alone");
        paused = now;
    }

    @Override
    public String toString() {
        return Objects.toString(refusedAlone);
    }
}
