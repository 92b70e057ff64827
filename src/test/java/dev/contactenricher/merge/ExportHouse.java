package dev.contactenricher.merge;

import dev.contactenricher.export.HandExporter;
import dev.contactenricher.merge.PlantedBugs.Planted;
import dev.contactenricher.sqlite.MemoryDatabase;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.LeftOut;
import dev.contactenricher.store.SimulatedStore;
import dev.contactenricher.store.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * The rooms of the simulation with all that count and record, as several processes with settings of their own that take turns on
 * one database: whoever takes over finds nothing but what is written there.
 */
final class ExportHouse implements AutoCloseable {

    private static final ThreadLocal<@Nullable SimulatedStore> DATABASE = new ThreadLocal<>();

    private final @Nullable Planted bug;
    private final TestClock clock = new TestClock();
    private final Map<Settings, SimulatedRoom> processes = new EnumMap<>(Settings.class);
    private Settings settings = Settings.EAGER;

    enum Settings {
        EAGER(true, 3, 1),
        ONE_BY_ONE(true, 1, 3),
        PATIENT(true, 5, 2),
        OFF(false, 3, 3);

        private final boolean on;
        private final int batchSize;
        private final int maxAttempts;

        Settings(boolean on, int batchSize, int maxAttempts) {
            this.on = on;
            this.batchSize = batchSize;
            this.maxAttempts = maxAttempts;
        }

        /** Whether the marketing platform has an address. */
        boolean on() {
            return on;
        }

        static Settings any(Random random) {
            return values()[random.nextInt(values().length)];
        }
    }

    ExportHouse(@Nullable Planted bug) {
        this.bug = bug;
    }

    SimulatedRoom room() {
        return processes.computeIfAbsent(settings, this::started);
    }

    HandExporter exporter() {
        return room().exporter;
    }

    TestClock clock() {
        return clock;
    }

    Settings settings() {
        return settings;
    }

    /** Exports, by outcome, as the meters of all processes count them. */
    double counted(String outcome) {
        return processes.values().stream()
                .mapToDouble(process -> process.bean(MeterRegistry.class)
                        .counter("enricher.exports", "outcome", outcome)
                        .count())
                .sum();
    }

    /** A new database, and the first settings. */
    void reset() {
        settings = Settings.EAGER;
        room().reset();
    }

    /** The process ends, and another one goes on. */
    void restart(Settings others) {
        settings = others;
    }

    private SimulatedRoom started(Settings settings) {
        return new SimulatedRoom(
                Kept.class,
                context -> {
                    TestPropertyValues.of(
                                    "enricher.export.url=" + (settings.on ? "http://127.0.0.1:9/" : ""),
                                    "enricher.export.batch-size=" + settings.batchSize,
                                    "enricher.export.max-attempts=" + settings.maxAttempts,
                                    "enricher.merge.rate-limit=1000")
                            .applyTo(context);
                    context.removeBeanDefinition("clock");
                    context.registerBean("clock", TestClock.class, () -> clock);
                    plant(context);
                },
                List.of(Listeners.class));
    }

    private void plant(AnnotationConfigApplicationContext context) {
        if (bug != null) {
            context.removeBeanDefinition(bug.bean());
            context.registerBeanDefinition(bug.bean(), new RootBeanDefinition(bug.bug()));
        }
    }

    @Override
    public void close() {
        processes.values().forEach(SimulatedRoom::close);
        SimulatedStore database = DATABASE.get();
        DATABASE.remove();
        if (database != null) {
            database.close();
        }
    }

    /** A database that outlives the process. */
    static class Kept {

        @Bean
        Dialect dialect(TestClock clock) {
            return MemoryDatabase.dialect(clock);
        }

        @Bean(destroyMethod = "")
        SimulatedStore store(Dialect dialect) throws SQLException {
            SimulatedStore known = DATABASE.get();
            if (known == null) {
                known = new Outliving(new MemoryDatabase(dialect));
                DATABASE.set(known);
            }
            return known;
        }
    }

    private record Outliving(MemoryDatabase database) implements SimulatedStore {

        @Override
        public Connection connection() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return null;
                        }
                        try {
                            return method.invoke(database, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public void crashBeforeStatement(int number) {
            database.crashBeforeStatement(number);
        }

        @Override
        public long changes() {
            return database.changes();
        }

        @Override
        public void wipe() {
            database.wipe();
        }

        @Override
        public void close() {
            database.close();
        }
    }

    // no @Configuration, lest other tests' scans find it
    @ComponentScan(
            basePackages = {
                "dev.contactenricher.audit",
                "dev.contactenricher.recording",
                "dev.contactenricher.outgoing",
                "dev.contactenricher.metrics"
            },
            excludeFilters = @Filter(type = FilterType.CUSTOM, classes = NotPlayed.class))
    @ConfigurationPropertiesScan({"dev.contactenricher.audit", "dev.contactenricher.outgoing"})
    static class Listeners {}

    static final class NotPlayed extends LeftOut {

        NotPlayed() {
            super("audit.AuditBeans$Room", "metrics.ServiceMeters");
        }
    }
}
