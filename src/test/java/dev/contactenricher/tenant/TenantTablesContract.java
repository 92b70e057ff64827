package dev.contactenricher.tenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.crypto.Vault;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.jobs.CardCounts.Cards;
import dev.contactenricher.people.People;
import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.RecordSettings;
import dev.contactenricher.records.Settled;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import dev.contactenricher.tenant.Chores.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is remembered of a tenant, and what of it goes with the person. */
@StoreTest
@Import({
    CardHolders.class,
    CardReports.class,
    JobCards.class,
    BookEntries.class,
    Chores.class,
    DncRecords.class,
    CardRecords.class,
    PersonRooms.class
})
@EnableConfigurationProperties({TenantSettings.class, RecordSettings.class})
@TestPropertySource(properties = {"enricher.tenant.merge-cards=on", "enricher.tenant.erasure=forward"})
@RecordApplicationEvents
abstract class TenantTablesContract {

    private static final String RECEIPT = "5b0f7c1e-2a54-4c8e-9f0e-6f0f6b7b1a11";
    private static final String ANN = "person-ann";
    private static final String BOB = "person-bob";
    private static final String CAT = "person-cat";
    private static final String BOOK = "77";
    private static final String NUMBER = "14155550101";

    @Autowired
    CardHolders holders;

    @Autowired
    CardReports reports;

    @Autowired
    JobCards jobs;

    @Autowired
    BookEntries entries;

    @Autowired
    Chores chores;

    @Autowired
    DncRecords records;

    @Autowired
    PersonRooms rooms;

    @Autowired
    RecordSettings settings;

    @Autowired
    Vault vault;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @Autowired
    TransactionTemplate transactions;

    @MockitoBean
    People people;

    @BeforeEach
    void everybodyIsKnown() {
        when(people.stays(anyString())).thenReturn(true);
    }

    @Test
    void whatIsFoundCountsOnceHoweverOftenItIsDelivered() {
        for (int again = 0; again < 3; again++) {
            reports.note(contact(ANN, 0), choice(2, 1));
        }
        assertThat(jobs.of(List.of("job", "other"))).isEqualTo(Map.of("job", new Cards(2, 1, 0)));
        assertThat(reports.latest(10)).containsExactly(new CardReports.Reported("job", 0, 2, 1));
        assertThat(events.stream(CardEvent.Found.class)).hasSize(1);
    }

