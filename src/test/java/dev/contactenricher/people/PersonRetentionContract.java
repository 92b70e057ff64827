package dev.contactenricher.people;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
@PeopleBeans
@Import({PersonAges.class, PersonRetention.class, PersonUse.class, PersonRetentionContract.Room.class})
abstract class PersonRetentionContract {

    private static final String PHONE = "+12125550300";

    /** Not annotated, lest other tests' scans find it. */
    static class Room implements PersonRecords {

        private final JdbcClient jdbc;

        Room(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public dev.contactenricher.records.Room room() {
            return dev.contactenricher.records.Room.QUEUE;
        }

        @Override
        public List<PersonColumn> columns() {
            return List.of(PersonColumn.person("merge_person", "person_id"));
        }

        void use(Collection<String> personIds) {
            personIds.forEach(person -> jdbc.sql("INSERT INTO merge_person VALUES (?, 1, '', 0)")
                    .param(person)
                    .update());
        }

        void releaseAll() {
            jdbc.sql("DELETE FROM merge_person").update();
        }
    }

    @Autowired
    Room room;

    @Autowired
    People people;

    @Autowired
    PersonRetention retention;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyIsUsed() {
        room.releaseAll();
    }

    @Test
    void whoDidNotComeAgainIsForgottenAfterTheRetention() {
        resolve(Sample.of("ann@example.com", PHONE));
        clock.advance(Duration.ofDays(30));
        retention.deleteExpired();
        assertThat(count("person")).as("after exactly that time").isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        retention.deleteExpired();
        assertThat(count("person")).isZero();
        assertThat(count("person_alias")).isZero();
    }

    @Test
    void whoCameAgainStays() {
        resolve(Sample.email("ann@example.com"));
        clock.advance(Duration.ofDays(20));
        resolve(Sample.email("ann@example.com"));
        clock.advance(Duration.ofDays(20));
        retention.deleteExpired();
        assertThat(count("person")).isEqualTo(1);
    }

    @Test
    void ofWhomARoomKeepsSomethingStaysUntilItDoesNot() {
        room.use(resolve(Sample.email("ann@example.com")));
        resolve(Sample.email("bob@example.com"));
        clock.advance(Duration.ofDays(31));
        retention.deleteExpired();
        assertThat(people.find("ann@example.com", null)).isNotEmpty();
        assertThat(people.find("bob@example.com", null)).isEmpty();
        room.releaseAll();
        retention.deleteExpired();
        assertThat(count("person")).isZero();
    }

    @Test
    void aPersonGoesTogetherWithTheIdsThatTheyStandFor() {
        resolve(Sample.email("ann@example.com"));
        List<String> byPhone = resolve(Sample.phone(PHONE));
        clock.advance(Duration.ofMillis(1));
        resolve(Sample.of("ann@example.com", PHONE));
        room.use(byPhone);
        clock.advance(Duration.ofDays(31));
        retention.deleteExpired();
        assertThat(count("person")).isEqualTo(2);
        room.releaseAll();
        retention.deleteExpired();
        assertThat(count("person")).isZero();
    }

    @Test
    void whoWithdrewStaysSoThatTheirKeysStillTell() {
        List<String> ann = resolve(Sample.of("ann@example.com", PHONE));
        transactions.executeWithoutResult(tx -> people.refuse(
                List.of(new People.Refusal(ann.getFirst(), List.of(), Map.of(Channel.EMAIL, clock.instant())))));
        clock.advance(Duration.ofDays(31));
        retention.deleteExpired();
        assertThat(people.find(null, PHONE)).isEqualTo(ann);
    }

    @Test
    void manyAreForgottenAFewAtATime() {
        room.use(resolve(people(0, 250)));
        resolve(people(250, 300));
        clock.advance(Duration.ofDays(31));
        retention.deleteExpired();
        assertThat(count("person")).isEqualTo(250);
    }

    private static Sample[] people(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> Sample.email("p%d@example.com".formatted(i)))
                .toArray(Sample[]::new);
    }

    private List<String> resolve(Sample... samples) {
        List<Contact> contacts = Arrays.stream(samples).map(Sample::contact).toList();
        return requireNonNull(transactions.execute(tx -> people.resolve(contacts, List.of(), "", clock.instant())))
                .persons()
                .stream()
                .map(KnownPerson::personId)
                .toList();
    }

    private long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }
}
