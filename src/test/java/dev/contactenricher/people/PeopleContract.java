package dev.contactenricher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.identity.Name;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
@PeopleBeans
@Import(PeopleContract.Room.class)
abstract class PeopleContract {

    /** Not annotated, lest other tests' scans find it. */
    static class Room implements PersonRecords {

        private final List<Map.Entry<String, List<String>>> joined = new ArrayList<>();

        @Override
        public dev.contactenricher.records.Room room() {
            return dev.contactenricher.records.Room.QUEUE;
        }

        @Override
        public List<PersonColumn> columns() {
            return List.of();
        }

        @Override
        public void join(List<String> joined, String personId) {
            this.joined.add(Map.entry(personId, joined));
        }
    }

    @Autowired
    Room room;

    private static final String PHONE = "+12125550300";
    private static final Sample ANN = Sample.email("ann@example.com");
    private static final Consent YES = new Consent(true, true, true);

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoComesAgainIsKnownByEmailOrPhone() {
        KnownPerson ann = only(resolve(Sample.of("ann@example.com", PHONE)));
        assertThat(ann.isNew()).isTrue();
        KnownPerson byEmail = only(resolve(ANN));
        KnownPerson byPhone = only(resolve(Sample.phone(PHONE)));
        assertThat(List.of(byEmail.personId(), byPhone.personId())).containsOnly(ann.personId());
        assertThat(byEmail.isNew()).isFalse();
    }

    @Test
    void aPersonIsNamedOtherwiseWhereEachOfTheirNamesContradicts() {
        String ann = only(resolve(ANN.withId("A-1").named("Ann", "Lee"))).personId();
        assertThat(people.isNamedOtherwise(ann, List.of(Name.of("Bob", "Ray")))).isTrue();
        assertThat(people.isNamedOtherwise(ann, List.of(Name.of("Ann", "Lee"), Name.of("Bob", "Ray"))))
                .as("a card with two names")
                .isTrue();
        assertThat(people.isNamedOtherwise(ann, List.of(Name.of("ANN", "Lee")))).isFalse();
        assertThat(people.isNamedOtherwise(ann, List.of())).isFalse();
        resolve(ANN.withId("A-1").named("Bob", "Ray"));
        assertThat(people.isNamedOtherwise(ann, List.of(Name.of("Bob", "Ray")))).isFalse();
        String nobody = only(resolve(Sample.email("bob@example.com"))).personId();
        assertThat(people.isNamedOtherwise(nobody, List.of(Name.of("Bob", "Ray"))))
                .as("no name is known")
                .isFalse();
    }

    @Test
    void swappedNamesAreKnownAgainByTheirPhone() {
        KnownPerson ann = only(resolve(Sample.phone(PHONE).named("Ann", "Lee")));
        resolve(Sample.phone(PHONE).named("Bob", "Ray"));
        assertThat(only(resolve(Sample.phone(PHONE).named("Lee", "Ann"))).personId())
                .isEqualTo(ann.personId());
    }

    /** A couple shares one mailbox and stays one person; with the third name and phone nobody joins them any more. */
    @Test
    void aMailboxOfSeveralPeopleIsFoundOutOverBatches() {
        List<Sample> guests = List.of(
                Sample.of("lieselotte@fernweh.de", "+12125552001").named("Ann", "Lee"),
                Sample.of("lieselotte@fernweh.de", "+12125552002").named("Bob", "Ray"),
                Sample.of("lieselotte@fernweh.de", "+12125552003").named("Cid", "Fox"),
                Sample.of("lieselotte@fernweh.de", "+12125552004").named("Dora", "Poe"));
        List<String> ids =
                guests.stream().map(guest -> only(resolve(guest)).personId()).toList();
        assertThat(new HashSet<>(ids)).hasSize(3);
        assertThat(guests.stream().map(guest -> only(resolve(guest)).personId()))
                .isEqualTo(ids);
    }

    @Test
    void aMailboxThatSeveralPeopleOfABatchSharedIsNobodysLater() {
        resolve(
                Sample.of("lieselotte@fernweh.de", "+12125552001").named("Ann", "Lee"),
                Sample.of("lieselotte@fernweh.de", "+12125552002").named("Bob", "Ray"),
                Sample.of("lieselotte@fernweh.de", "+12125552003").named("Cid", "Fox"));
        KnownPerson dora =
                only(resolve(Sample.of("lieselotte@fernweh.de", "+12125552004").named("Dora", "Poe")));
        KnownPerson eve =
                only(resolve(Sample.of("lieselotte@fernweh.de", "+12125552005").named("Eve", "Orr")));
        assertThat(dora.personId()).isNotEqualTo(eve.personId());
        assertThat(dora.group().warnings()).extracting(Finding::field).contains("email");
    }