    @Test
    void whatIsMergedIsCountedAlsoWhereTheAnswerWasLost() {
        reports.note(contact(ANN, 0), choice(3, 0));
        reports.merged(contact(ANN, 0));
        assertThat(jobs.of(List.of("job"))).containsValue(new Cards(3, 0, 1));
        assertThat(reports.latest(10)).containsExactly(new CardReports.Reported("job", 0, 2, 0));
        // the answer to the second merge was lost: the third card alone is found again
        reports.note(contact(ANN, 0), choice(1, 0));
        reports.merged(contact(ANN, 0));
        reports.note(contact(ANN, 0), choice(0, 0));
        assertThat(jobs.of(List.of("job"))).containsValue(new Cards(3, 0, 3));
        assertThat(reports.latest(10)).isEmpty();
        assertThat(events.stream(CardEvent.Merged.class)
                        .mapToInt(CardEvent.Merged::cards)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void aJobKeepsItsCountWhenThePersonComesAgainOrIsErased() {
        reports.note(contact(ANN, 0), choice(1, 0));
        reports.note(new Recipient(ANN, "later", 5, contact(ANN, 0).content()), choice(0, 0));
        assertThat(reports.latest(10)).as("what was found last").isEmpty();
        assertThat(jobs.of(List.of("job"))).containsValue(new Cards(1, 0, 0));
        reports.note(contact(BOB, 1), choice(1, 1));
        erase(BOB);
        assertThat(reports.latest(10)).isEmpty();
        assertThat(jobs.of(List.of("job"))).containsValue(new Cards(2, 1, 0));
    }

    @Test
    void nothingIsKeptOfSomebodyWhoWasErasedWhileTheCallWasOnItsWay() {
        when(people.stays(ANN)).thenReturn(false);
        holders.keep(ANN, card("email_ann"));
        reports.note(contact(ANN, 0), choice(1, 0));
        assertThat(entries.writing(BOOK, ANN)).isFalse();
        assertThat(rows("tenant_card", "tenant_card_report", "tenant_book_entry"))
                .containsOnly(0);
    }

    @Test
    void aCardIsSomebodyElsesOnceItWasWrittenForThem() {
        holders.keep(ANN, card("email_ann"));
        assertThat(holders.isOthers(card("email_ann"), ANN)).isFalse();
        assertThat(holders.isOthers(card("email_ann"), BOB)).isTrue();
        assertThat(holders.isOthers(card("email_bob"), BOB)).isFalse();
        assertThat(holders.writtenFor(ANN)).containsExactly("email_ann");
        join(BOB, ANN);
        assertThat(holders.isOthers(card("email_ann"), BOB)).isFalse();
    }

    @Test
    void whoeverTurnsOutToBeOneHasTheCardsOfBoth() {
        holders.keep(ANN, card("email_ann"));
        join(BOB, ANN);
        assertThat(holders.writtenFor(BOB)).as("of the other one alone").containsExactly("email_ann");
        assertThat(holders.writtenFor(ANN)).isEmpty();
        holders.keep(CAT, card("voice_cat"));
        join(BOB, CAT);
        clock.advance(Duration.ofSeconds(1));
        holders.keep(BOB, card("email_ann"));
        assertThat(holders.writtenFor(BOB)).containsExactly("email_ann", "voice_cat");
        holders.keep(CAT, card("sms_cat"));
        join(CAT, BOB);
        assertThat(holders.writtenFor(CAT)).containsExactly("sms_cat", "email_ann", "voice_cat");
        assertThat(holders.isOthers(card("voice_cat"), CAT)).isFalse();
        assertThat(holders.isOthers(card("voice_cat"), BOB)).isTrue();
        assertThat(holders.cardsOf(List.of(CAT))).hasSize(3);
        erase(CAT);
        assertThat(rows("tenant_card")).containsExactly(0);
    }

    @Test
    void theCardThatIsWrittenIsTheOneOfLastTimeAndThoseOfBeforeStayKnown() {
        holders.keep(ANN, card("email_ann"));
        clock.advance(Duration.ofSeconds(1));
        holders.keep(ANN, card("sms_ann"));
        assertThat(holders.writtenFor(ANN)).containsExactly("sms_ann", "email_ann");
        holders.keep(ANN, card("email_ann"));
        assertThat(holders.writtenFor(ANN)).containsExactly("email_ann", "sms_ann");
        holders.release(ANN, "email_ann");
        assertThat(holders.writtenFor(ANN)).containsExactly("sms_ann");
        clock.advance(Duration.ofDays(2200));
        holders.keep(ANN, card("voice_ann"));
        forgetOld();
        assertThat(holders.writtenFor(ANN)).containsExactly("voice_ann");
    }

    @Test
    void aCardThatTwoWereLedToAtOnceIsOneOfTheirsOnceTheyAreOne() {
        holders.keep(ANN, card("email"));
        holders.keep(BOB, card("email"));
        join(BOB, ANN);
        assertThat(holders.writtenFor(BOB)).containsExactly("email");
    }

    @Test
    void anErasureTakesAllButTheRefusalOfTheNumberAndLeavesChores() {
        everythingOf(ANN);
        everythingOf(BOB);
        Consequences done = erase(ANN);

        assertThat(done.partlyTold()).containsExactly(Destination.CXONE);
        assertThat(done.corrections(Destination.CXONE)).isEqualTo(3);
        assertThat(done.byHand(Destination.CXONE)).isOne();
        assertThat(holders.cardsOf(List.of(ANN, BOB))).containsExactly("email_" + BOB);
        assertThat(reports.latest(10)).hasSize(1);
        assertThat(chores.due()).extracting(Chores.Chore::kind).containsExactlyInAnyOrder(Kind.values());
        assertThat(chores.due())
                .filteredOn(chore -> chore.kind() == Kind.REMOVE_ENTRY)
                .extracting(chore -> BookEntries.Entry.of(chore.subject()))
                .isEqualTo(entries.of(List.of(ANN)));
        assertThat(persons("tenant_dnc_refusal")).containsExactlyInAnyOrder("", BOB);
    }

    @Test
    void aReceiptIsSettledOncePerChoreWhicheverWayItEnds() {
        everythingOf(ANN);
        erase(ANN);
        List<Chores.Chore> due = chores.due();
        chores.done(due.get(0));
        chores.done(due.get(0));
        chores.giveUp(due.get(1));
        chores.done(due.get(2));
        assertThat(chores.due()).isEmpty();
        assertThat(events.stream(Settled.class))
                .extracting(Settled::outcome)
                .containsExactly(Settled.Outcome.CONFIRMED, Settled.Outcome.FAILED, Settled.Outcome.CONFIRMED);
        assertThat(events.stream(Settled.class))
                .allMatch(settled -> settled.receiptId().equals(RECEIPT));
    }

    @Test
    void aChoreIsOneReplicasUntilThatOneMustHaveDied() {
        everythingOf(ANN);
        erase(ANN);
        Chores.Chore seenByBoth = chores.due().getFirst();
        assertThat(chores.take(seenByBoth)).isTrue();
        assertThat(chores.take(seenByBoth)).isFalse();
        assertThat(chores.due()).hasSize(2).doesNotContain(seenByBoth);
        clock.advance(Duration.ofMinutes(2));
        assertThat(chores.take(seenByBoth)).as("after a death").isTrue();
        chores.later(seenByBoth, Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(chores.take(seenByBoth)).as("tried again").isTrue();
        chores.done(seenByBoth);
        clock.advance(Duration.ofMinutes(2));
        assertThat(chores.take(seenByBoth)).as("done").isFalse();
    }

    @Test
    void anEntryThatMayBeOnItsWayIsRememberedUntilItCannotBe() {
        entries.writing(BOOK, ANN);
        BookEntries.Entry entry = entries.of(List.of(ANN)).getFirst();
        entries.removed(entry);
        assertThat(entries.isThere(entry)).isTrue();
        clock.advance(Duration.ofMinutes(11));
        entries.removed(entry);
        assertThat(entries.isThere(entry)).isFalse();

        entries.writing(BOOK, ANN);
        entries.written(BOOK, List.of(ANN));
        entries.removed(entry);
        assertThat(entries.isThere(entry)).as("its answer came").isFalse();
    }

    @Test
    void entriesOfAnotherBookAreRemovedFromThatOne() {
        entries.writing("76", ANN);
        entries.writing(BOOK, ANN);
        assertThat(entries.of(List.of(ANN))).extracting(BookEntries.Entry::book).containsExactly("76", BOOK);
    }

    @Test
    void onlyARecordOfOursGoesAndOnlyWhenNobodyOfTheNumberRefuses() {
        assertThat(records.isRefused(Channel.PHONE, NUMBER)).isFalse();
        records.refuse(Channel.PHONE, NUMBER, ANN, Instant.ofEpochMilli(1000));
        records.refuse(Channel.PHONE, NUMBER, BOB, Instant.ofEpochMilli(1000));
        assertThat(records.isRefused(Channel.PHONE, NUMBER)).isTrue();
        assertThat(records.grant(Channel.PHONE, NUMBER, ANN, Instant.ofEpochMilli(2000)))
                .as("not ours")
                .isFalse();
        records.refuse(Channel.PHONE, NUMBER, ANN, Instant.ofEpochMilli(1000));
        records.writing(Channel.PHONE, NUMBER);
        assertThat(records.grant(Channel.PHONE, NUMBER, ANN, Instant.ofEpochMilli(999)))
                .as("earlier")
                .isFalse();
        assertThat(records.grant(Channel.PHONE, NUMBER, ANN, Instant.ofEpochMilli(2000)))
                .as("Bob refuses")
                .isFalse();
        assertThat(records.grant(Channel.SMS, NUMBER, BOB, Instant.ofEpochMilli(2000)))
                .as("of SMS")
                .isFalse();
        assertThat(records.grant(Channel.PHONE, NUMBER, BOB, Instant.ofEpochMilli(2000)))
                .isTrue();
        records.expired(Channel.PHONE, NUMBER);
        assertThat(records.grant(Channel.PHONE, NUMBER, BOB, Instant.ofEpochMilli(3000)))
                .as("gone")
                .isFalse();
    }

    @Test
    void joinedPersonsRefuseAsOne() {
        records.writing(Channel.PHONE, NUMBER);
        records.refuse(Channel.PHONE, NUMBER, ANN, Instant.ofEpochMilli(3000));
        records.refuse(Channel.PHONE, NUMBER, BOB, Instant.ofEpochMilli(1000));
        join(BOB, ANN);
        assertThat(records.grant(Channel.PHONE, NUMBER, BOB, Instant.ofEpochMilli(2000)))
                .isFalse();
        assertThat(records.grant(Channel.PHONE, NUMBER, BOB, Instant.ofEpochMilli(4000)))
                .isTrue();
    }

    @Test
    void whateverLeadsToAPersonIsNamedToRetentionAndRotation() {
        everythingOf(ANN);
        erase(BOB);
        assertThat(rooms.keeping(Set.of(ANN, BOB))).containsExactly(ANN);
        Set<String> columns = new HashSet<>();
        rooms.inOrder().stream()
                .flatMap(room -> room.columns().stream())
                .filter(column -> column.kind() == PersonColumn.Kind.SEALED)
                .forEach(column -> columns.add(column.table() + "." + column.column()));
        assertThat(columns).contains("tenant_card.card_id", "tenant_chore.subject");
        assertThat(jdbc.sql("SELECT card_id FROM tenant_card")
                        .query(byte[].class)
                        .list())
                .extracting(vault::decrypt)
                .containsExactly("email_" + ANN);
    }

    @Test
    void cardsAndReportsAreForgottenInTime() {
        everythingOf(ANN);
        clock.advance(Duration.ofDays(29));
        forgetOld();
        assertThat(rows("tenant_card", "tenant_card_report", "tenant_job_cards"))
                .containsOnly(1);
        clock.advance(Duration.ofDays(2));
        forgetOld();
        assertThat(rows("tenant_card_report", "tenant_job_cards")).containsOnly(0);
        assertThat(rows("tenant_card")).containsExactly(1);
        clock.advance(Duration.ofDays(2190));
        forgetOld();
        assertThat(rows("tenant_card")).containsExactly(0);
    }

    private void everythingOf(String person) {
        holders.keep(person, card("email_" + person));
        reports.note(contact(person, person.equals(ANN) ? 0 : 1), choice(1, 0));
        entries.writing(BOOK, person);
        entries.written(BOOK, List.of(person));
        records.refuse(Channel.PHONE, NUMBER, person, Instant.ofEpochMilli(1000));
    }

    private Consequences erase(String person) {
        return requireNonNull(transactions.execute(tx -> rooms.erase(new PrivacyEvent.Erased(
                List.of(person),
                List.of(),
                new Keys("ann@example.com", "+" + NUMBER, null),
                RECEIPT,
                "compliance",
                clock.instant()))));
    }

    private void join(String survivor, String joined) {
        transactions.executeWithoutResult(tx -> rooms.join(List.of(joined), survivor));
    }

    private void forgetOld() {
        rooms.inOrder().forEach(room -> room.forget(settings.expiry(clock.instant())));
    }

    private static Recipient contact(String person, int index) {
        return new Recipient(person, "job", index, JsonNodeFactory.instance.objectNode());
    }

    private static CardChoice choice(int duplicates, int doubtful) {
        List<Card> own = java.util.stream.IntStream.rangeClosed(0, duplicates)
                .mapToObj(number -> card("card_" + number))
                .toList();
        return new CardChoice(own, null, List.of(), doubtful);
    }

    private static Card card(String id) {
        return new Card(id, List.of(), List.of(), new HashMap<>());
    }

    private List<Integer> rows(String... tables) {
        return java.util.Arrays.stream(tables)
                .map(table -> jdbc.sql("SELECT COUNT(*) FROM " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    private List<String> persons(String table) {
        return jdbc.sql("SELECT person_id FROM " + table).query(String.class).list();
    }
}
