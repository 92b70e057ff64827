package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Shipment;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.TenantSwitches;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody knows of real tenants without asking one, each way. The table of docs/cxone.md names the test of each
 * {@link TenantSwitches switch}; {@link #everySwitchIsTested} sees to it that none is forgotten.
 */
class DifferencesTests extends Deliveries {

    private static final String PHONE = "+14155550101";

    /** By switch, the tests that turn it both ways. */
    private static final Map<String, String> TESTS = Map.ofEntries(
            Map.entry("encodedClient", "WaysInTests.theWayInIsFoundWhateverTheTokenEndpointWants"),
            Map.entry("textualLifetime", "WaysInTests.theWayInIsFoundWhateverTheTokenEndpointWants"),
            Map.entry("keyAloneOnDigital", "WaysInTests.theAccessKeyAloneReachesDigitalOrSendingPauses"),
            Map.entry("undiscovered", "WaysInTests.whatDiscoveryLeavesOutMattersOnlyToWhoNeedsIt"),
            Map.entry("quotedValues", "DeliveryTests.cardsAreFoundHoweverTheTenantIsSearched"),
            Map.entry("silentQuotes", "DeliveryTests.cardsAreFoundHoweverTheTenantIsSearched"),
            Map.entry("pageParameter", "DeliveryTests.cardsAreFoundHoweverTheTenantIsSearched"),
            Map.entry("mostValues", "aSearchThatHoldsTooManyValuesIsMadeSmallerForGood"),
            Map.entry("searchIgnoresCase", "anAddressIsFoundInWhateverCase"),
            Map.entry("refusedValues", "aValueThatSearchesDoNotTakeConcernsItsOwnContactOnly"),
            Map.entry("staleSearch", "aCardThatIsGoneIsLookedForOnceMore"),
            Map.entry("loserIsGone", "DeliveryTests.cardsOfOnePersonBecomeOneWhereThatIsWanted"),
            Map.entry("loserWins", "aNoSurvivesAMergeWhoeverWins"),
            Map.entry("mergesTwice", "aMergeIsNotRepeated"),
            Map.entry("showsAfter", "DeliveryTests.whatIsNotShownYetIsUnconfirmedAndNotWrittenAgain"),
            Map.entry("longestValue", "aValueThatIsTooLongDoesNotHoldBackARefusal"),
            Map.entry("refusesSecondRecord", "GroupsAndBooksTests.aRecordIsNotAddedTwice"),
            Map.entry("nationalNumbers", "GroupsAndBooksTests.aRecordIsNotAddedTwice"),
            Map.entry("mostRecords", "GroupsAndBooksTests.recordsGoOneByOneWhereTheyAreTooMany"),
            Map.entry("refusedNumbers", "GroupsAndBooksTests.aNumberThatTheGroupDoesNotTakeConcernsItsOwnContactOnly"),
            Map.entry("fullLoadInQuery", "GroupsAndBooksTests.entriesReachTheBookHoweverItTakesThem"),
            Map.entry("numericEntryIds", "GroupsAndBooksTests.entriesReachTheBookHoweverItTakesThem"),
            Map.entry("mostEntries", "GroupsAndBooksTests.entriesReachTheBookHoweverItTakesThem"),
            Map.entry("refusedEntries", "GroupsAndBooksTests.anEntryThatIsNotTakenConcernsItsOwnContactOnly"),
            Map.entry("alwaysReplaces", "TenantCommandTests.aBookThatIsReplacedByEachCallIsNotProven"),
            Map.entry("booksInResultSet", "TenantCommandTests.theBookIsFoundWhereverItIsListed"),
            Map.entry(
                    "erasedElsewhere", "ErasureForwardingTests.anErasureThatIsRefusedOrNeverTakenFailsAndKeepsNothing"),
            Map.entry("retryAfter", "merge.CallPermitContract.a429WithoutRetryAfterHalvesTheRateOfItsFamilyAlone"),
            Map.entry("delay", "blackbox.TenantIT.everyWriteAndEveryCountAgreesThoughTheServiceIsKilledInTheMiddle"));

    @Test
    void everySwitchIsTested() {
        assertThat(Arrays.stream(TenantSwitches.class.getFields()).map(java.lang.reflect.Field::getName))
                .containsExactlyInAnyOrderElementsOf(TESTS.keySet());
        TESTS.values().forEach(test -> assertThat(exists(test)).as(test).isTrue());
    }

    @Test
    void aSearchThatHoldsTooManyValuesIsMadeSmallerForGood() {
        tenant.switches().mostValues = 5;
        IntStream.range(0, 10)
                .forEach(number -> tenant.cards().add("email_" + number, "", "", number + "@example.com"));
        assertThat(deliver(everybody(10))).hasSize(10).allMatch(done());
        long before = calls("/customers");
        assertThat(deliver(everybody(10))).hasSize(10).allMatch(done());
        assertThat(calls("/customers") - before).as("parts that are taken").isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAddressIsFoundInWhateverCase(boolean ignoresCase) {
        tenant.switches().searchIgnoresCase = ignoresCase;
        tenant.cards().add("email_1", "", "", "ada@example.com");
        assertThat(deliver(person(1, "email", "Ada@example.com"))).allMatch(done());
        tenant.cards().add("email_2", "", "", "Grace@example.com");
        assertThat(deliver(person(2, "email", "Grace@example.com"))).allMatch(done());
    }

    @ParameterizedTest
    @ValueSource(strings = {PHONE, "14155550101"})
    void aNumberIsFoundWithAndWithoutItsPlus(String identity) {
        tenant.cards().add("voice_1", "", "", identity);
        assertThat(deliver(person(1, "phone", PHONE))).allMatch(done());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aValueThatSearchesDoNotTakeConcernsItsOwnContactOnly(boolean refused) {
        String odd = "o'brien@example.com";
        tenant.switches().refusedValues = value -> refused && value.equals(odd);
        IntStream.range(0, 10)
                .forEach(number -> tenant.cards().add("email_" + number, "", "", number + "@example.com"));
        tenant.cards().add("email_odd", "", "", odd).add("voice_odd", "", "", "+14155550155");
        Recipient[] all = everybody(10);
        all[3] = person(3, "email", odd);
        List<Result> results = new ArrayList<>(deliver(all));
        assertThat(results.get(3)).isInstanceOf(refused ? Result.Refused.class : Result.Done.class);
        results.remove(3);
        assertThat(results).hasSize(9).allMatch(done());
        assertThat(deliver(person(4, "email", odd, "phone", "+14155550155")))
                .as("found by another key")
                .allMatch(done());
    }

    @Test
    void aTenantThatTakesNoSearchAtAllStopsSendingAndNoContactIsGivenUp() {
        tenant.switches().refusedValues = value -> true;
        assertThat(deliverAny(shipment(everybody(10)))).isEqualTo(new MergeAnswer.Forbidden(400));
        assertThat(tenant.calls()).hasSizeLessThan(12);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void aCardThatIsGoneIsLookedForOnceMore(boolean stale, boolean another) {
        tenant.switches().staleSearch = stale;
        if (another) {
            tenant.cards().add("voice_1", "", "", "1@example.com");
        }
        card();
        tenant.answersCalls(call -> {
            if (call.path().equals("/customers/email_1/custom-fields")) {
                tenant.cards().delete("email_1");
                tenant.answersCalls(any -> Optional.empty());
            }
            return Optional.empty();
        });
        assertThat(deliver(person(1))).allMatch(another ? done() : Result.Absent.class::isInstance);
        assertThat(tenant.cards().fields("voice_1").containsKey("crm_id")).isEqualTo(another);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void aNoSurvivesAMergeWhoeverWins(boolean loserWins, boolean loserRefuses) {
        tenant.switches().loserWins = loserWins;
        reach(MergeCards.ON);
        tenant.cards().add("voice_1", "", "", PHONE);
        card();
        tenant.cards().write(loserRefuses ? "voice_1" : "email_1", "consent_sms", "no");
        tenant.cards().write(loserRefuses ? "email_1" : "voice_1", "consent_sms", "yes");
        tenant.cards().write("voice_1", "city", "Rome");
        assertThat(deliver(person(1, "phone", PHONE, "city", "Oslo", "updated_at", "2099-01-01T00:00:00Z")))
                .allMatch(done());
        assertThat(tenant.cards().ids()).containsExactly("email_1");
        assertThat(tenant.cards().fields("email_1"))
                .containsEntry("consent_sms", "no")
                .containsEntry("city", "Oslo");
    }

    @Test
    void aLaterYesIsWrittenAfterAMerge() {
        tenant.switches().loserWins = true;
        reach(MergeCards.ON);
        tenant.cards().add("voice_1", "", "", PHONE);
        card();
        tenant.cards().write("voice_1", "consent_sms", "no");
        deliver(person(1, "phone", PHONE, "consent_to_sms", true, "updated_at", "2099-01-01T00:00:00Z"));
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_sms", "yes");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMergeIsNotRepeated(boolean tenantWouldTakeIt) {
        tenant.switches().mergesTwice = tenantWouldTakeIt;
        reach(MergeCards.ON);
        tenant.cards().add("voice_1", "", "", PHONE);
        card();
        tenant.answersCalls(call -> call.path().endsWith("/merge") ? Optional.of(Reply.cut()) : Optional.empty());
        Recipient both = person(1, "phone", PHONE);
        assertThat(deliver(both)).allMatch(Result.Unknown.class::isInstance);
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(both)).allMatch(done());
        assertThat(calls("/merge")).isOne();
        assertThat(tenant.cards().ids()).containsExactly("email_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "REPORT", "ON"})
    void severalCardsAreLeftReportedOrMerged(MergeCards wish) {
        reach(wish);
        tenant.cards().add("voice_1", "", "", PHONE);
        card();
        assertThat(deliver(person(1, "phone", PHONE))).allMatch(done());
        assertThat(tenant.cards().ids()).hasSize(wish == MergeCards.ON ? 1 : 2);
        assertThat(calls("/merge")).isEqualTo(wish == MergeCards.ON ? 1 : 0);
        verify(reports, wish == MergeCards.ON ? org.mockito.Mockito.times(1) : never())
                .merged(any());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 10_000})
    void aValueThatIsTooLongDoesNotHoldBackARefusal(int longest) {
        tenant.switches().longestValue = longest;
        card();
        Recipient wordy = person(1, "address1", "x".repeat(300), "consent_to_sms", false);
        assertThat(deliver(wordy)).hasExactlyElementsOfTypes(longest == 20 ? Result.Refused.class : Result.Done.class);
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_sms", "no");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fieldsThatAreMissingAreCreatedOnceWhereThatIsWanted(boolean wanted) {
        tenant.cards().undefine();
        card();
        reach(settings(MergeCards.REPORT, wanted, ""));
        if (!wanted) {
            assertThat(deliverAny(shipment(person(1)))).isEqualTo(new MergeAnswer.Forbidden(404));
            assertThat(tenant.writes()).isEmpty();
            return;
        }
        var puts = new AtomicInteger();
        tenant.answersCalls(call ->
                call.path().endsWith("definitions") && call.method().equals("PUT") && puts.incrementAndGet() == 3
                        ? Optional.of(Reply.cut())
                        : Optional.empty());
        deliverAny(shipment(person(1)));
        reach(settings(MergeCards.REPORT, true, ""));
        assertThat(deliver(person(1))).allMatch(done());
        assertThat(tenant.writes().stream()
                        .filter(call -> call.path().endsWith("definitions"))
                        .map(call -> call.body().path("ident").asString()))
                .doesNotHaveDuplicates()
                .hasSize(CardValues.IDENTS.size() + 1);
    }

    @Test
    void aCardThatWasWrittenForSomebodyElseIsLeftAlone() {
        card();
        when(holders.isOthers(any(), anyString())).thenReturn(true);
        assertThat(deliver(person(1))).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.writes()).isEmpty();
    }

    @Test
    void nothingIsReadBackWhereTheAnswerIsEnough() {
        card();
        reach(settings(MergeCards.REPORT), "answer", Map.of());
        assertThat(deliver(person(1, "phone", PHONE, "consent_to_phone", false)))
                .allMatch(done());
        assertThat(tenant.calls().stream().filter(call -> call.path().equals("/customers/email_1")))
                .isEmpty();
        assertThat(calls("/dnc-groups/search")).as("before, and not after").isOne();
    }

    @Test
    void aCorrectionOfAnErasedPersonIsStillWritten() {
        card();
        Recipient full = person(1, "consent_to_sms", false);
        var correction = new Recipient(full.personId(), "", 0, full.content());
        assertThat(deliver(new Shipment("r", List.of(correction), DeduplicationRules.BOTH, false)))
                .allMatch(done());
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_sms", "no");
    }

    private static boolean exists(String test) {
        int end = test.lastIndexOf('.');
        String type = end < 0 ? "DifferencesTests" : test.substring(0, end);
        String name = "dev.contactenricher." + (type.contains(".") ? type : "tenant." + type);
        try {
            return Arrays.stream(Class.forName(name).getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals(test.substring(end + 1)));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Recipient[] everybody(int count) {
        return IntStream.range(0, count).mapToObj(number -> person(number)).toArray(Recipient[]::new);
    }
}
