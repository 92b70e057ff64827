package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInTenant.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof that fails half-way says why, claims nothing that it did not see, and leaves no entry in the book. */
class BookProofTests extends Deliveries {

    private final AtomicInteger count = new AtomicInteger();

    @BeforeEach
    void book() {
        tenant.admin().book(BOOK);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void whatWasWrittenIsRemovedThoughTheSecondCallFails(int status) {
        failing(call -> isPut(call) && count.incrementAndGet() > 1, Reply.status(status));
        Finding proof = prove();
        assertThat(proof.fine()).isFalse();
        assertThat(proof.sentence())
                .contains("could not be written", String.valueOf(status))
                .doesNotContain("must not be used", "could not be removed");
        assertThat(tenant.admin().entries(BOOK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void whatCannotBeReadBackProvesNothing(int status) {
        failing(call -> isRead(call) && count.incrementAndGet() > 1, Reply.status(status));
        Finding proof = prove();
        assertThat(proof.fine()).isFalse();
        assertThat(proof.sentence())
                .contains("cannot be read back", String.valueOf(status), "Try again later")
                .doesNotContain("must not be used", "PROVEN=");
        assertThat(tenant.admin().entries(BOOK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,true", "100,false"})
    void entriesAreGivenTimeToBeShown(int reads, boolean proven) {
        failing(
                call -> isRead(call) && count.incrementAndGet() <= reads,
                Reply.json(200, "{\"totalRecords\": 0, \"addressBook\": {\"addressBookEntries\": []}}"));
        Finding proof = prove();
        assertThat(proof.fine()).as(proof.sentence()).isEqualTo(proven);
        assertThat(proof.sentence()).contains(proven ? "PROVEN=77" : "not shown");
        assertThat(tenant.admin().entries(BOOK)).isEmpty();
    }

    @Test
    void anEntryThatIsNotTakenIsSaidToBeThat() {
        tenant.switches().refusedEntries = id -> true;
        assertThat(prove().sentence()).contains("but not the entry in it").doesNotContain("removed the entry");
    }

    @Test
    void entriesThatCannotBeRemovedAgainAreTold() {
        failing(call -> call.method().equals("DELETE"), Reply.status(500));
        Finding proof = prove();
        assertThat(proof.fine()).isFalse();
        assertThat(proof.sentence()).contains("could not be removed again", "another book");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "[]", "", "{\"message\": \"hello\"}"})
    void nothingIsWrittenToABookThatIsNotKnownToBeEmpty(String body) {
        failing(BookProofTests::isRead, Reply.json(200, body));
        assertThat(prove().sentence()).contains("nothing was written");
        failing(call -> call.path().equals("/address-books"), Reply.json(200, body));
        assertThat(prove().fine()).isFalse();
        assertThat(tenant.calls()).noneMatch(Call::isWrite);
    }

    private Finding prove() {
        return BookProof.of(BOOK, () -> new TenantCalls(api(), new Freely()), Duration.ZERO);
    }

    private void failing(Predicate<Call> calls, Reply reply) {
        tenant.answersCalls(call -> calls.test(call) ? Optional.of(reply) : Optional.empty());
    }

    private static boolean isPut(Call call) {
        return call.method().equals("PUT");
    }

    private static boolean isRead(Call call) {
        return call.method().equals("GET") && call.path().contains("dynamic-entries");
    }
}
