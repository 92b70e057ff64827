package dev.contactenricher.merge;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for confirmations that are overdue. */
@Component
class TimeoutSchedule {

    private final Timeouts timeouts;
    private final WakeUp wakeUp;

    TimeoutSchedule(Timeouts timeouts, WakeUp wakeUp) {
        this.timeouts = timeouts;
        this.wakeUp = wakeUp;
    }

    @Scheduled(fixedDelay = 500)
    void check() {
        if (timeouts.isDue() && timeouts.check()) {
            wakeUp.now();
        }
    }
}
