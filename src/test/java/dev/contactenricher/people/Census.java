package dev.contactenricher.people;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.store.TestClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells whom the contacts of batches are taken for. */
public class Census {

    private final People people;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    Census(People people, TransactionTemplate transactions, JdbcClient jdbc) {
        this.people = people;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** @return the person of each contact, in the order of the batch, as far as was known then */
    List<String> take(List<Contact> batch) {
        var persons = new String[batch.size()];
        var resolution =
                requireNonNull(transactions.execute(tx -> people.resolve(batch, List.of(), "", TestClock.START)));
        for (KnownPerson person : resolution.persons()) {
            person.group().positions().forEach(position -> persons[position] = person.personId());
        }
        return List.of(persons);
    }

    /** Whom these persons turned out to be. */
    public List<String> finalPersons(List<String> persons) {
        Map<String, String> joined = new HashMap<>();
        jdbc.sql("SELECT id, absorbed_by FROM person WHERE absorbed_by IS NOT NULL")
                .query(row -> {
                    joined.put(row.getString("id"), row.getString("absorbed_by"));
                });
        return persons.stream()
                .map(person -> joined.getOrDefault(person, person))
                .toList();
    }
}
