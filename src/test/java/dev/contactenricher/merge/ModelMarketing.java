package dev.contactenricher.merge;

import dev.contactenricher.export.HandExporter.Told;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Missing;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What the marketing platform does, in the simulation: it knows a repeat by its key, and fails until it is told to be well. */
final class ModelMarketing {

    boolean well;

    /** What it took, in order. */
    final List<Told> told = new ArrayList<>();

    private final Random random;
    private final double faults;
    private final Set<String> taken = new HashSet<>();

    ModelMarketing(Random random) {
        this.random = random;
        this.faults = random.nextInt(3) * 0.25;
    }

    HttpAnswer receive(String key, List<Told> contacts) {
        boolean fails = !well && random.nextDouble() < faults;
        if (fails) {
            switch (random.nextInt(7)) {
                case 0 -> {
                    return new Missing("ConnectException", false);
                }
                case 1 -> {
                    return received(503);
                }
                case 2 -> {
                    return new Received(429, Duration.ofSeconds(random.nextInt(20)), null);
                }
                case 3 -> {
                    return received(403);
                }
                case 4 -> {
                    return received(422);
                }
                default -> {}
            }
        }
        if (taken.add(key)) {
            told.addAll(contacts);
        }
        // taken, though the caller may never hear of it
        return fails ? new Missing("TimeoutException", true) : received(200);
    }

    private static Received received(int status) {
        return new Received(status, null, null);
    }
}
