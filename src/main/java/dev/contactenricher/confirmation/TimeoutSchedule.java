package dev.contactenricher.confirmation;

import dev.contactenricher.sending.DispatchQueue;
import dev.contactenricher.sending.WakeUp;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for confirmations that are overdue. */
@Component
class TimeoutSchedule {

    private final Timeouts timeouts;
    private final DispatchQueue queue;
    private final WakeUp wakeUp;

    TimeoutSchedule(Timeouts timeouts, DispatchQueue queue, WakeUp wakeUp) {
        this.timeouts = timeouts;
        this.queue = queue;
        this.wakeUp = wakeUp;
    }

    @Scheduled(fixedDelay = 500)
    void check() {
        if (timeouts.isDue() && queue.inTurn(timeouts::check)) {
            wakeUp.now();
        }
    }
}
