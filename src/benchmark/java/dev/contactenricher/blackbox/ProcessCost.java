package dev.contactenricher.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has used so far, as Linux tells it below {@code /proc}. */
record ProcessCost(long pid) {

    private static final double MICROS_PER_TICK = 10_000;
    /** Fields of {@code stat} behind the command in parentheses; the third field is the first of them. */
    private static final int USER_TICKS = 14 - 3;

    private static final int SYSTEM_TICKS = 15 - 3;

    /** @param bytesWritten that reached the disk or are going to */
    record Reading(double processorMicros, double bytesWritten) {

        Reading since(Reading start) {
            return new Reading(processorMicros - start.processorMicros, bytesWritten - start.bytesWritten);
        }
    }

    Reading read() throws IOException {
        String stat = Files.readString(file("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        long written = Files.readAllLines(file("io")).stream()
                .filter(line -> line.startsWith("write_bytes: "))
                .mapToLong(line -> Long.parseLong(line.substring("write_bytes: ".length())))
                .findFirst()
                .orElse(0);
        return new Reading(ticks * MICROS_PER_TICK, written);
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
