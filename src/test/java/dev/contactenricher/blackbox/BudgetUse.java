package dev.contactenricher.blackbox;

import dev.contactenricher.standin.SeenMerge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How much of the budget was spent while the service was up and had work to do. */
final class BudgetUse {

    private final int limit;
    private final Duration window;
    private final List<Phase> phases = new ArrayList<>();

    BudgetUse(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    private record Phase(Instant from, Instant to) {

        boolean holds(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }

        double in(Duration window) {
            return (double) Duration.between(from, to).toNanos() / window.toNanos();
        }
    }

    void up(Instant from, Instant to) {
        phases.add(new Phase(from, to));
    }

    /** Requests sent in these times for each that the limit allowed in them. */
    double share(List<SeenMerge> merges) {
        double permits = phases.stream().mapToDouble(phase -> phase.in(window)).sum() * limit;
        long sent = merges.stream()
                .filter(merge -> phases.stream().anyMatch(phase -> phase.holds(merge.at())))
                .count();
        return sent / permits;
    }
}
