package dev.contactenricher.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** For tests that play schedules by their seeds: faults are no news there, and ids are random again afterwards. */
public final class QuietRooms implements BeforeAllCallback, AfterAllCallback {

    private final List<Logger> logs;

    public QuietRooms(String... rooms) {
        logs = Stream.of(rooms)
                .map(room -> (Logger) LoggerFactory.getLogger("dev.contactenricher." + room))
                .toList();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        logs.forEach(log -> log.setLevel(Level.OFF));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        logs.forEach(log -> log.setLevel(null));
        SeededIds.drawFromNowhere();
    }
}
