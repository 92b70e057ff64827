package dev.contactenricher.jobs;

import java.util.Collection;
import java.util.Map;

/** What was found at CXone about the contacts of jobs, where CXone has cards of persons. */
public interface CardCounts {

    Cards NONE = new Cards(0, 0, 0);

    /**
     * Cards of a job's contacts.
     *
     * @param duplicates more than one of the same person
     * @param doubtful that may belong to another person, and were left alone
     * @param merged duplicates that are part of another one now
     */
    record Cards(int duplicates, int doubtful, int merged) {}

    /** By job, of those with such cards. */
    Map<String, Cards> of(Collection<String> jobIds);
}
