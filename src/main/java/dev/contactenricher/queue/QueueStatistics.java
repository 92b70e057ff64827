package dev.contactenricher.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How the queue stands, a few seconds old at most; cheap to ask for.
 *
 * @param contacts the number of contacts that are {@code QUEUED}, {@code SUBMITTED} and {@code FAILED}
 * @param oldestWaiting how long the longest waiting contact has waited; zero when none waits
 * @param budgetUsed the share of the current window's permits that is taken, 0 to 1
 * @param budgetsUsed the same for each family of calls, where each has a budget
 * @param paused the reasons why sending is paused, or confirmations stand still: {@code outage}, {@code throttled},
 *     {@code forbidden}, {@code unconfirmed}, {@code operator}
 */
public record QueueStatistics(
        Map<EntryState, Long> contacts,
        Duration oldestWaiting,
        double budgetUsed,
        Map<String, Double> budgetsUsed,
        Set<String> paused) {}
