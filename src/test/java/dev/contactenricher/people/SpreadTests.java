package dev.contactenricher.people;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.dedup.Deduplicator;
import dev.contactenricher.dedup.PersonGroup;
import dev.contactenricher.dedup.RandomContacts;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What docs/identity.md promises of contacts that come in any order and any batches, and what it does not. */
@StoreTest
@PeopleBeans
@Import(Census.class)
class SpreadTests {

    private static final String PHONE = "+12125550300";

    private final Survivorship survivorship = new Survivorship();

    @Autowired
    People people;

    @Autowired
    Census census;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    /** A contact that can be told from its equals. */
    private record Card(int number, Contact contact) {}

    @Test
    void personsAndWhatSurvivesOfThemAreTheSameForAllWithAnEmailOfTheirOwn() {
        independentOfOrderAndBatches(
                new Random(11), random -> RandomContacts.of(random, 60), contact -> contact.email() != null);
    }

    @Test
    void personsAndWhatSurvivesOfThemAreTheSameWherePhonesHaveOneOwner() {
        independentOfOrderAndBatches(new Random(12), SpreadTests::phonesOfOneOwner, contact -> true);
    }

    @Test
    void whoWasMatchedByAPhoneStaysThereWhenThePhoneTurnsOutToBeShared() {
        List<Card> cards = cards(List.of(
                Sample.of("ann@example.com", PHONE).contact(),
                Sample.phone(PHONE).contact(),
                Sample.of("bob@example.com", PHONE).contact()));
        assertThat(spread(cards, 3).keySet()).containsExactlyInAnyOrder(Set.of(0), Set.of(1), Set.of(2));
        assertThat(spread(cards, 2).keySet()).containsExactlyInAnyOrder(Set.of(0, 1), Set.of(2));
    }

    @Test
    void whomNoKeyIdentifiesIsKnownAgainInALaterBatchOnly() {
        Contact office = Sample.email("info@acme.com").contact();
        List<Card> cards = cards(List.of(office, office));
        assertThat(spread(cards, 2)).hasSize(2);
        assertThat(spread(cards, 1)).hasSize(1);
    }

    private void independentOfOrderAndBatches(
            Random random, Function<Random, List<Contact>> contacts, Predicate<Contact> promised) {
        for (int round = 0; round < 25; round++) {
            List<Card> cards = new ArrayList<>(cards(
                    contacts.apply(random).stream().filter(promised).limit(14).toList()));
            Map<Set<Integer>, Survivor> together = inOneBatch(cards);
            for (int size : List.of(14, 1, 2, 5, 9)) {
                Collections.shuffle(cards, random);
                assertThat(spread(cards, size))
                        .as("round %d in batches of %d", round, size)
                        .isEqualTo(together);
            }
        }
    }

    /** Of three people with two phones each, who say different things of themselves. */
    private static List<Contact> phonesOfOneOwner(Random random) {
        return RandomContacts.of(random, 14).stream()
                .map(contact -> {
                    int owner = random.nextInt(3);
                    int keys = random.nextInt(3);
                    return RandomContacts.keyed(
                            contact,
                            keys == 1 ? null : "e" + owner + "@example.com",
                            keys == 0 ? null : "+1212555" + (4000 + owner * 10 + random.nextInt(2)));
                })
                .toList();
    }

    private static List<Card> cards(List<Contact> contacts) {
        List<Card> cards = new ArrayList<>();
        contacts.forEach(contact -> cards.add(new Card(cards.size(), contact)));
        return cards;
    }

    private Map<Set<Integer>, Survivor> inOneBatch(List<Card> cards) {
        return new Deduplicator(survivorship)
                .group(cards.stream().map(Card::contact).toList()).stream()
                        .collect(Collectors.toMap(group -> numbers(group, cards), PersonGroup::survivor));
    }

    /** Everybody, by the numbers of their contacts, as they are known after batches of that size, to an empty store. */
    private Map<Set<Integer>, Survivor> spread(List<Card> cards, int size) {
        jdbc.sql("DELETE FROM person_alias").update();
        jdbc.sql("DELETE FROM person").update();
        List<String> ids = new ArrayList<>();
        List<Survivor> survivors = new ArrayList<>();
        List<Set<Integer>> numbers = new ArrayList<>();
        for (int from = 0; from < cards.size(); from += size) {
            List<Card> batch = cards.subList(from, Math.min(from + size, cards.size()));
            List<Contact> contacts = batch.stream().map(Card::contact).toList();
            var resolution = requireNonNull(
                    transactions.execute(tx -> people.resolve(contacts, List.of(), "", clock.instant())));
            for (KnownPerson person : resolution.persons()) {
                ids.add(person.personId());
                survivors.add(person.group().survivor());
                numbers.add(numbers(person.group(), batch));
            }
            clock.advance(Duration.ofMillis(1));
        }
        List<String> persons = census.finalPersons(ids);
        Map<String, Survivor> survivorOf = new HashMap<>();
        Map<String, Set<Integer>> numbersOf = new HashMap<>();
        for (int i = 0; i < persons.size(); i++) {
            survivorOf.merge(persons.get(i), survivors.get(i), survivorship::fold);
            numbersOf.computeIfAbsent(persons.get(i), person -> new HashSet<>()).addAll(numbers.get(i));
        }
        return persons.stream().distinct().collect(Collectors.toMap(numbersOf::get, survivorOf::get));
    }

    private static Set<Integer> numbers(PersonGroup group, List<Card> cards) {
        return group.positions().stream()
                .map(position -> cards.get(position).number())
                .collect(Collectors.toSet());
    }
}
