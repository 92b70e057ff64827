package dev.contactenricher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The goals of issue-sized benchmarks, on a smaller town: {@code IdentityBenchmark} has the large one. */
@StoreTest
@PeopleBeans
@Import(Census.class)
class IdentityGoalsTests {

    @Autowired
    People people;

    @Autowired
    Census census;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void fewPeopleAreMissedAndHardlyAnyTwoAreTakenForOne() {
        IdentityScore score = score(new Town(20, 6_000));
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(0.999);
        assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void soItIsWithSwappedNamesChangedEmailsSharedMailboxesAndMisspellings() {
        IdentityScore score = score(new Town(14, 6_000, true));
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(0.999);
        assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.90);
    }

    private IdentityScore score(Town town) {
        List<Labelled> labelled = new ArrayList<>();
        List<Contact> contacts = new ArrayList<>();
        var normalizer = new ContactNormalizer("US");
        for (Labelled one : town.contacts()) {
            if (normalizer.normalize(one.raw()) instanceof Normalized normalized) {
                labelled.add(one);
                contacts.add(normalized.contact());
            }
        }
        List<String> persons = new ArrayList<>();
        for (int from = 0; from < contacts.size(); from += 500) {
            List<Contact> batch = contacts.subList(from, Math.min(from + 500, contacts.size()));
            persons.addAll(census.take(batch));
            clock.advance(Duration.ofSeconds(1));
        }
        return IdentityScore.of(labelled, census.finalPersons(persons));
    }
}
