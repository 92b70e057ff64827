package dev.contactenricher.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Feeds a target with input after input until the time is up. It finds answers of 5xx, inputs that take too long, and
 * inputs that come back.
 */
public final class Fuzzing {

    /** @param told everything of the answer in which no input may be found */
    public record Answer(int status, String told) {}

    /** Makes an input, and gives it to the target. */
    public interface Target {
        Answer call(HostileJson json) throws Exception;
    }

    private static final int MOST_FINDINGS = 5;

    private final Duration longest;

    public Fuzzing(Duration longest) {
        this.longest = longest;
    }

    /** How many calls were made, and what they found; a finding names the seed that makes it again. */
    public record Report(long calls, List<String> findings) {}

    public Report run(Target target, long firstSeed, Function<Long, Boolean> goesOn) {
        List<String> findings = new ArrayList<>();
        long calls = 0;
        try (var caller =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            while (goesOn.apply(calls) && findings.size() < MOST_FINDINGS) {
                long seed = firstSeed + calls++;
                var answer = caller.submit(() -> target.call(new HostileJson(seed)));
                try {
                    judge(seed, answer.get(longest.toMillis(), TimeUnit.MILLISECONDS), findings);
                } catch (TimeoutException e) {
                    findings.add("seed %d: no answer within %s".formatted(seed, longest));
                    caller.shutdownNow();
                    return new Report(calls, findings);
                } catch (ExecutionException e) {
                    findings.add("seed %d: %s".formatted(seed, e.getCause()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return new Report(calls, findings);
                }
            }
        }
        return new Report(calls, findings);
    }

    private static void judge(long seed, Answer answer, List<String> findings) {
        if (answer.status() >= 500) {
            findings.add("seed %d: answered %d".formatted(seed, answer.status()));
        }
        if (answer.told().contains(HostileJson.MARK)) {
            findings.add("seed %d: the input comes back".formatted(seed));
        }
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
