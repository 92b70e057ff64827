package dev.contactenricher.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.packing.MergedContact;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Settled;
import dev.contactenricher.store.ClockSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who is exported, what the platform is told of them, and what stops it. */
abstract class ExportContract extends ExportRoom {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ExportDeadLetters deadLetters;

    @Autowired
    ApplicationEventPublisher publisher;

    @Test
    void noBatchIsLargerThanItMayBeHoweverManyWait() {
        merged(IntStream.range(0, 250)
                .mapToObj(number -> contact(number, "person" + number, true))
                .toArray(MergedContact[]::new));
        sender.drain();

        assertThat(calls())
                .extracting(call ->
                        json.readTree(call.getBodyAsString()).get("contacts").size())
                .containsExactly(100, 100, 50);
    }

    @Test
    void aConfirmedMergeIsExportedOnce() {
        merged(contact(1, "ann", true), contact(2, "bob", null), contact(3, "cat", false));
        sender.drain();
        sender.drain();

        List<LoggedRequest> calls = calls();
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().getHeader("Idempotency-Key")).isNotBlank();
        JsonNode body = json.readTree(calls.getFirst().getBodyAsString());
        assertThat(body.get("platform").asString()).isEqualTo("cxone_enrichment");
        assertThat(body.get("contacts")).hasSize(2);
        assertThat(body.get("contacts").get(0)).isEqualTo(json.readTree("""
                        {"external_id": "crm-ann", "email": "ann@example.com", "consent_status": true,
                         "merged_at": "%s"}""".formatted(clock.instant())));
        assertThat(body.get("contacts").get(1).get("consent_status").isNull()).isTrue();
        assertThat(published.stream(ExportEvent.Exported.class))
                .singleElement()
                .satisfies(exported -> assertThat(exported.entries())
                        .extracting(EntryRef::entryId)
                        .containsExactly(1L, 2L));
        assertThat(payloads("export_item")).isZero();
    }

    /** It may reach the platform whatever becomes of its answer. */
    @Test
    void aCallIsOnRecordWhenItStartsWhateverBecomesOfIt() {
        merged(contact(1, "ann", true));
        answer(500);
        sender.drain();
        assertThat(published.stream(ExportEvent.Submitted.class))
                .singleElement()
                .satisfies(submitted -> {
                    assertThat(submitted.entries())
                            .extracting(EntryRef::entryId)
                            .containsExactly(1L);
                    assertThat(submitted.corrections()).isEmpty();
                });
        assertThat(published.stream(ExportEvent.Exported.class)).isEmpty();
    }

    @Test
    void theRecordOfACorrectionSaysThatItIsOne() {
        merged(contact(1, "ann", true));
        sender.drain();
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        assertThat(published.stream(ExportEvent.Submitted.class)
                        .map(submitted -> submitted.corrections().size()))
                .containsExactly(0, 1);
        assertThat(published.stream(ExportEvent.Exported.class)
                        .map(exported -> exported.corrections().size()))
                .containsExactly(0, 1);
    }

    @Test
    void whoeverRefusesLaterIsExportedOnceMoreWithFalse() {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", false));
        sender.drain();
        merged(contact(3, "ann", false));
        sender.drain();
        assertThat(statuses()).containsExactly("true", "false");
    }

    @Test
    void aWithdrawalStopsWhatWaitsAndCorrectsWhatWasTold() {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", true), contact(3, "bob", true));
        withdraw("ann", Channel.EMAIL);
        withdraw("bob", Channel.EMAIL);
        sender.drain();
        assertThat(statuses()).containsExactly("true", "false");
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "PHONE"})
    void aRefusalOfAnotherChannelStopsNoExport(Channel channel) {
        merged(contact(1, "ann", true), contact(2, "bob", true), contact(3, "cat", true));
        withdraw("ann", channel);
        refuse("bob", channel, false);
        refuse("cat", channel, true);
        sender.drain();
        assertThat(told()).containsExactly("crm-ann true", "crm-bob true", "crm-cat true");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalOfEmailInABatchStopsWhatWaitsAndCorrectsWhatWasTold(boolean letThrough) {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", true), contact(3, "bob", true));
        refuse("ann", Channel.EMAIL, letThrough);
        refuse("bob", Channel.EMAIL, letThrough);
        sender.drain();
        assertThat(told()).containsExactly("crm-ann true", "crm-ann false");
    }

    @Test
    void aRefusalReachesEveryExternalIdThatWasTold() {
        merged(contact(1, "ann", true), contact(2, "ann", "crm-2", true));
        merged(contact(3, "bob", true));
        sender.drain();
        rooms.join(List.of("bob"), "ann");
        merged(contact(4, "ann", "crm-2", null));
        sender.drain();
        withdraw("ann", Channel.EMAIL);
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        assertThat(told())
                .containsExactly(
                        "crm-ann true",
                        "crm-2 true",
                        "crm-bob true",
                        "crm-2 null",
                        "crm-ann false",
                        "crm-bob false",
                        "crm-2 false");
    }

    @Test
    void aRefusalUnderWayFulfilsEveryWishThatIsSaidMeanwhile() {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", false));
        assertThat(withdraw("ann", Channel.EMAIL, "first")).isEqualTo(1);
        assertThat(withdraw("ann", Channel.EMAIL, "second")).isEqualTo(1);
        assertThat(withdraw("ann", Channel.SMS, "third")).isZero();

        sender.drain();
        assertThat(statuses()).containsExactly("true", "false");
        assertThat(published.stream(Settled.class))
                .allMatch(settled -> settled.outcome() == Settled.Outcome.CONFIRMED)
                .extracting(Settled::receiptId)
                .containsExactly("first", "second");
        assertThat(withdraw("ann", Channel.EMAIL, "fourth")).isZero();
    }

    @Test
    void whoeverTurnsOutToBeOnePersonWithOneExternalIdIsCorrectedOnce() {
        merged(contact(1, "ann", "crm-1", true), contact(2, "anna", "crm-1", true));
        merged(contact(3, "ann-2", "crm-1", true));
        sender.drain();
        rooms.join(List.of("anna", "ann-2"), "ann");
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        assertThat(statuses()).containsExactly("true", "true", "true", "false");
    }

    /** As long as nobody sends it again, the platform writes to somebody who said no. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNoThatThePlatformRefusedIsToldAgainByTheNextOne(boolean discarded) {
        annsNoIsAnswered(422);
        if (discarded) {
            deadLetters.discard(deadLetters.numbers(DeadLetterFilter.ANY, 0, 10));
        }
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        assertThat(statuses()).containsExactly("true", "false", "false");
    }

    @Test
    void aNoThatIsSentAgainDoesNotTakeBackANewerYes() {
        annsNoIsAnswered(422);
        merged(contact(2, "ann", true));
        sender.drain();
        retryDeadLetters();
        sender.drain();
        assertThat(statuses()).containsExactly("true", "false", "true");
        assertThat(published.stream(Settled.class).map(Settled::outcome))
                .containsExactly(Settled.Outcome.FAILED, Settled.Outcome.RETRIED, Settled.Outcome.CONFIRMED);
        assertThat(deadLetters.count()).isZero();
    }

    @Test
    void norDoesOneWhoseOutcomeIsUnknownWhenItIsRepeated() {
        annsNoIsAnswered(503);
        merged(contact(2, "ann", true));
        sender.drain();
        clock.advance(Duration.ofMinutes(1));
        sender.drain();
        assertThat(statuses()).containsExactly("true", "false", "true");
    }

    @Test
    void aDeadLetterThatIsSentAgainGivesWayToWhatThePlatformWasToldSince() {
        answer(422);
        merged(contact(1, "ann", "crm-1", null));
        merged(contact(2, "ann", "crm-2", null));
        sender.drain();
        answer(200);
        merged(contact(3, "ann", "crm-1", true));
        sender.drain();
        retryDeadLetters();
        sender.drain();
        assertThat(told().subList(4, 6)).containsExactly("crm-1 true", "crm-2 null");
    }

    /** Who is told of twice in a call is so in its repeat, too. */
    @Test
    void aRepeatLeavesOutNobodyForWhatItSaysItself() {
        answer(503);
        merged(contact(1, "ann", null), contact(2, "ann", true));
        sender.drain();
        answer(200);
        clock.advance(Duration.ofMinutes(1));
        sender.drain();
        assertThat(statuses()).containsExactly("null", "true", "null", "true");
    }

    @Test
    void anErasedPersonLeavesNothingBehind() {
        merged(contact(1, "ann", true));
        sender.drain();
        merged(contact(2, "ann", true));
        rooms.erase(new PrivacyEvent.Erased(
                List.of("ann"), List.of(), Keys.NONE, "receipt", "compliance", clock.instant()));
        sender.drain();
        assertThat(calls()).hasSize(1);
        assertThat(payloads("export_item") + payloads("export_profile")).isZero();
    }

    /** No receipt of theirs is left waiting for what will not be sent. */
    @Test
    void anErasureLeavesRefusalsThatWereUnderWayToSomebodysHand() {
        annsNoIsAnswered(503);
        withdraw("ann", Channel.EMAIL, "second");
        merged(contact(7, "bob", true));
        clock.advance(Duration.ofMinutes(1));
        sender.drain();
        withdraw("bob", Channel.EMAIL, "third");
        assertThat(settled()).containsExactly("receipt CONFIRMED 1", "second CONFIRMED 1");
        rooms.erase(new PrivacyEvent.Erased(
                List.of("ann", "bob"), List.of(), Keys.NONE, "erasure", "compliance", clock.instant()));
        assertThat(settled()).last().isEqualTo("third BY_HAND 1");
        sender.drain();
        assertThat(settled()).hasSize(3);
    }

    @Test
    void aNoWhoseAnswerIsNotKnownAtAnErasureIsLeftToSomebodysHand() {
        annsNoIsAnswered(503);
        rooms.erase(new PrivacyEvent.Erased(
                List.of("ann"), List.of(), Keys.NONE, "erasure", "compliance", clock.instant()));
        clock.advance(Duration.ofMinutes(1));
        sender.drain();
        assertThat(settled()).containsExactly("receipt BY_HAND 1");
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        annsNoIsAnswered(503);
        Duration by = Duration.ofHours(6);
        clock.jump(by.negated());
        publisher.publishEvent(new ClockSet.Back(by, clock.instant()));
        clock.advance(Duration.ofMinutes(1));
        sender.drain();
        assertThat(statuses()).containsExactly("true", "false", "false");
    }

    private List<String> settled() {
        return published.stream(Settled.class)
                .map(one -> one.receiptId() + " " + one.outcome() + " " + one.corrections())
                .toList();
    }

    /** The platform was told yes before, and takes everything afterwards. */
    private void annsNoIsAnswered(int status) {
        merged(contact(1, "ann", true));
        sender.drain();
        answer(status);
        withdraw("ann", Channel.EMAIL);
        sender.drain();
        answer(200);
    }

    private void withdraw(String person, Channel channel) {
        withdraw(person, channel, "receipt");
    }

    /** @return how many corrections wait for the platform */
    private int withdraw(String person, Channel channel, String receiptId) {
        return rooms.withdraw(new PrivacyEvent.Withdrawn(
                        List.of(new PrivacyEvent.Withdrawal(List.of(person), Set.of(channel), Keys.NONE)),
                        receiptId,
                        "compliance",
                        clock.instant()))
                .corrections(Destination.MARKETING);
    }

    private void refuse(String person, Channel channel, boolean letThrough) {
        var refusal =
                new PrivacyEvent.Refusal(person, Map.of(channel, clock.instant()), Keys.NONE, letThrough, letThrough);
        rooms.refuse(new PrivacyEvent.Refused(List.of(refusal), List.of(), List.of(), "job", clock.instant()));
    }

    private void retryDeadLetters() {
        deadLetters.retry(deadLetters.numbers(DeadLetterFilter.ANY, 0, 10));
    }

    private List<String> statuses() {
        return contacts()
                .map(contact -> contact.get("consent_status").toString())
                .toList();
    }

    /** External ids with consents, in the order in which the platform heard of them. */
    private List<String> told() {
        return contacts()
                .map(contact -> contact.get("external_id").asString() + " " + contact.get("consent_status"))
                .toList();
    }

    private long payloads(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE payload IS NOT NULL")
                .query(Long.class)
                .single();
    }
}
