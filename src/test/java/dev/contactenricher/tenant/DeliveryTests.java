package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Shipment;
import dev.contactenricher.standin.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a delivery does at a tenant, each way in which tenants may differ, and when calls fail. */
class DeliveryTests extends Deliveries {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "quoted", "silently quoted", "size", "few values"})
    void cardsAreFoundHoweverTheTenantIsSearched(String way) {
        tenant.switches().quotedValues = way.endsWith("quoted");
        tenant.switches().silentQuotes = way.startsWith("silently");
        tenant.switches().pageParameter = way.equals("size") ? "size" : "limit";
        tenant.switches().mostValues = way.equals("few values") ? 3 : 200;
        IntStream.range(0, 10)
                .forEach(number -> tenant.cards().add("email_" + number, "", "", number + "@example.com"));
        List<Result> results = deliver(
                IntStream.range(0, 12).mapToObj(number -> person(number)).toArray(Recipient[]::new));
        assertThat(results.subList(0, 10)).allMatch(Result.Done.class::isInstance);
        assertThat(results.subList(10, 12)).allMatch(Result.Absent.class::isInstance);
    }

    @Test
    void onlyNewerValuesAreWrittenButANoAlways() {
        card();
        assertThat(deliver(person(1, "city", "Paris", "updated_at", "2026-03-02T00:00:00Z")))
                .allMatch(done());
        assertThat(deliver(person(1, "city", "Rome", "updated_at", "2026-03-01T00:00:00Z", "consent_to_sms", false)))
                .allMatch(done());
        assertThat(tenant.cards().fields("email_1"))
                .containsEntry("city", "Paris")
                .containsEntry("crm_updated_at", "2026-03-02T00:00:00Z")
                .containsEntry("consent_sms", "no");
        deliver(person(1, "consent_to_sms", true, "updated_at", "2026-02-01T00:00:00Z"));
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_sms", "no");
        deliver(person(1, "consent_to_sms", true, "city", "Oslo", "updated_at", "2026-03-03T00:00:00Z"));
        assertThat(tenant.cards().fields("email_1"))
                .containsEntry("consent_sms", "yes")
                .containsEntry("city", "Oslo");
        int writes = tenant.writes().size();
        deliver(person(1, "consent_to_sms", true, "city", "Oslo", "updated_at", "2026-03-03T00:00:00Z"));
        assertThat(tenant.writes()).hasSize(writes);
    }

    @Test
    void aCardOfAnotherNameIsLeftAlone() {
        tenant.cards().add("email_1", "Grace", "Hopper", "1@example.com");
        assertThat(deliver(person(1, "first_name", "Ada", "last_name", "Lovelace")))
                .allMatch(Result.Absent.class::isInstance);
        assertThat(deliver(person(1, "first_name", "Grace", "last_name", "Hopper")))
                .allMatch(done());
    }

    @Test
    void aCardIsNotLookedForByAKeyThatSeveralPeopleShare() {
        card();
        var alone = new Shipment("r", List.of(person(1)), new DeduplicationRules(false, true), false);
        assertThat(deliver(alone)).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.writes()).isEmpty();
    }

    @Test
    void aCardToWhichTwoPeopleLeadIsNeithers() {
        tenant.cards().add("email_1", "", "", "1@example.com", "2@example.com");
        assertThat(deliver(person(1), person(2))).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cardsOfOnePersonBecomeOneWhereThatIsWanted(boolean loserIsGone) {
        tenant.switches().loserIsGone = loserIsGone;
        reach(TenantSettings.MergeCards.ON);
        tenant.cards().add("sms_1", "", "", "+14155550101").add("voice_1", "", "", "+14155550101");
        card();
        Recipient both = person(1, "phone", "+14155550101");
        assertThat(deliver(both)).allMatch(done());
        assertThat(tenant.cards().ids()).containsExactly("email_1");
        assertThat(tenant.cards().identities("email_1")).contains("+14155550101");
        int writes = tenant.writes().size();
        assertThat(deliver(both)).allMatch(done());
        assertThat(tenant.writes()).hasSize(writes);
    }

    @Test
    void aMergeWhoseAnswerIsLostIsNotDoneTwice() {
        reach(TenantSettings.MergeCards.ON);
        tenant.cards().add("voice_1", "", "", "+14155550101");
        card();
        Recipient both = person(1, "phone", "+14155550101");
        tenant.answersCalls(call -> call.path().endsWith("/merge") ? Optional.of(Reply.cut()) : Optional.empty());
        assertThat(deliver(both)).allMatch(Result.Unknown.class::isInstance);
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(both)).allMatch(done());
        assertThat(tenant.calls().stream().filter(call -> call.path().endsWith("/merge")))
                .hasSize(1);
    }

    @Test
    void cardsAreOnlyReportedByDefault() {
        tenant.cards().add("voice_1", "", "", "+14155550101");
        card();
        deliver(person(1, "phone", "+14155550101"));
        assertThat(tenant.cards().ids()).containsExactly("email_1", "voice_1");
        assertThat(tenant.cards().fields("voice_1")).isEmpty();
    }

    @Test
    void whatIsNotShownYetIsUnconfirmedAndNotWrittenAgain() {
        card();
        tenant.switches().showsAfter = Duration.ofHours(1);
        assertThat(deliver(person(1))).allMatch(Result.Unconfirmed.class::isInstance);
        int writes = tenant.writes().size();
        var again = new Shipment("r", List.of(person(1)), DeduplicationRules.BOTH, true);
        assertThat(deliver(again)).allMatch(Result.Unconfirmed.class::isInstance);
        assertThat(tenant.writes()).hasSize(writes);
        tenant.switches().showsAfter = Duration.ZERO;
        assertThat(deliver(again)).allMatch(done());
    }

    @Test
    void aLostAnswerConcernsItsOwnContactOnly() {
        card();
        tenant.cards().add("email_2", "", "", "2@example.com");
        tenant.answersCalls(call ->
                call.path().startsWith("/customers/email_1/") && call.method().equals("PUT")
                        ? Optional.of(Reply.cut())
                        : Optional.empty());
        List<Result> results = deliver(person(1), person(2));
        assertThat(results.get(0)).isInstanceOf(Result.Unknown.class);
        assertThat(results.get(1)).isInstanceOf(Result.Done.class);
        tenant.answersCalls(call -> Optional.empty());
        int writes = tenant.writes().size();
        assertThat(deliver(person(1))).allMatch(done());
        assertThat(tenant.writes()).as("it was written, which is read first").hasSize(writes);
    }

    @Test
    void aRefusedContactIsNamedAndTheOthersGoThrough() {
        card();
        tenant.cards().add("email_2", "", "", "2@example.com");
        tenant.answersCalls(call ->
                call.path().startsWith("/customers/email_1/") && call.method().equals("PUT")
                        ? Optional.of(Reply.status(422))
                        : Optional.empty());
        assertThat(deliver(person(1), person(2))).hasExactlyElementsOfTypes(Result.Refused.class, Result.Done.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405})
    void missingRightsConcernAll(int status) {
        card();
        tenant.answersCalls(call -> Optional.of(Reply.status(status)));
        assertThat(deliverAny(person(1), person(2)))
                .isInstanceOfSatisfying(
                        MergeAnswer.Forbidden.class,
                        forbidden -> assertThat(forbidden.status()).isEqualTo(status));
    }

    @Test
    void anOutageStopsADeliveryAfterTwoCalls() {
        tenant.answersCalls(call -> Optional.of(Reply.status(503)));
        deliverAny(person(1), person(2));
        deliverAny(person(1), person(2));
        assertThat(tenant.calls()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void fieldsThatTheTenantLacksAreNamed() {
        var fields = new CardFields(settings(TenantSettings.MergeCards.OFF), Clock.systemUTC());
        assertThat(fields.missing(Set.of("email"))).contains("consent_phone", "loyalty_level");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalIsLookedForBeforeItIsWrittenAndAfter(boolean national) {
        tenant.switches().nationalNumbers = national;
        tenant.switches().refusesSecondRecord = true;
        Recipient refusing = person(1, "phone", "+14155550101", "consent_to_phone", false);
        deliver(refusing);
        deliver(refusing);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).containsExactly("14155550101");
        assertThat(tenant.calls().stream().filter(call -> call.path().endsWith("/records")))
                .hasSize(1);
    }

    @Test
    void aLostAnswerToARecordIsFoundOutByASearch() {
        Recipient refusing = person(1, "phone", "+14155550101", "consent_to_phone", false);
        tenant.answersCalls(call -> call.path().endsWith("/records") ? Optional.of(Reply.cut()) : Optional.empty());
        assertThat(deliver(refusing)).allMatch(Result.Unknown.class::isInstance);
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(refusing)).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.calls().stream().filter(call -> call.path().endsWith("/records")))
                .hasSize(1);
    }

    @Test
    void aGrantExpiresARecordOnlyWhereTheRecordsSaySo() {
        tenant.admin().block(TenantRig.PHONE_GROUP, "14155550101");
        Recipient granting = person(1, "phone", "+14155550101", "consent_to_phone", true);
        deliver(granting);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
        when(records.grant(any(), anyString(), anyString(), any())).thenReturn(true);
        deliver(granting);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).isEmpty();
    }

    @Test
    void theGroupThatIsNotThereStopsSending() {
        var elsewhere = new DncGroup(Channel.PHONE, "999");
        var calls = new TenantCalls(api(), new Freely());
        assertThat(elsewhere.add(List.of("14155550101"), calls, 0))
                .isInstanceOf(dev.contactenricher.tenant.Reply.Gone.class);
    }
}
