package dev.contactenricher.sending;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sending stands, as {@code GET /sending} tells it.
 *
 * @param state {@code running} or {@code paused}
 * @param reason the operator's own words, or {@code operator}, {@code outage}, {@code throttled}, {@code forbidden};
 * null
 *     while running
 * @param pausedBy all that pauses sending now, the operator first
 * @param since when the pause of that reason began
 * @param until when the next request may go at the earliest; null when that is unknown, or sending is running
 * @param budgets one, or one for each family of CXone's API
 * @param drainedAt when the queue is going to be empty, if nothing is added; null while paused, or when it is empty
 */
@JsonPropertyOrder({"state", "reason", "pausedBy", "since", "until", "budget"})
public record SendingStatus(
        String state,
        @Nullable String reason,
        List<String> pausedBy,
        @Nullable Instant since,
        @Nullable Instant until,
        @JsonIgnore List<BudgetStatus> budgets,
        Queue queue,
        Export export,
        long deadLetters,
        @Nullable Instant drainedAt) {

    /** As answers show it: alone, or as a list where there is one for each family. */
    @JsonProperty("budget")
    Object shownBudget() {
        return budgets.getFirst().family() == null ? budgets.getFirst() : budgets;
    }

    /** The one that has least left. */
    public BudgetStatus budget() {
        return budgets.stream()
                .min(Comparator.comparingDouble(budget -> (double) (budget.limit() - budget.used()) / budget.limit()))
                .orElseThrow();
    }

    public record Queue(long queued, long submitted, double oldestSeconds) {}

    public record Export(long queued, double oldestSeconds, boolean paused) {}
}
