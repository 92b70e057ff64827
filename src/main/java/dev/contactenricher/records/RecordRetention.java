package dev.contactenricher.records;

import dev.contactenricher.store.Dialect;
import java.time.Duration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Lets each room forget what it kept long enough, each by itself, so that trouble in one does not hold up the others. */
@Component
class RecordRetention implements SchedulingConfigurer {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofMinutes(1);
    /** So that they do not all begin at once. */
    private static final Duration APART = Duration.ofSeconds(20);

    private final PersonRooms rooms;
    private final RecordSettings settings;
    private final Dialect dialect;

    RecordRetention(PersonRooms rooms, RecordSettings settings, Dialect dialect) {
        this.rooms = rooms;
        this.settings = settings;
        this.dialect = dialect;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        Duration first = FIRST;
        for (PersonRecords room : rooms.inOrder()) {
            registrar.addFixedDelayTask(new FixedDelayTask(() -> forget(room), PAUSE, first));
            first = first.plus(APART);
        }
    }

    private void forget(PersonRecords room) {
        room.forget(settings.expiry(dialect.instant()));
    }
}
