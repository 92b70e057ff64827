package dev.contactenricher.webhook;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class GroupCommitTests {

    private static final Executor THREADS = Thread.ofVirtual()::start;

    private final Queue<List<String>> committed = new ConcurrentLinkedQueue<>();
    private final Semaphore disk = new Semaphore(0);
    private final GroupCommit<String> commits = new GroupCommit<>(3, this::commit);

    @Test
    void whoComesWhileOneCommitsSharesTheNextCommits() {
        var first = adding("first");
        await().until(disk::hasQueuedThreads);
        var others = IntStream.range(0, 5).mapToObj(i -> adding("other")).toList();
        await().until(() -> commits.waiting() == 5);
        disk.release(3);

        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(committed).extracting(List::size).containsExactly(1, 3, 2);
    }

    @Test
    void nobodyHearsOfACommitBeforeItHappened() {
        var first = adding("first");
        await().until(disk::hasQueuedThreads);
        assertThat(first).isNotDone();
        disk.release();
        first.join();
    }

    @Test
    void oneThatCannotBeStoredDoesNotTakeTheOthersWithIt() {
        var unused = adding("first");
        await().until(disk::hasQueuedThreads);
        var bad = adding("bad");
        var good = adding("good");
        await().until(() -> commits.waiting() == 2);
        disk.release(4);

        good.join();
        assertThatThrownBy(bad::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(committed).containsExactly(List.of("first"), List.of("good"));
    }

    @Test
    void whenTheStoreIsAwayAllHearOfItAtOnce() {
        var first = adding("first");
        await().until(disk::hasQueuedThreads);
        var others = List.of(adding("store away"), adding("good"));
        await().until(() -> commits.waiting() == 2);
        disk.release(2);

        first.join();
        assertThat(others)
                .allSatisfy(other ->
                        assertThatThrownBy(other::join).hasCauseInstanceOf(DataAccessResourceFailureException.class));
    }

    @Test
    void anErrorLeavesNobodyWaiting() {
        var first = adding("first");
        await().until(disk::hasQueuedThreads);
        var others = List.of(adding("out of memory"), adding("good"));
        await().until(() -> commits.waiting() == 2);
        disk.release(2);

        first.join();
        assertThat(others).allSatisfy(other -> assertThat(other).failsWithin(30, SECONDS));
        disk.release();
        assertThat(adding("afterwards")).succeedsWithin(30, SECONDS);
    }

    private CompletableFuture<Void> adding(String item) {
        return runAsync(() -> commits.add(item), THREADS);
    }

    private void commit(List<String> items) {
        disk.acquireUninterruptibly();
        if (items.contains("store away")) {
            throw new DataAccessResourceFailureException("away");
        }
        if (items.contains("out of memory")) {
            throw new OutOfMemoryError("in a test");
        }
        if (items.contains("bad")) {
            throw new IllegalStateException("bad");
        }
        committed.add(items);
    }
}
