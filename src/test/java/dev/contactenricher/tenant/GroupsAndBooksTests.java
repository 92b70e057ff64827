package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Records of Do-Not-Call groups and entries of an address book, as tenants take them or not. */
class GroupsAndBooksTests extends Deliveries {

    private static final String PHONE = "+14155550101";

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
    @CsvSource({
        "null,true",
        "'\"\"',true",
        "'\"2999-01-01T00:00:00Z\"',true",
        "'\"2999-01-01T00:00:00\"',true",
        "'\"0001-01-01T00:00:00\"',true",
        "'\"2020-01-01T00:00:00.000Z\"',false",
        "'\"2020-01-01T00:00:00+0000\"',false",
        "'\"2020-01-01T00:00:00.123\"',false",
        "'\"2020-01-01 00:00:00\"',false",
        "'\"2020-01-01\"',false",
        "'\"1/1/2020 12:00:00 AM\"',false",
        "1577836800000,false"
    })
    void aRefusalIsWrittenUnlessARecordSurelyBinds(String expired, boolean binds) {
        reach(settings(MergeCards.REPORT), "answer", Map.of());
        tenant.answersCalls(call -> call.path().equals("/dnc-groups/search")
                ? Optional.of(Reply.json(200, """
                        {"searchResults": [{"dncGroupId": %s, "formattedPhone": "14155550101", "expiredDate": %s}]}
                        """.formatted(TenantRig.PHONE_GROUP, expired)))
                : Optional.empty());
        deliver(person(1, "phone", PHONE, "consent_to_phone", false));
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(binds ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalThatComesWhileTheRecordOfItsNumberIsExpiredBindsAgain(boolean diesInBetween) {
        tenant.admin().block(TenantRig.PHONE_GROUP, "14155550101");
        when(records.grant(any(), anyString(), anyString(), any())).thenReturn(true);
        Recipient granting = person(1, "phone", PHONE, "consent_to_phone", true);
        Recipient refusing = person(2, "phone", PHONE, "consent_to_phone", false);
        tenant.answersCalls(call -> {
            if (call.method().equals("DELETE")) {
                tenant.answersCalls(any -> Optional.empty());
                assertThat(deliver(refusing)).as("it binds still").allMatch(Result.Absent.class::isInstance);
                when(records.isRefused(Channel.PHONE, "14155550101")).thenReturn(true);
                when(records.grant(any(), anyString(), anyString(), any())).thenReturn(false);
                if (diesInBetween) {
                    tenant.answersCalls(
                            any -> any.family().equals("admin") ? Optional.of(Reply.cut()) : Optional.empty());
                }
            }
            return Optional.empty();
        });
        deliverAny(granting);
        tenant.answersCalls(any -> Optional.empty());
        if (diesInBetween) {
            deliver(granting);
        }
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).containsExactly("14155550101");
    }

    @ParameterizedTest
    @CsvSource({"read,true", "answer,true", "read,false", "answer,false"})
    void aRecordThatDoesNotExpireIsStillOursAndItsGrantIsRefused(String confirmation, boolean binds) {
        reach(settings(MergeCards.REPORT), confirmation, Map.of());
        if (binds) {
            tenant.admin().block(TenantRig.PHONE_GROUP, "14155550101");
        }
        when(records.grant(any(), anyString(), anyString(), any())).thenReturn(true);
        tenant.answersCalls(
                call -> call.method().equals("DELETE") ? Optional.of(Reply.json(200, """
                        {"errorCount": 1, "recordResults": [{"success": false, "formattedPhone": "14155550101"}]}
                        """)) : Optional.empty());
        List<Result> results = deliver(person(1, "phone", PHONE, "consent_to_phone", true));
        assertThat(results).allMatch(binds ? Result.Refused.class::isInstance : Result.Absent.class::isInstance);
        verify(records, binds ? never() : org.mockito.Mockito.times(1)).expired(any(), anyString());
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

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"Acme\"}", "[\"Acme\"]", "null", "7", "true", "\"Acme\""})
    void aPassedThroughFieldOfAnyShapeHoldsNobodyUp(String value) {
        tenant.admin().book(BOOK);
        card();
        tenant.cards().define("company");
        reach(new TenantSettings(
                List.of(TenantSettings.Target.CUSTOMERS),
                MergeCards.REPORT,
                false,
                "",
                "",
                BOOK,
                BOOK,
                List.of("company:company"),
                TenantSettings.Erasure.OFF,
                120,
                60));
        Recipient odd = person(1);
        odd.content().set("company", new JsonMapper().readTree(value));
        assertThat(deliver(odd, person(2))).allMatch(done());
        String company = tenant.admin().entries(BOOK).values().stream()
                .map(entry -> entry.path("company").asString())
                .reduce("", String::concat);
        boolean plain = !value.startsWith("{") && !value.startsWith("[") && !value.equals("null");
        assertThat(company).isEqualTo(plain ? value.replace("\"", "") : "");
        assertThat(tenant.cards().fields("email_1").containsKey("company")).isEqualTo(plain);
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

    private static Recipient[] everybody(int count) {
        return IntStream.range(0, count).mapToObj(number -> person(number)).toArray(Recipient[]::new);
    }

    private static Recipient[] refusing(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> person(number, "phone", "+1415555010" + number, "consent_to_phone", false))
                .toArray(Recipient[]::new);
    }
}
