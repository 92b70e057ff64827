package dev.contactenricher.sending;

import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Refusals since CXone last took something: they may mean that contacts are at fault, or that it takes nothing from us at
 * all. Pure.
 */
public final class Doubt {

    /** From so many on, contacts are sent alone, first those of requests that were not refused. */
    private static final int GRAVE = 3;
    /** So many contacts of different requests that were refused alone are more than bad luck. */
    private static final int ENOUGH = 5;
    /** Probes may be refused for days. */
    private static final int REMEMBERED = 12;

    private int refusals;
    private Instant since = Instant.EPOCH;
    private final Set<String> requests = new LinkedHashSet<>();
    private final Set<String> jobs = new LinkedHashSet<>();

    static Doubt of(int refusals, Instant since, Collection<String> requests, Collection<String> jobs) {
        var doubt = new Doubt();
        doubt.refusals = refusals;
        doubt.since = since;
        doubt.requests.addAll(requests);
        doubt.jobs.addAll(jobs);
        return doubt;
    }

    /** @param claimedAt when what was refused was sent */
    public void refused(Instant claimedAt) {
        since = refusals == 0 ? claimedAt : Times.earlier(since, claimedAt);
        refusals++;
    }

    /**
     * A contact that was sent alone was refused.
     *
     * @param request that it was packed in first
     */
    public void refusedAlone(String request, String job) {
        remember(requests, request);
        remember(jobs, job);
    }

    /** The same, as it will be when those that are sent alone at the moment are refused too. */
    public Doubt with(Collection<Single> singles) {
        Doubt then = of(refusals, since, requests, jobs);
        singles.forEach(single -> then.refusedAlone(single.request(), single.job()));
        return then;
    }

    /**
     * A contact on its own.
     *
     * @param request that it was packed in first
     */
    public record Single(String request, String job) {}

    /**
     * What was sent before the first refusal and is taken late says nothing about what came after it.
     *
     * @return whether it shows that CXone does not refuse whatever comes
     */
    boolean taken(Instant claimedAt) {
        boolean shows = !claimedAt.isBefore(since);
        if (shows) {
            refusals = 0;
            requests.clear();
            jobs.clear();
        }
        return shows;
    }

    /** The clock was set back. */
    void move(Duration back) {
        since = since.minus(back);
    }

    public boolean isGrave() {
        return refusals >= GRAVE;
    }

    /**
     * True when the contacts cannot be the reason any more.
     *
     * @param othersWait whether a contact of another job could be tried
     */
    public boolean isCertain(boolean othersWait) {
        return isEnough() && (jobs.size() > 1 || !othersWait);
    }

    /** True while all that were refused alone are of one job, which may be the reason. */
    public boolean isOfOneJob() {
        return jobs.size() == 1;
    }

    public boolean isEnough() {
        return requests.size() >= ENOUGH;
    }

    int refusals() {
        return refusals;
    }

    Instant since() {
        return since;
    }

    /** The requests, as they were packed first, a contact of which was refused alone. */
    public Set<String> requests() {
        return requests;
    }

    /** The jobs whose contacts these were. */
    public Set<String> jobs() {
        return jobs;
    }

    private static void remember(Set<String> known, String id) {
        known.add(id);
        if (known.size() > REMEMBERED) {
            known.remove(known.iterator().next());
        }
    }
}