    @Test
    void aPhoneDoesNotLeadToSomeoneWithAnotherEmail() {
        KnownPerson ann = only(resolve(Sample.of("ann@example.com", PHONE)));
        assertThat(only(resolve(Sample.of("bob@example.com", PHONE))).personId())
                .isNotEqualTo(ann.personId());
    }

    @Test
    void aPhoneOfTwoKnownPeopleLeadsToNeither() {
        resolve(Sample.of("ann@example.com", PHONE));
        resolve(Sample.of("bob@example.com", PHONE));
        KnownPerson someone = only(resolve(Sample.phone(PHONE)));
        assertThat(someone.isNew()).isTrue();
        assertThat(someone.group().warnings()).extracting("code").containsExactly("possible_duplicate");
        assertThat(only(resolve(Sample.phone(PHONE))).personId()).isEqualTo(someone.personId());
    }

    @Test
    void twoKnownPeopleThatTurnOutToBeOneAreOne() {
        KnownPerson byEmail = only(resolve(ANN));
        clock.advance(Duration.ofSeconds(1));
        KnownPerson byPhone = only(resolve(Sample.phone(PHONE)));
        KnownPerson both = only(resolve(Sample.of("ann@example.com", PHONE)));
        assertThat(both.personId()).isEqualTo(byEmail.personId());
        assertThat(room.joined).containsExactly(Map.entry(byEmail.personId(), List.of(byPhone.personId())));
        assertThat(only(resolve(Sample.phone(PHONE))).personId()).isEqualTo(byEmail.personId());
        assertThat(people.find("ann@example.com", null))
                .containsExactlyInAnyOrder(byEmail.personId(), byPhone.personId());
    }

    @Test
    void aKnownNameAgreesWithTheSameNameOnlyAsInOneBatch() {
        String daniel =
                only(resolve(Sample.phone(PHONE).named("Daniel", "Smith"))).personId();
        assertThat(only(resolve(Sample.phone(PHONE).named("Dan", "Smith"))).personId())
                .isEqualTo(daniel);
        assertThat(only(resolve(Sample.phone(PHONE).named("Dainel", "Smtih"))).personId())
                .isEqualTo(daniel);
        KnownPerson daniela = only(resolve(Sample.phone(PHONE).named("Daniela", "Smith")));
        KnownPerson junior = only(resolve(Sample.phone(PHONE).named("Daniel", "Smith Jr.")));
        assertThat(List.of(daniela.isNew(), junior.isNew())).containsOnly(true);
        assertThat(daniela.group().warnings()).extracting("code").containsExactly("possible_duplicate");
    }

    @Test
    void aPhoneDoesNotLeadToANameThatAnEarlierReleaseKeptInAnotherShape() {
        String ann = only(resolve(Sample.of("ann@example.com", PHONE).named("Ann", "Smith")))
                .personId();
        jdbc.sql("UPDATE person_alias SET name_hash = ?").param(new byte[48]).update();
        clock.advance(Duration.ofSeconds(1));
        for (Sample byPhone : List.of(Sample.phone(PHONE), Sample.phone(PHONE).named("Ann", "Smith"))) {
            KnownPerson someone = only(resolve(byPhone));
            assertThat(someone.personId()).isNotEqualTo(ann);
            assertThat(someone.group().warnings()).extracting("code").containsExactly("possible_duplicate");
        }
        resolve(Sample.of("ann@example.com", PHONE).named("Ann", "Smith"));
        assertThat(only(resolve(Sample.phone(PHONE).named("Ann", "Smith"))).personId())
                .isEqualTo(ann);
    }

