package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Success by its status, and something else than is published in it: never the same as that there is nothing. */
class UnreadableAnswersTests extends Deliveries {

    private static final String PHONE = "+14155550101";
    private static final String PAGE = "<html><body>Please sign in</body></html>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /customers/custom-field-definitions | <html>
            /customers/custom-field-definitions | ''
            /customers/custom-field-definitions | "fields"
            /customers/custom-field-definitions | {}
            /customers/custom-field-definitions | {"message": "hello"}
            /customers/custom-field-definitions | [{"name": "email"}]
            /customers/custom-field-definitions | [{"ident": "email"
            /customers                          | <html>
            /customers                          | ''
            /customers                          | {}
            /customers                          | []
            /customers                          | {"hits": 3}
            /customers                          | {"hits": 1, "data": [{"customerId": "email_1"}]}
            /dnc-groups/search                  | <html>
            /dnc-groups/search                  | ''
            /dnc-groups/search                  | {"message": "hello"}
            """)
    void anAnswerThatTellsNothingStopsSendingAndNobodyIsAbsent(String path, String body) {
        card();
        reach(settings(MergeCards.REPORT, true, ""));
        answering(path, Reply.json(200, body));
        assertThat(deliverAny(person(1, "phone", PHONE, "consent_to_phone", false)))
                .isInstanceOfSatisfying(
                        MergeAnswer.Forbidden.class,
                        forbidden -> assertThat(forbidden.status()).isEqualTo(200));
        assertThat(tenant.writes())
                .as("neither fields nor records")
                .noneMatch(call -> call.path().equals(path) || call.path().endsWith("/records"));
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(person(1, "phone", PHONE, "consent_to_phone", false)))
                .allMatch(done());
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /customers         | 204 | ''
            /customers         | 200 | {"hits": 0}
            /customers         | 200 | {"hits": 0, "data": []}
            /dnc-groups/search | 204 | ''
            /dnc-groups/search | 404 | ''
            /dnc-groups/search | 200 | {}
            /dnc-groups/search | 200 | {"resultSet": {"searchResults": []}}
            """)
    void whatSaysThatThereIsNothingIsBelieved(String path, int status, String body) {
        answering(path, Reply.json(status, body));
        reach(settings(MergeCards.REPORT), "answer", java.util.Map.of());
        assertThat(deliver(person(1, "phone", PHONE, "consent_to_phone", false)))
                .allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "{}", "[]"})
    void aCardThatCannotBeReadConcernsItsOwnContactAndNoOtherIsWrittenInItsPlace(String body) {
        card();
        tenant.cards().add("voice_2", "", "", "2@example.com");
        when(holders.writtenFor("person-2")).thenReturn(List.of("chat_2"));
        answering("/customers/chat_2", Reply.json(200, body));
        assertThat(deliver(person(1), person(2))).hasExactlyElementsOfTypes(Result.Done.class, Result.Unknown.class);
        assertThat(tenant.cards().fields("voice_2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "{}", "[]"})
    void aCardThatCannotBeReadAfterAMergeIsNotTakenForOneWithoutAnId(String body) {
        reach(MergeCards.ON);
        tenant.cards().add("voice_1", "", "", PHONE);
        card();
        answering("/customers/email_1", Reply.json(200, body));
        assertThat(deliver(person(1, "phone", PHONE))).hasExactlyElementsOfTypes(Result.Unconfirmed.class);
        assertThat(tenant.calls()).noneMatch(call -> call.path().contains("//"));
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(person(1, "phone", PHONE))).allMatch(done());
    }

    @Test
    void aSearchWhoseAnswerIsTooLongIsMadeInParts() {
        IntStream.range(0, 8).forEach(number -> tenant.cards().add("email_" + number, "", "", number + "@example.com"));
        tenant.answersCalls(call -> call.path().equals("/customers")
                        && call.query().getOrDefault("query", "").split(",").length > 3
                ? Optional.of(Reply.json(200, "{\"hits\": 8, \"data\": [\"" + "x".repeat(1 << 20) + "\"]}"))
                : Optional.empty());
        Recipient[] all =
                IntStream.range(0, 8).mapToObj(number -> person(number)).toArray(Recipient[]::new);
        assertThat(deliver(all)).hasSize(8).allMatch(done());
    }

    @Test
    void aFormThatFindsCardsIsNotGivenUpForOneThatTakesAnythingAndFindsNothing() {
        tenant.switches().silentQuotes = true;
        card();
        assertThat(deliver(person(1))).allMatch(done());
        tenant.answersCalls(call -> call.query().getOrDefault("query", "").contains("(o'brien")
                ? Optional.of(Reply.status(400))
                : Optional.empty());
        assertThat(deliver(person(2, "email", "o'brien@example.com"))).hasExactlyElementsOfTypes(Result.Refused.class);
        assertThat(deliver(person(1))).as("everybody else").allMatch(done());
    }

    @Test
    void aBookThatAnswersNothingThatCanBeReadStopsSending() {
        tenant.admin().book(BOOK);
        reach(settings(MergeCards.REPORT, false, BOOK));
        tenant.answersCalls(call ->
                call.path().contains("dynamic-entries") ? Optional.of(Reply.json(200, PAGE)) : Optional.empty());
        assertThat(deliverAny(person(1))).isEqualTo(new MergeAnswer.Forbidden(200, true));
    }

    @Test
    void aCardThatTwoDeliveriesFindAtOnceIsWrittenForNeitherBeforeTheyLookAgain() {
        card();
        when(holders.isOthers(any(), anyString())).thenReturn(false, true);
        assertThat(deliver(person(1))).hasExactlyElementsOfTypes(Result.Postponed.class);
        assertThat(tenant.writes()).isEmpty();
        verify(holders).release("person-1", "email_1");
        when(holders.isOthers(any(), anyString())).thenReturn(false);
        assertThat(deliver(person(1))).allMatch(done());
        verify(reports, never()).merged(any());
    }

    private void answering(String path, Reply reply) {
        tenant.answersCalls(call -> call.path().equals(path) ? Optional.of(reply) : Optional.empty());
    }
}
