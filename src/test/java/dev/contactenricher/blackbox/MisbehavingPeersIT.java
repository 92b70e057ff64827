package dev.contactenricher.blackbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.OddAnswers;
import dev.contactenricher.standin.OddAnswers.OddAnswer;
import dev.contactenricher.standin.OddAnswers.Outcome;
import dev.contactenricher.standin.OddPeer;
import dev.contactenricher.standin.OddPeer.Request;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * CXone and the marketing platform send each of the odd answers, about a contact of its own: whatever confirms merges,
 * each has the outcome of the table in docs/security.md, and a repeat has the id of what it repeats.
 */
class MisbehavingPeersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int OF_MERGES = 1_000;
    private static final int OF_EXPORTS = 2_000;
    private static final int WELL = 3_000;
    private static final int WELL_FOR_EACH = 3;
    private static final Pattern ID = Pattern.compile("\"external_(?:crm_)?id\":\"([^\"]+)\"");

    private final List<OddAnswer> odd = OddAnswers.all();
    /** The ids of the calls about a contact. */
    private final ConcurrentMap<String, Queue<String>> merges = new ConcurrentHashMap<>();

    private final ConcurrentMap<String, Queue<String>> exports = new ConcurrentHashMap<>();

    @TempDir
    Path data;

    @Test
    void eachEndsAsTheTableSaysWhereWebhooksConfirm() {
        play("webhook");
    }

    @Test
    @Tag("long")
    void eachEndsAsTheTableSaysWhereTheAnswerConfirms() {
        play("answer");
    }

    private void play(String confirmation) {
        int port = Rig.freePort();
        var client = new EnricherClient(port);
        try (var cxone = new StandInCxone(1_000, Duration.ofSeconds(1));
                var marketing = new StandInMarketing();
                var oddCxone = new OddPeer(
                        request -> choose(request, OF_MERGES, "X-Request-Id", merges),
                        () -> URI.create(cxone.baseUrl()));
                var oddMarketing = new OddPeer(
                        request -> choose(request, OF_EXPORTS, "Idempotency-Key", exports),
                        () -> URI.create(marketing.url()))) {
            Map<String, String> settings = Rig.environment(cxone, marketing, 1_000, Duration.ofSeconds(1), port);
            settings.put("PORT", Integer.toString(port));
            settings.put("ENRICHER_DATA_DIR", data.toString());
            settings.put("CXONE_BASE_URL", oddCxone.uri().toString());
            settings.put(
                    "MARKETING_API_URL",
                    oddMarketing
                            .uri()
                            .resolve(URI.create(marketing.url()).getPath())
                            .toString());
            settings.put("CXONE_CONFIRMATION", confirmation);
            settings.put("CXONE_CONFIRMATION_TIMEOUT", "5s");
            settings.put("CXONE_TIMEOUT", "2s");
            settings.put("CXONE_CHUNK_SIZE", "1");
            settings.put("ENRICHER_EXPORT_TIMEOUT", "2s");
            settings.put("ENRICHER_EXPORT_BATCH_SIZE", "1");
            try (var enricher = new EnricherProcess(Installation.jarAlone(), settings, client)) {
                enricher.awaitReadiness();
                if (confirmation.equals("webhook")) {
                    await().atMost(PATIENCE).until(() -> cxone.webhookUrl().isPresent());
                }
                String job = client.submit(contacts());
                awaitTheEnd(client, job);
                check(client, job, confirmation);
            }
        }
    }

    private List<Map<String, Object>> contacts() {
        var contacts = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < odd.size(); i++) {
            contacts.add(People.person(OF_MERGES + i));
            contacts.add(People.person(OF_EXPORTS + i));
            contacts.addAll(People.range(WELL + WELL_FOR_EACH * i, WELL + WELL_FOR_EACH * (i + 1)));
        }
        return contacts;
    }

    /** The first call about a contact of its own gets it, and each one where that refuses; null for all others. */
    private @Nullable OddAnswer choose(
            Request request, int first, String idHeader, ConcurrentMap<String, Queue<String>> calls) {
        Matcher contact = ID.matcher(request.text());
        if (!contact.find()) {
            return null;
        }
        String id = contact.group(1);
        Queue<String> ids = calls.computeIfAbsent(id, fresh -> new ConcurrentLinkedQueue<>());
        ids.add(requireNonNull(request.header(idHeader)));
        return IntStream.range(0, odd.size())
                .filter(i -> id.equals(People.externalId(first + i)))
                .mapToObj(odd::get)
                .filter(one -> ids.size() == 1 || one.outcome() == Outcome.REFUSED)
                .findFirst()
                .orElse(null);
    }

    /** The clock of confirmations runs while webhooks come, so there is somebody to be merged all the time. */
    private void awaitTheEnd(EnricherClient client, String job) {
        long refused = count(Outcome.REFUSED);
        long all = (2L + WELL_FOR_EACH) * odd.size();
        var others = new ArrayList<String>();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            others.add(client.submit(People.range(WELL + 1_000 + others.size(), WELL + 1_001 + others.size())));
            JsonNode counts = client.job(job);
            assertThat(counts.path("merged").asLong())
                    .as("merged of %s", counts)
                    .isEqualTo(all - refused);
            assertThat(counts.path("failed").asLong()).as("failed").isEqualTo(refused);
            assertThat(counts.path("exported").asLong()).as("exported").isEqualTo(all - 2 * refused);
        });
    }

    private void check(EnricherClient client, String job, String confirmation) {
        for (int i = 0; i < odd.size(); i++) {
            Outcome outcome = odd.get(i).outcome();
            boolean again = outcome == Outcome.UNKNOWN || outcome == Outcome.FORBIDDEN;
            boolean unconfirmed = outcome == Outcome.TAKEN && confirmation.equals("webhook");
            assertThat(merges.get(People.externalId(OF_MERGES + i)))
                    .as("merges after %s", odd.get(i))
                    .hasSizeGreaterThanOrEqualTo(again || unconfirmed ? 2 : 1)
                    .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(1));
            assertThat(exports.get(People.externalId(OF_EXPORTS + i)))
                    .as("exports after %s", odd.get(i))
                    .hasSizeGreaterThanOrEqualTo(again ? 2 : 1)
                    .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(1));
        }
        JsonNode letters = client.json(client.get("/dead-letters?job_id=" + job, EnricherClient.OPS_KEY)
                .body());
        assertThat(letters.path("entries")
                        .valueStream()
                        .map(letter -> letter.path("external_crm_id").asString()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, odd.size())
                        .filter(i -> odd.get(i).outcome() == Outcome.REFUSED)
                        .flatMap(i -> IntStream.of(OF_MERGES + i, OF_EXPORTS + i))
                        .mapToObj(People::externalId)
                        .toList());
    }

    private long count(Outcome outcome) {
        return odd.stream().filter(one -> one.outcome() == outcome).count();
    }
}
