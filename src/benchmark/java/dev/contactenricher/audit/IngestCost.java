package dev.contactenricher.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much slower batches are taken in because they are audited; sealing goes on meanwhile. */
final class IngestCost {

    private static final int ROUNDS = 5;
    private static final int BATCHES = 4;
    private static final int CONTACTS = 1_000;

    private final Service service;
    private int number;

    IngestCost(Service service) {
        this.service = service;
    }

    /** @param every how many contacts there are to one that is refused for want of consent */
    String measure(int every) throws Exception {
        List<Double> audited = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        round(true, every);
        round(false, every);
        for (int i = 0; i < ROUNDS; i++) {
            audited.add(round(true, every));
            bare.add(round(false, every));
        }
        service.audits(true);
        double with = median(audited);
        double without = median(bare);
        return "%.1f %% (%,.0f contacts/s with, %,.0f without)".formatted(100 * (1 - with / without), with, without);
    }

    /** Contacts a second. */
    private double round(boolean audits, int every) throws Exception {
        service.audits(audits);
        List<String> batches =
                IntStream.range(0, BATCHES).mapToObj(i -> batch(every)).toList();
        long start = System.nanoTime();
        for (String batch : batches) {
            service.post(batch);
        }
        return BATCHES * CONTACTS * 1e9 / (System.nanoTime() - start);
    }

    private String batch(int every) {
        return IntStream.range(0, CONTACTS)
                .mapToObj(i -> contact(number++, i % every == 0))
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    }

    private static String contact(int number, boolean refused) {
        return """
                {"external_crm_id": "B-%1$d", "email": "person%1$d@mail.example", "first_name": "Pat", "last_name": "Doe",
                 "country": "%2$s", "address": "%1$d Main Street, Springfield", "updated_at": "2026-01-01T00:00:00Z"}
                """.formatted(number, refused ? "DE" : "US");
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
