package dev.contactenricher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
@PeopleBeans
@Import({CommonKeys.class, PersonKeyTables.class, PersonSearch.class})
abstract class PhoneMatchingContract {

    private static final String SWITCHBOARD = "+12125552000";
    private static final Consent YES = new Consent(true, true, true);

    @Autowired
    People people;

    @Autowired
    PersonSearch search;

    @Autowired
    CommonKeys commonKeys;

    @Autowired
    KeyedHash hash;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNumberWithAndWithoutTheNineIsOnePerson() {
        for (List<String> writings :
                List.of(List.of("+5511987654321", "+551187654321"), List.of("+541147012345", "+5491147012345"))) {
            List<KnownPerson> together = resolve(
                    Sample.phone(writings.getFirst()).named("Ana", "Souza"),
                    Sample.phone(writings.getLast()).named("Ana", "Souza"));
            assertThat(together).hasSize(1);
            for (String writing : writings) {
                assertThat(personOf(Sample.phone(writing).named("Ana", "Souza")))
                        .isEqualTo(together.getFirst().personId());
            }
        }
    }

    @Test
    void whoWasKeptUnderTheOtherWritingIsFound() {
        for (List<String> kept :
                List.of(List.of("+5511987654321", "+551187654321"), List.of("+541147012345", "+5491147012345"))) {
            String person = personOf(Sample.phone(kept.getFirst()));
            jdbc.sql("UPDATE person_alias SET phone_hash = ? WHERE phone_hash = ?")
                    .param(Pseudonyms.phone(hash, kept.getLast()))
                    .param(Pseudonyms.phone(hash, kept.getFirst()))
                    .update();
            assertThat(people.find(null, kept.getFirst())).containsExactly(person);
            assertThat(search.find(List.of(new NamedBy(null, kept.getFirst(), null, null)))
                            .getFirst()
                            .keys()
                            .getFirst()
                            .persons())
                    .containsExactly(person);
            assertThat(personOf(Sample.phone(kept.getLast()))).isEqualTo(person);
            assertThat(jdbc.sql("SELECT COUNT(*) FROM person_alias WHERE phone_hash = ?")
                            .param(Pseudonyms.phone(hash, kept.getLast()))
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void aWithdrawalUnderTheOtherWritingIsObeyed() {
        remember(Pseudonyms.phone(hash, "+551187654321"));
        assertThat(consentOf(Sample.phone("+5511987654321")).phone()).isFalse();
    }

    @Test
    void extensionsKeepPeopleAtASwitchboardApart() {
        String twelve = personOf(Sample.phone(SWITCHBOARD + "x12"));
        clock.advance(Duration.ofSeconds(1));
        String thirteen = personOf(Sample.phone(SWITCHBOARD + "x13"));
        assertThat(thirteen).isNotEqualTo(twelve);
        assertThat(personOf(Sample.phone(SWITCHBOARD + "x12"))).isEqualTo(twelve);
        assertThat(personOf(Sample.phone(SWITCHBOARD + "x13"))).isEqualTo(thirteen);
        assertThat(personOf(Sample.phone(SWITCHBOARD))).isNotIn(twelve, thirteen);
        assertThat(resolve(
                        Sample.phone(SWITCHBOARD + "x21"),
                        Sample.phone(SWITCHBOARD + "x22"),
                        Sample.phone(SWITCHBOARD + "x21")))
                .hasSize(2);
    }

    @Test
    void aWithdrawalByTheNumberReachesEveryExtension() {
        String twelve = personOf(Sample.phone(SWITCHBOARD + "x12"));
        assertThat(people.find(null, SWITCHBOARD)).containsExactly(twelve);
        assertThat(people.find(null, SWITCHBOARD + "x13")).isEmpty();
        remember(Pseudonyms.phone(hash, SWITCHBOARD));
        assertThat(consentOf(Sample.phone(SWITCHBOARD + "x12")).phone()).isFalse();
        assertThat(consentOf(Sample.of("new@example.com", SWITCHBOARD + "x14")).phone())
                .isFalse();
    }

    @Test
    void aWithdrawalByAnExtensionReachesNobodyElse() {
        remember(Pseudonyms.phone(hash, SWITCHBOARD + "x12"));
        assertThat(consentOf(Sample.phone(SWITCHBOARD + "x12")).phone()).isFalse();
        assertThat(consentOf(Sample.phone(SWITCHBOARD + "x13")).phone()).isTrue();
        assertThat(consentOf(Sample.phone(SWITCHBOARD)).phone()).isTrue();
    }

    @Test
    void aNumberWithAnExtensionIsASharedKeyWhereItIsSent() {
        resolve(Sample.of("ann@example.com", SWITCHBOARD + "x12"));
        List<Contact> contacts = List.of(
                Sample.of("ann@example.com", SWITCHBOARD + "x12").contact(),
                Sample.of("bob@example.com", "+12125552999").contact());
        assertThat(commonKeys.of(contacts))
                .extracting(CommonKeys.Keys::phoneIsShared)
                .containsExactly(true, false);
    }

    private void remember(byte[] key) {
        transactions.executeWithoutResult(status -> search.withdraw(
                List.of(new PersonSearch.Withdrawn(List.of(key), List.of(), Set.of(Channel.PHONE))), clock.instant()));
    }

    private Consent consentOf(Sample sample) {
        return resolve(sample.consenting(YES))
                .getFirst()
                .group()
                .survivor()
                .contact()
                .consent();
    }

    private String personOf(Sample sample) {
        return resolve(sample).getFirst().personId();
    }

    private List<KnownPerson> resolve(Sample... samples) {
        List<Contact> contacts = Arrays.stream(samples).map(Sample::contact).toList();
        return Objects.requireNonNull(
                        transactions.execute(status -> people.resolve(contacts, List.of(), "", clock.instant())))
                .persons();
    }
}
