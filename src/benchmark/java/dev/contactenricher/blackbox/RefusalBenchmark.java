package dev.contactenricher.blackbox;

import dev.contactenricher.standin.EnricherClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * What a nightly export costs that says no again for everybody: ten thousand known refusals in one batch, against a thousand
 * of them, and against ten thousand known people who say nothing. By the packaged jar, in alternating rounds, as ratios
 * of times a contact; and how many requests to CXone come of them, which is none.
 */
public final class RefusalBenchmark {

    private static final int MANY = 10_000;
    private static final int FEW = 1_000;
    private static final int ROUNDS = 9;

    private RefusalBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("refusal-benchmark");
        try (var rig = new Rig(folder.resolve("data"), 1_000, Duration.ofSeconds(1), Map.of())) {
            for (String country : List.of("US", "DE")) {
                measure(rig, country);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void measure(Rig rig, String country) throws InterruptedException {
        String many = body(rig, country, "many", MANY, false);
        String few = body(rig, country, "few", FEW, false);
        String silent = body(rig, "US", "silent-" + country, MANY, null);
        for (String first : List.of(many, few, silent)) {
            post(rig, first);
        }
        while (isBusy(rig)) {
            Thread.sleep(500);
        }
        int before = rig.cxone.merges().size();
        var timesOfMany = new double[ROUNDS];
        var timesOfFew = new double[ROUNDS];
        var timesOfSilent = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            timesOfMany[round] = post(rig, many);
            timesOfFew[round] = post(rig, few);
            timesOfSilent[round] = post(rig, silent);
        }
        double ofMany = median(timesOfMany) / MANY;
        double ofFew = median(timesOfFew) / FEW;
        double ofSilent = median(timesOfSilent) / MANY;
        System.out.printf(
                Locale.ROOT,
                "%s: %.3f ms a contact of %,d known refusals, %.2f times that of %,d, %.2f times that of people who say nothing; requests sent: %d%n",
                country,
                ofMany,
                MANY,
                ofMany / ofFew,
                FEW,
                ofMany / ofSilent,
                rig.cxone.merges().size() - before);
    }

    private static boolean isBusy(Rig rig) {
        JsonNode queue = rig.client
                .json(rig.client.get("/sending", EnricherClient.OPS_KEY).body())
                .path("queue");
        return queue.path("queued").asLong() + queue.path("submitted").asLong() > 0;
    }

    private static String body(Rig rig, String country, String name, int count, @Nullable Boolean consent) {
        var contacts = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            var contact = new HashMap<String, Object>(Map.of(
                    "external_crm_id", name + "-" + country + "-" + i,
                    "email", name + i + "@" + country.toLowerCase(Locale.ROOT) + "-mail.example.net",
                    "country", country));
            if (consent != null) {
                contact.put("consent_to_email", consent);
            }
            contacts.add(contact);
        }
        return rig.client.body(contacts);
    }

    private static double post(Rig rig, String body) {
        long started = System.nanoTime();
        int status = rig.client.postBatch(body, UUID.randomUUID().toString()).statusCode();
        if (status != 202 && status != 422) {
            throw new IllegalStateException("answered " + status);
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
