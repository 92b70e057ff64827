package dev.contactenricher.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.util.ErrorHandler;

/**
 * Tells of scheduled tasks that failed. They run again by themselves, twice a second some of them, so that a store which
 * is away for an hour would fill the log: each kind of failure is told once a minute.
 */
@Component
class ScheduledFailures implements ThreadPoolTaskSchedulerCustomizer, ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(ScheduledFailures.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Map<Class<?>, Instant> told = new ConcurrentHashMap<>();
    private final Clock clock;

    ScheduledFailures(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }

    @Override
    public void handleError(Throwable failure) {
        Instant now = clock.instant();
        Instant before = told.get(failure.getClass());
        if (before == null || before.plus(QUIET).isBefore(now)) {
            told.put(failure.getClass(), now);
            log.error("A scheduled task failed and will run again: {}", Failures.describe(failure));
        }
    }
}
