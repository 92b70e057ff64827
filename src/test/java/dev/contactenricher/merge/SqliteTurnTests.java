package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.NextEntries;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqliteTurnTests extends MergeRoom {

    @Test
    void jobsThatWaitTogetherAlternateByTenContacts() {
        enqueue("large", persons("l", 1000));
        enqueue("small", persons("s", 24));

        assertThat(nextJobs())
                .containsExactlyElementsOf(
                        Stream.of(of("large", 10), of("small", 10), of("large", 10), of("small", 10), of("large", 10))
                                .flatMap(List::stream)
                                .toList());
    }

    @Test
    void aJobThatComesLaterWaitsForNobodyWhoCameBefore() {
        enqueue("large", persons("l", 1000));
        sender.send((Claim) claiming.next());
        enqueue("later", persons("s", 20));
        pass(Duration.ofSeconds(1));

        assertThat(nextJobs()).contains("later");
    }

    /** Else contacts that were refused went ahead of it, as nothing of it could be packed. */
    @Test
    void aJobWhoseContactsAreAllInFlightIsNotTheOneThatIsTriedNext(
            @Autowired JdbcClient jdbc, @Autowired NextEntries next) {
        enqueue("first", "ann");
        sender.send((Claim) claiming.next());
        enqueue("news", "ann");
        // as where a repeat took hold of the person after the news came in
        jdbc.sql("UPDATE merge_entry SET blocked = 0 WHERE state = 'QUEUED'").update();
        assertThat(next.jobOtherThan(List.of())).isEmpty();

        enqueue("other", "bob");
        assertThat(next.jobOtherThan(List.of())).contains("other");
        assertThat(next.jobOtherThan(List.of("other"))).isEmpty();
    }

    private List<String> nextJobs() {
        return ((Claim) claiming.next()).entries().stream().map(Entry::jobId).toList();
    }

    private static List<String> of(String job, int contacts) {
        return Collections.nCopies(contacts, job);
    }

    private static String[] persons(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(n -> prefix + n).toArray(String[]::new);
    }
}
