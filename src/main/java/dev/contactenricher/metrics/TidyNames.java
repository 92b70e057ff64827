package dev.contactenricher.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;

/**
 * Keeps what others measure acceptable to {@code promtool check metrics}: what is named against the rules or says nothing
 * here is left out, what comes without a description gets one.
 */
final class TidyNames implements MeterFilter {

    private static final List<String> LEFT_OUT =
            List.of("jvm.compilation.time", "process.cpu.time", "system.cpu.count", "tomcat.sessions.");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return LEFT_OUT.stream().anyMatch(id.getName()::startsWith) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getDescription() == null
                ? new Meter.Id(
                        id.getName(),
                        Tags.of(id.getTags()),
                        id.getBaseUnit(),
                        "Spring Boot's " + id.getName(),
                        id.getType())
                : id;
    }
}
