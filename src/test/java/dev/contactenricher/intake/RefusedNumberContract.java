package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.records.Expiry;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PrivacyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where CXone binds refusals to numbers, each number by which somebody refuses is told as soon as it is known, and once. */
@Import(RefusedNumberContract.WithNumbers.class)
abstract class RefusedNumberContract extends AdmissionRoom {

    private static final String NUMBER = "+12125552368";
    private static final String OTHER = "+12125552369";
    private static final String OTHER_PHONE = "\"phone\": \"+1 212 555 2369\"";
    private static final String NO_PHONE = ", \"consent_to_phone\": false";

    // no @Configuration, lest other tests' scans find it
    static class WithNumbers {

        @Bean
        @Primary
        Terms numbers() {
            return new Terms(List.of(), Integer.MAX_VALUE, Set.of(Channel.PHONE), false);
        }
    }

    @Test
    void aNumberThatBecomesKnownByARejectedContactIsTold() {
        take(contact(ANN, NO_PHONE + BROKEN));
        assertThat(told()).isEmpty();
        take(contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
        assertThat(told()).containsExactly(NUMBER);
        take(contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
        assertThat(told()).as("every night").isEmpty();
        take(contact(ANN + ", " + OTHER_PHONE, NO_PHONE + BROKEN));
        assertThat(told()).containsExactly(OTHER);
    }

    @Test
    void soItIsOfSomebodyWhoWasLetThrough() {
        take(contact(ANN, NO_PHONE));
        assertThat(cxone.merge()).hasSize(1);
        take(contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
        assertThat(told()).containsExactly(NUMBER);
    }

    @Test
    void soItIsByAContactThatIsTurnedAwayForTheRefusal() {
        take(contact(ANN, GERMAN + NO_PHONE));
        take(contact(ANN + ", " + PHONE, GERMAN + YES));
        assertThat(told()).containsExactly(NUMBER);
        take(contact(ANN + ", " + PHONE, GERMAN + YES));
        assertThat(told()).isEmpty();
    }

    @Test
    void soItIsBesideAContactThatIsLetThroughWithAnotherNumber() {
        take(contact(ANN + ", " + OTHER_PHONE, NO_PHONE), contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
        List<ObjectNode> sent = cxone.merge();
        assertThat(sent)
                .hasSize(2)
                .allMatch(contact -> contact.path("consent_to_phone").isBoolean());
        assertThat(sent.stream().flatMap(RefusedNumberContract::numbers)).containsExactlyInAnyOrder(NUMBER, OTHER);
    }

    @Test
    void ofSeveralNumbersNoneIsForgottenWhileTheFirstWaits() {
        take(contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
        take(contact(ANN + ", " + OTHER_PHONE, NO_PHONE + BROKEN));
        assertThat(told()).containsExactly(NUMBER, OTHER);
    }

    @Test
    void aNumberThatWasGrantedSinceIsToldOnceMore() {
        take(contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
        take(contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
        assertThat(told()).containsExactly(NUMBER);
        take(contact(ANN + ", " + PHONE, YES + dated(later())));
        assertThat(cxone.merge()).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        take(contact(ANN, NO_PHONE + BROKEN));
        take(contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
        assertThat(told()).contains(NUMBER);
    }

    @Test
    void aNumberThatIsNobodysIsNotTold() {
        take(contact(ANN, NO_PHONE + BROKEN));
        take(contact(ANN + ", \"phone\": \"+1 222 222 2222\"", NO_PHONE + BROKEN));
        assertThat(told()).isEmpty();
    }

    @Test
    void whatWasToldOfAPersonsNumberGoesWithThePersonOrInTime() {
        for (boolean erased : List.of(true, false)) {
            take(contact(ANN, NO_PHONE + BROKEN));
            take(contact(ANN + ", " + PHONE, NO_PHONE + BROKEN));
            List<String> persons = personsToldOf();
            assertThat(persons).hasSize(1);
            if (erased) {
                var keys = new Keys("ann@example.com", NUMBER, null);
                rooms.erase(
                        new PrivacyEvent.Erased(persons, List.of(), keys, "receipt", "compliance", clock.instant()));
            } else {
                clock.advance(Duration.ofDays(10_000));
                var expiry = new Expiry(clock.instant(), clock.instant());
                rooms.inOrder().forEach(room -> room.forget(expiry));
            }
            assertThat(personsToldOf()).isEmpty();
        }
    }

    private List<String> personsToldOf() {
        return jdbc.sql("SELECT person_id FROM refused_number")
                .query(String.class)
                .list();
    }

    /** The numbers of all corrections that go now. */
    private List<String> told() {
        return cxone.merge().stream().flatMap(RefusedNumberContract::numbers).toList();
    }

    private static Stream<String> numbers(ObjectNode contact) {
        assertThat(contact.path("consent_to_phone").asBoolean(true)).isFalse();
        return contact.has(Recipient.NUMBERS)
                ? contact.path(Recipient.NUMBERS).valueStream().map(JsonNode::asString)
                : Stream.of(contact.path("phone").asString());
    }
}