    @Test
    void theSameIdOfTheSameSourceIsTheSamePersonWhereTheNamesAgree() {
        String ann = crm("A-1", Sample.email("ann@example.com").named("Ann", "Bell"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(crm("A-1", Sample.email("ann.bell@example.org").named("Ann", "Bell")))
                .isEqualTo(ann);
        assertThat(crm("A-1", Sample.email("info@example.org").named("Ann", "Bell")))
                .isEqualTo(ann);
        assertThat(people.find(null, null, "A-1")).containsExactly(ann);
        for (String email : List.of("ann@example.com", "ann.bell@example.org")) {
            assertThat(only(resolve(Sample.email(email))).personId()).isEqualTo(ann);
        }
    }

    @Test
    void anIdOfAnotherSourceOrAnotherNameOrNoneJoinsNobody() {
        String ann = crm("A-1", Sample.email("ann@example.com").named("Ann", "Bell"));
        KnownPerson elsewhere = only(resolve(
                "shop", Sample.email("a@example.org").named("Ann", "Bell").withId("A-1")));
        assertThat(elsewhere.personId()).isNotEqualTo(ann);
        assertThat(elsewhere.group().warnings()).isEmpty();
        for (Sample other : List.of(
                Sample.email("bob@example.org").named("Bob", "Bell"),
                Sample.email("eve@example.org"),
                Sample.email("joe@example.org").named(null, "Bell"))) {
            KnownPerson stranger = only(resolve(other.withId("A-1")));
            assertThat(stranger.personId()).isNotEqualTo(ann);
            assertThat(stranger.group().warnings()).extracting("code").containsExactly("crm_id_conflict");
        }
        assertThat(people.find(null, null, "A-1")).hasSize(5);
    }

    @Test
    void anIdOfVeryManyPeopleTellsNothing() {
        List<Sample> people = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> Sample.email("p%d@example.com".formatted(i))
                        .named(Character.toString('a' + i % 26) + "nna" + "x".repeat(i), "Bell")
                        .withId("0"))
                .toList();
        assertThat(resolve(people.toArray(Sample[]::new))).hasSize(30);
        KnownPerson another = only(resolve(people.getFirst().withId("0")));
        assertThat(another.group().warnings()).extracting("code").containsExactly("crm_id_conflict");
        assertThat(crm("0", Sample.email("new@example.com").named("Anna", "Bell")))
                .isNotEqualTo(another.personId());
    }

    @Test
    void aRefusalFollowsAnIdToANewEmail() {
        crm("A-1", Sample.email("ann@example.com").named("Ann", "Bell"));
        withdraw("ann@example.com", null);
        assertThat(consentOf(Sample.email("new@example.com")
                                .named("Ann", "Bell")
                                .withId("A-1")
                                .consenting(YES))
                        .email())
                .isFalse();
    }

    @Test
    void twoKnownPeopleWhomAnIdJoinsKeepBothEmails() {
        String one = only(resolve(Sample.email("ann@example.com").named("Ann", "Bell")))
                .personId();
        clock.advance(Duration.ofSeconds(1));
        crm("A-1", Sample.email("new@example.com").named("Ann", "Bell"));
        assertThat(crm("A-1", Sample.email("ann@example.com").named("Ann", "Bell")))
                .isEqualTo(one);
        assertThat(only(resolve(Sample.email("new@example.com"))).personId()).isEqualTo(one);
        transactions.executeWithoutResult(tx -> people.forget(people.find("new@example.com", null)));
        assertThat(only(resolve(ANN)).isNew()).isTrue();
        assertThat(only(resolve(Sample.email("new@example.com"))).isNew()).isTrue();
    }

    private String crm(String id, Sample sample) {
        return only(resolve(sample.withId(id))).personId();
    }

    @Test
    void aWithdrawalIsRememberedForSomeoneNotKnownYet() {
        withdraw("ann@example.com", null);
        KnownPerson ann = only(resolve(ANN.consenting(YES)));
        assertThat(ann.group().survivor().contact().consent().email()).isFalse();
        assertThat(ann.group().survivor().contact().consent().sms()).isTrue();
    }

    @Test
    void aWithdrawalFollowsThePersonToOtherKeys() {
        resolve(Sample.of("ann@example.com", PHONE));
        withdraw("ann@example.com", null);
        assertThat(consentOf(Sample.phone(PHONE).consenting(YES)).email()).isFalse();
        assertThat(consentOf(Sample.of("bob@example.com", PHONE).consenting(YES))
                        .email())
                .isTrue();
    }

    @Test
    void aLaterGrantBeatsAWithdrawalOnlyWhenItSaysWhen() {
        withdraw("ann@example.com", null);
        String later = clock.instant().plusSeconds(1).toString();
        assertThat(consentOf(ANN.consenting(YES).updated(later)).email()).isTrue();
        assertThat(consentOf(ANN.consenting(YES)).email()).isFalse();
    }

    @Test
    void whoWasForgottenIsSomeoneNewWhoStillWithdrewConsent() {
        KnownPerson ann = only(resolve(Sample.of("ann@example.com", PHONE)));
        withdraw(null, PHONE);
        transactions.executeWithoutResult(status -> people.forget(List.of(ann.personId())));
        assertThat(people.find("ann@example.com", PHONE)).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM person").query(Long.class).single())
                .isZero();
        KnownPerson again = only(resolve(ANN.consenting(YES)));
        assertThat(again.isNew()).isTrue();
        assertThat(again.personId()).isNotEqualTo(ann.personId());
        assertThat(again.group().survivor().contact().consent().email()).isFalse();
    }

    @Test
    void noKeyIsKeptInPlain() {
        resolve(Sample.of("ann@example.com", PHONE).named("Annabel"));
        byte[] hash =
                jdbc.sql("SELECT email_hash FROM person").query(byte[].class).single();
        assertThat(hash).hasSize(16).isNotEqualTo("ann@example.com".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void whoIsWhoDoesNotDependOnHowContactsAreSpreadOverBatches() {
        var random = new Random(9);
        for (int round = 0; round < 15; round++) {
            List<Contact> contacts = withoutSharedPhones(random, "r" + round);
            List<String> together = spread(contacts, contacts.size());
            for (int size = 1; size < contacts.size(); size += 2) {
                assertThat(partition(spread(contacts, size))).isEqualTo(partition(together));
            }
        }
    }

    /** No phone has two e-mails: of a phone that becomes ambiguous later, the earlier batches could not know. */
    private static List<Contact> withoutSharedPhones(Random random, String prefix) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            int person = random.nextInt(3);
            int kind = random.nextInt(3);
            String email = prefix + person + "@example.com";
            String phone = "+1212555" + (4000 + person * 10 + random.nextInt(2));
            contacts.add(Sample.of(kind == 1 ? null : email, kind == 0 ? null : phone)
                    .contact());
        }
        return contacts;
    }

    /** The final person of each contact, when they come in batches of that size, to an empty store. */
    private List<String> spread(List<Contact> contacts, int size) {
        jdbc.sql("DELETE FROM person_alias").update();
        jdbc.sql("DELETE FROM person").update();
        for (int from = 0; from < contacts.size(); from += size) {
            List<Contact> batch = contacts.subList(from, Math.min(from + size, contacts.size()));
            transactions.executeWithoutResult(status -> people.resolve(batch, List.of(), "", clock.instant()));
            clock.advance(Duration.ofMillis(1));
        }
        return contacts.stream().map(this::personOf).toList();
    }

    private String personOf(Contact contact) {
        var email = contact.email();
        var phone = contact.phone();
        return people.find(
                        email == null ? null : email.key(),
                        email == null ? Objects.requireNonNull(phone).e164() : null)
                .getFirst();
    }

    private static Set<Set<Integer>> partition(List<String> persons) {
        Map<String, Set<Integer>> parts = new HashMap<>();
        for (int i = 0; i < persons.size(); i++) {
            parts.computeIfAbsent(persons.get(i), person -> new HashSet<>()).add(i);
        }
        return new HashSet<>(parts.values());
    }

    private Consent consentOf(Sample sample) {
        return only(resolve(sample)).group().survivor().contact().consent();
    }

    private void withdraw(@Nullable String email, @Nullable String phone) {
        transactions.executeWithoutResult(status ->
                people.withdraw(email, phone, people.find(email, phone), Map.of(Channel.EMAIL, clock.instant())));
    }

    private List<KnownPerson> resolve(Sample... samples) {
        return resolve("", samples);
    }

    private List<KnownPerson> resolve(String source, Sample... samples) {
        List<Contact> contacts = Arrays.stream(samples).map(Sample::contact).toList();
        return Objects.requireNonNull(
                        transactions.execute(status -> people.resolve(contacts, List.of(), source, clock.instant())))
                .persons();
    }

    private static KnownPerson only(List<KnownPerson> persons) {
        assertThat(persons).hasSize(1);
        return persons.getFirst();
    }
}
