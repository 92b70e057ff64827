package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.Entry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
