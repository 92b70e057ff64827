package dev.contactenricher.sending;

import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.QueueStatistics;
import dev.contactenricher.sending.SendingStatus.Export;
import dev.contactenricher.sending.SendingStatus.Queue;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how sending stands. Counts are a second old at most, whether and why sending is paused is read afresh. */
@Component
public class SendingView {

    private static final double MILLIS = 1000.0;

    private final DispatchTable dispatch;
    private final Budgets budgets;
    private final Statistics statistics;
    private final Forecast forecast;
    private final ExportBacklog exports;
    private final List<DeadLetterSource> deadLetters;
    private final Dialect dialect;

    SendingView(
            DispatchTable dispatch,
            Budgets budgets,
            Statistics statistics,
            Forecast forecast,
            ExportBacklog exports,
            List<DeadLetterSource> deadLetters,
            Dialect dialect) {
        this.dispatch = dispatch;
        this.budgets = budgets;
        this.statistics = statistics;
        this.forecast = forecast;
        this.exports = exports;
        this.deadLetters = deadLetters;
        this.dialect = dialect;
    }

    @Transactional(readOnly = true)
    public SendingStatus read() {
        Dispatch state = dispatch.read();
        QueueStatistics queue = statistics.snapshot().queue();
        long queued = count(queue, EntryState.QUEUED);
        List<String> pausedBy = state.pausedBy();
        return new SendingStatus(
                pausedBy.isEmpty() ? "running" : "paused",
                reason(state, pausedBy),
                pausedBy,
                since(state),
                !state.isPausedByOperator() && state.pauses().present() != null
                        ? state.pauses().closedUntil()
                        : null,
                budgets.view(dialect.instant()),
                new Queue(queued, count(queue, EntryState.SUBMITTED), seconds(queue.oldestWaiting())),
                export(exports.standing()),
                deadLetters.stream().mapToLong(DeadLetterSource::count).sum(),
                pausedBy.isEmpty() && queued > 0 ? forecast.completion(queued) : null);
    }

    private static @Nullable String reason(Dispatch state, List<String> pausedBy) {
        if (pausedBy.isEmpty()) {
            return null;
        }
        return state.isPausedByOperator() && state.operator.reason != null
                ? state.operator.reason
                : pausedBy.getFirst();
    }

    private static @Nullable Instant since(Dispatch state) {
        if (state.isPausedByOperator()) {
            return state.operator.since;
        }
        return state.pauses().present() == null ? null : state.pauses().since;
    }

    private static Export export(ExportBacklog.Standing standing) {
        return new Export(standing.queued(), seconds(standing.oldest()), standing.paused() != null);
    }

    private static long count(QueueStatistics queue, EntryState state) {
        return queue.contacts().getOrDefault(state, 0L);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
