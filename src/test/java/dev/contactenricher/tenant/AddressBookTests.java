package dev.contactenricher.tenant;

import static dev.contactenricher.tenant.TenantRig.PHONE_GROUP;
import static dev.contactenricher.tenant.TenantRig.people;
import static dev.contactenricher.tenant.TenantRig.person;
import static dev.contactenricher.tenant.TenantRig.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory for agents, in a book that holds strangers' entries, and erasures that are forwarded. */
class AddressBookTests {

    private static final String BOOK = "77";
    private static final int STRANGERS = 500;

    @Test
    void aBookLosesNoStrangerWhateverFailsAndGetsAndGivesUpOursAsTheyWish(@TempDir Path data) throws Exception {
        StandInTenant tenant = TenantRig.tenant();
        tenant.admin().book(BOOK);
        for (int stranger = 0; stranger < STRANGERS; stranger++) {
            tenant.admin().addEntry(BOOK, "stranger-" + stranger);
        }
        Map<String, String> settings = Map.of(
                "CXONE_TARGETS",
                "",
                "CXONE_ADDRESS_BOOK",
                BOOK,
                "CXONE_ADDRESS_BOOK_PROVEN",
                BOOK,
                "CXONE_ERASURE",
                "forward");
        try (var rig = new TenantRig(tenant, data, settings)) {
            var calls = new AtomicInteger();
            tenant.answersCalls(call -> call.path().contains("dynamic-entries") && calls.incrementAndGet() % 3 == 1
                    ? Optional.of(calls.get() % 2 == 0 ? Reply.cut() : Reply.status(503))
                    : Optional.empty());
            String job = rig.client.submit(people(0, 60));
            rig.restart();
            assertThat(rig.completed(job).path("merged").asInt()).isEqualTo(60);
            assertThat(tenant.admin().entries(BOOK)).hasSize(STRANGERS + 60);
            tenant.answersCalls(call -> Optional.empty());

            rig.submitAndWait(List.of(person(1, "consent_to_phone", false, "updated_at", "2026-05-01T00:00:00Z")));
            assertThat(tenant.admin().entries(BOOK)).hasSize(STRANGERS + 59);
            rig.withdraw("phone", phone(2), "phone");
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> tenant.admin().entries(BOOK).size() == STRANGERS + 58);
            assertThat(tenant.admin().blocked(PHONE_GROUP)).hasSize(2);

            var answer = rig.client.post(
                    "/privacy/erasures", EnricherClient.COMPLIANCE_KEY, Map.of("email", "p3@example.com"));
            assertThat(answer.body()).contains("\"cxone-digital\"").doesNotContain("\"cxone\"");
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> tenant.admin().entries(BOOK).size() == STRANGERS + 57);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> tenant.admin().erasures().equals(Set.of("p3@example.com")));
            String receipt = rig.client.json(answer.body()).path("id").asString();
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(rig.receipt(receipt)).isEqualTo("by_hand"));
            assertThat(tenant.admin().entries(BOOK).keySet().stream().filter(id -> id.startsWith("stranger")))
                    .hasSize(STRANGERS);
        }
    }

    @Test
    void whoIsErasedWhileTheyAreWrittenIsNotLeftBehind(@TempDir Path data) throws Exception {
        StandInTenant tenant = TenantRig.tenant();
        tenant.admin().book(BOOK);
        tenant.cards().add("email_1", "", "", "p1@example.com").add("email_2", "", "", "p2@example.com");
        Map<String, String> settings = Map.of("CXONE_ADDRESS_BOOK", BOOK, "CXONE_ADDRESS_BOOK_PROVEN", BOOK);
        try (var rig = new TenantRig(tenant, data, settings)) {
            // the card of one is being written, the entry of the other, when their erasures are answered
            var once = new AtomicInteger();
            tenant.answersCalls(call -> {
                boolean first = call.path().equals("/customers/email_1/custom-fields") && once.compareAndSet(0, 1);
                boolean second = call.method().equals("PUT")
                        && call.path().contains("dynamic-entries")
                        && once.compareAndSet(1, 2);
                if (first || second) {
                    String email = first ? "p1@example.com" : "p2@example.com";
                    assertThat(rig.client
                                    .post("/privacy/erasures", EnricherClient.COMPLIANCE_KEY, Map.of("email", email))
                                    .body())
                            .contains("\"erased\":1");
                }
                return Optional.empty();
            });
            String job = rig.client.submit(people(1, 4));
            await().atMost(Duration.ofSeconds(90)).until(() -> once.get() == 2);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> rig.client.job(job).path("status").asString().startsWith("completed"));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(tenant.admin().entries(BOOK).values())
                            .extracting(entry -> entry.path("email").asString())
                            .containsExactly("p3@example.com"));
            assertThat(rig.client.job(job).path("failed").asInt()).isZero();
        }
    }
}
