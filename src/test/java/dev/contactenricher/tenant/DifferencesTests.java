package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.contactenricher.contact.Channel;
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
            Map.entry("encodedClient", "theWayInIsFoundWhateverTheTokenEndpointWants"),
            Map.entry("textualLifetime", "theWayInIsFoundWhateverTheTokenEndpointWants"),
            Map.entry("keyAloneOnDigital", "theAccessKeyAloneReachesDigitalOrSendingPauses"),
            Map.entry("undiscovered", "whatDiscoveryLeavesOutMattersOnlyToWhoNeedsIt"),
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
            Map.entry("refusesSecondRecord", "aRecordIsNotAddedTwice"),
            Map.entry("nationalNumbers", "aRecordIsNotAddedTwice"),
            Map.entry("mostRecords", "recordsGoOneByOneWhereTheyAreTooMany"),
            Map.entry("refusedNumbers", "aNumberThatTheGroupDoesNotTakeConcernsItsOwnContactOnly"),
            Map.entry("fullLoadInQuery", "entriesReachTheBookHoweverItTakesThem"),
            Map.entry("numericEntryIds", "entriesReachTheBookHoweverItTakesThem"),
            Map.entry("mostEntries", "entriesReachTheBookHoweverItTakesThem"),
            Map.entry("refusedEntries", "anEntryThatIsNotTakenConcernsItsOwnContactOnly"),
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

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false"})
    void theWayInIsFoundWhateverTheTokenEndpointWants(boolean encoded, boolean textual) {
        tenant.switches().encodedClient = encoded;
        tenant.switches().textualLifetime = textual;
        card();
        reach(
                settings(MergeCards.REPORT),
                "read",
                Map.of("enricher.cxone.published.encode-client", String.valueOf(encoded)));
        assertThat(deliver(person(1))).allMatch(done());
        assertThat(tenant.tokens()).as("one token is enough").isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAccessKeyAloneReachesDigitalOrSendingPauses(boolean taken) {
        tenant.switches().keyAloneOnDigital = taken;
        card();
        reach(settings(MergeCards.REPORT), "read", keyAlone());
        if (taken) {
            assertThat(deliver(person(1))).allMatch(done());
        } else {
            assertThat(deliverAny(shipment(person(1)))).isEqualTo(new MergeAnswer.Forbidden(401));
        }
    }

    @Test
    void aRegisteredApplicationWinsOverAnArea() {
        card();
        reach(settings(MergeCards.REPORT), "read", Map.of("CXONE_AREA", "eu1"));
        assertThat(deliver(person(1))).allMatch(done());
    }

    private Map<String, String> keyAlone() {
        return Map.of(
                "CXONE_CLIENT_ID", "",
                "CXONE_CLIENT_SECRET", "",
                "CXONE_AREA", "na1",
                "CXONE_TOKEN_URL", tenant.baseUrl() + "/authentication/v1/token/access-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "area", "domain", "api_endpoint", "tenantId"})
    void whatDiscoveryLeavesOutMattersOnlyToWhoNeedsIt(String field) {
        tenant.switches().undiscovered = java.util.Set.of(field);
        card();
        Recipient refusing = person(1, "phone", PHONE, "consent_to_phone", false);
        // the Digital API is where the setting says, the Admin API has to be found
        if (field.equals("api_endpoint")) {
            assertThat(deliver(refusing)).allMatch(Result.Postponed.class::isInstance);
            assertThat(tenant.cards().fields("email_1")).containsEntry("consent_phone", "no");
        } else {
            assertThat(deliver(refusing)).allMatch(done());
            assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void slashesAtTheEndOfAnAddressDoNotMatter(String end) {
        card();
        reach(
                settings(MergeCards.REPORT),
                "read",
                Map.of(
                        "CXONE_ADMIN_URL",
                        tenant.baseUrl() + "/incontactapi/services" + end,
                        "CXONE_DIGITAL_URL",
                        tenant.baseUrl() + "/dfo/3.0" + end,
                        "CXONE_DISCOVERY_URL",
                        tenant.baseUrl() + "/nothing-is-here"));
        assertThat(deliver(person(1, "phone", PHONE, "consent_to_phone", false)))
                .allMatch(done());
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
    }

    @Test
    void aTokenThatIsNotTakenInTheMiddleIsRenewedOnceForThatCall() {
        card();
        deliver(person(1));
        tenant.expireTokens();
        assertThat(deliver(person(1, "city", "Oslo", "updated_at", "2026-04-01T00:00:00Z")))
                .allMatch(done());
        assertThat(tenant.cards().fields("email_1")).containsEntry("city", "Oslo");
        assertThat(tenant.tokens()).isEqualTo(2);
    }

    @Test
    void aTokenThatEndsBetweenTwoPagesIsRenewedAndNoCardIsMissed() {
        IntStream.range(0, 150).forEach(number -> tenant.cards().add("chat_" + number, "Ada", "", "1@example.com"));
        var pages = new AtomicInteger();
        tenant.answersCalls(call -> {
            if (call.path().equals("/customers") && pages.incrementAndGet() == 1) {
                tenant.expireTokens();
            }
            return Optional.empty();
        });
        assertThat(deliver(person(1))).allMatch(done());
        assertThat(tenant.tokens()).isEqualTo(2);
        assertThat(tenant.cards().fields("chat_149")).as("the last interaction").containsKey("crm_id");
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
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void aRecordIsNotAddedTwice(boolean national, boolean refusesSecond) {
        tenant.switches().nationalNumbers = national;
        tenant.switches().refusesSecondRecord = refusesSecond;
        Recipient refusing = person(1, "phone", PHONE, "consent_to_phone", false);
        tenant.answersCalls(call -> call.path().endsWith("/records") ? Optional.of(Reply.cut()) : Optional.empty());
        assertThat(deliver(refusing)).allMatch(Result.Unknown.class::isInstance);
        tenant.answersCalls(call -> Optional.empty());
        deliver(refusing);
        deliver(refusing, person(2, "phone", PHONE, "consent_to_phone", false));
        assertThat(calls("/records")).isOne();
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void recordsGoOneByOneWhereTheyAreTooMany(int most) {
        tenant.switches().mostRecords = most;
        Recipient[] all = refusing(5);
        assertThat(deliver(all)).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"read,true", "answer,true", "read,false", "answer,false"})
    void aNumberThatTheGroupDoesNotTakeConcernsItsOwnContactOnly(String confirmation, boolean refused) {
        reach(settings(MergeCards.REPORT), confirmation, Map.of());
        tenant.switches().refusedNumbers = digits -> refused && digits.endsWith("2");
        List<Result> results = new ArrayList<>(deliver(refusing(5)));
        assertThat(results.get(2)).isInstanceOf(refused ? Result.Refused.class : Result.Absent.class);
        results.remove(2);
        assertThat(results).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(refused ? 4 : 5);
        verify(records, refused ? org.mockito.Mockito.times(1) : never()).expired(any(), anyString());
    }

    @Test
    void aRecordThatSomebodyElseAddsMeanwhileIsTheirs() {
        tenant.switches().refusesSecondRecord = true;
        tenant.answersCalls(call -> {
            if (call.path().endsWith("/records")) {
                tenant.admin().block(TenantRig.PHONE_GROUP, "14155550101");
            }
            return Optional.empty();
        });
        assertThat(deliver(person(1, "phone", PHONE, "consent_to_phone", false)))
                .allMatch(Result.Absent.class::isInstance);
        verify(records).expired(Channel.PHONE, "14155550101");
    }

    @Test
    void aRecordThatWasSurelyNotWrittenIsNotRememberedAsOurs() {
        tenant.answersCalls(
                call -> call.path().endsWith("/records") ? Optional.of(Reply.status(403)) : Optional.empty());
        deliverAny(shipment(person(1, "phone", PHONE, "consent_to_phone", false)));
        verify(records).writing(Channel.PHONE, "14155550101");
        verify(records).expired(Channel.PHONE, "14155550101");
    }

    @Test
    void anotherRefusalAfterAGrantAddsTheRecordAgain() {
        Recipient refusing = person(1, "phone", PHONE, "consent_to_phone", false);
        deliver(refusing);
        when(records.grant(any(), anyString(), anyString(), any())).thenReturn(true);
        deliver(person(1, "phone", PHONE, "consent_to_phone", true, "updated_at", "2026-05-01T00:00:00Z"));
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).isEmpty();
        deliver(refusing);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).containsExactly("14155550101");
    }

    @ParameterizedTest
    @CsvSource({"true,false,1000", "false,false,1000", "true,true,1000", "true,false,3", "false,true,1"})
    void entriesReachTheBookHoweverItTakesThem(boolean inQuery, boolean numbers, int most) {
        tenant.switches().fullLoadInQuery = inQuery;
        tenant.switches().numericEntryIds = numbers;
        tenant.switches().mostEntries = most;
        tenant.admin().book(BOOK);
        tenant.admin().addEntry(BOOK, "stranger");
        reach(settings(MergeCards.REPORT, false, BOOK));
        assertThat(deliver(everybody(10))).allMatch(done());
        assertThat(tenant.admin().entries(BOOK)).hasSize(11).containsKey("stranger");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEntryThatIsNotTakenConcernsItsOwnContactOnly(boolean refused) {
        tenant.switches().refusedEntries = id -> refused && id.endsWith("3");
        tenant.admin().book(BOOK);
        reach(settings(MergeCards.REPORT, false, BOOK));
        List<Result> results = new ArrayList<>(deliver(everybody(5)));
        assertThat(results.get(3)).isInstanceOf(refused ? Result.Refused.class : Result.Done.class);
        results.remove(3);
        assertThat(results).allMatch(done());
    }

    @Test
    void anEntryThatTheBookDoesNotShowIsUnconfirmed() {
        tenant.admin().book(BOOK);
        reach(settings(MergeCards.REPORT, false, BOOK));
        tenant.answersCalls(call -> call.method().equals("PUT") && call.path().contains("dynamic-entries")
                ? Optional.of(Reply.json(202, "{\"entryResults\": []}"))
                : Optional.empty());
        assertThat(deliver(everybody(3)))
                .hasExactlyElementsOfTypes(Result.Unconfirmed.class, Result.Done.class, Result.Done.class);
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

    private static Recipient[] everybody(int count) {
        return IntStream.range(0, count).mapToObj(number -> person(number)).toArray(Recipient[]::new);
    }

    private static Recipient[] refusing(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> person(number, "phone", "+1415555010" + number, "consent_to_phone", false))
                .toArray(Recipient[]::new);
    }
}
