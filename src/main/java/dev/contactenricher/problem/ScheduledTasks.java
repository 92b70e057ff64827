package dev.contactenricher.problem;

import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.util.ErrorHandler;

/** Has scheduled tasks run, and tells of those that failed. They run again by themselves. */
@Component
@EnableScheduling
class ScheduledTasks implements ThreadPoolTaskSchedulerCustomizer, ErrorHandler {

    private final ApplicationEventPublisher events;

    ScheduledTasks(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }

    @Override
    public void handleError(Throwable failure) {
        try {
            events.publishEvent(new BackgroundFailure("A scheduled task failed and will run again", failure));
        } catch (Throwable e) {
            // a task whose failure cannot even be told, for want of memory, must not end with that
        }
    }
}
