package dev.contactenricher.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** What a process and those that it started have used so far, as Linux tells it below {@code /proc}. */
record ProcessCost(long pid) {

    private static final double MICROS_PER_TICK = 10_000;
    /** Fields of {@code stat} behind the command in parentheses; the third field is the first of them. */
    private static final int USER_TICKS = 14 - 3;

    private static final int SYSTEM_TICKS_OF_CHILDREN = 17 - 3;

    /** @param bytesWritten that reached the disk or are going to */
    record Reading(double processorMicros, double bytesWritten) {

        static final Reading NOTHING = new Reading(0, 0);

        Reading since(Reading start) {
            return new Reading(processorMicros - start.processorMicros, bytesWritten - start.bytesWritten);
        }

        Reading and(Reading other) {
            return new Reading(processorMicros + other.processorMicros, bytesWritten + other.bytesWritten);
        }
    }

    Reading read() throws IOException {
        Reading all = own(pid);
        for (ProcessHandle child : ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
            try {
                all = all.and(own(child.pid()));
            } catch (IOException e) {
                // it ended, and counts with the one that started it
            }
        }
        return all;
    }

    private static Reading own(long pid) throws IOException {
        String stat = Files.readString(file(pid, "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = LongStream.rangeClosed(USER_TICKS, SYSTEM_TICKS_OF_CHILDREN)
                .map(field -> Long.parseLong(fields[(int) field]))
                .sum();
        long written = Files.readAllLines(file(pid, "io")).stream()
                .filter(line -> line.startsWith("write_bytes: "))
                .mapToLong(line -> Long.parseLong(line.substring("write_bytes: ".length())))
                .findFirst()
                .orElse(0);
        return new Reading(ticks * MICROS_PER_TICK, written);
    }

    private static Path file(long pid, String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
