package dev.contactenricher.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;

/** Appending to and sealing a long trail. */
final class LongTrail {

    private static final int TRANSACTION = 1_000;
    private static final String JOB = "0199f0a0-0000-7000-8000-000000000001";
    private static final String PERSON = "6f1f7b1e-52a4-4d0e-9f3f-1f2e3d4c5b6a";

    private final AuditStatistics statistics;
    private final Chain chain;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LongTrail(Service service) {
        statistics = service.bean(AuditStatistics.class);
        chain = service.bean(Chain.class);
        transactions = service.bean(TransactionTemplate.class);
        clock = service.bean(Clock.class);
    }

    /** The service's own schedule seals for half a minute; a tenth of a second's entries are appended every tenth of a second. */
    String lagAtTwoThousandASecond() throws InterruptedException {
        Duration worst = Duration.ZERO;
        long start = System.nanoTime();
        for (int tick = 0; tick < 300; tick++) {
            append(drafts(200));
            Duration lag = statistics.unchainedFor();
            worst = lag.compareTo(worst) > 0 ? lag : worst;
            long rest = start + (tick + 1) * 100_000_000L - System.nanoTime();
            if (rest > 0) {
                Thread.sleep(Duration.ofNanos(rest));
            }
        }
        return "%d ms at most, in 30 s".formatted(worst.toMillis());
    }

    String append(int count) {
        List<Draft> drafts = drafts(TRANSACTION);
        long start = System.nanoTime();
        for (int i = 0; i < count; i += TRANSACTION) {
            append(drafts);
        }
        return rate(count, start) + ", sealing meanwhile";
    }

    /** What is left over, without the schedule's pauses. */
    String seal() {
        long before = statistics.chained();
        long start = System.nanoTime();
        while (chain.extend(TRANSACTION) > 0) {
            continue;
        }
        return rate(statistics.chained() - before, start);
    }

    static String rate(long count, long startNanos) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return "%,.0f entries/s (%,d in %.1f s)".formatted(count / seconds, count, seconds);
    }

    private void append(List<Draft> drafts) {
        transactions.executeWithoutResult(status -> chain.append(drafts));
    }

    private List<Draft> drafts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Draft(
                        AuditAction.MERGE_SUBMITTED,
                        Draft.SYSTEM,
                        PERSON,
                        Details.ofContact(JOB, i)
                                .with(Detail.REQUEST_ID, JOB)
                                .with(Detail.ATTEMPT, 1),
                        clock.instant()))
                .toList();
    }
}
