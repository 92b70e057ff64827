package dev.contactenricher.privacy;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.contactenricher.people.People;
import dev.contactenricher.people.PersonSearch;
import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Obeys withdrawals of consent (GDPR, article 7(3)), also of persons not known yet, while no batch is taken in: a few
 * hundred in one transaction, so that neither batches nor claims wait for long.
 */
@Service
class WithdrawalService {

    private static final int AT_A_TIME = 500;

    private final People people;
    private final PersonSearch search;
    private final Receipts receipts;
    private final PersonRooms rooms;
    private final Dialect dialect;
    private final TransactionTemplate transactions;

    WithdrawalService(
            People people,
            PersonSearch search,
            Receipts receipts,
            PersonRooms rooms,
            Dialect dialect,
            TransactionTemplate transactions) {
        this.people = people;
        this.search = search;
        this.receipts = receipts;
        this.rooms = rooms;
        this.dialect = dialect;
        this.transactions = transactions;
    }

    /**
     * @param persons that were reached
     * @param withoutPerson what can neither be obeyed nor remembered
     */
    record Some(Consequences done, Set<String> persons, List<Wish> withoutPerson) {}

    /** Each of them is remembered when this returns, unless its keys identify no person. */
    Obeyed withdraw(String receiptId, List<Wish> wishes, String actor) {
        var all = new Obeyed();
        int from = 0;
        do {
            List<Wish> some = wishes.subList(from, Math.min(from + AT_A_TIME, wishes.size()));
            all.add(Contention.repeat(() -> requireNonNull(transactions.execute(tx -> obey(receiptId, some, actor)))));
            from += AT_A_TIME;
        } while (from < wishes.size());
        return all;
    }

    private Some obey(String receiptId, List<Wish> wishes, String actor) {
        people.lock();
        Instant now = dialect.instant();
        List<PersonSearch.Found> found =
                search.find(wishes.stream().map(wish -> wish.subject().named()).toList());
        List<Chosen> chosen = found.stream().map(Chosen::of).toList();
        Set<String> reached =
                chosen.stream().flatMap(one -> one.personIds().stream()).collect(toSet());
        Map<String, List<String>> ids = search.ids(reached);
        List<PrivacyEvent.Withdrawal> withdrawals = new ArrayList<>();
        List<Wish> withoutPerson = new ArrayList<>();
        List<PersonSearch.Withdrawn> remembered = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            List<String> persons = chosen.get(i).idsIn(ids);
            List<byte[]> keys = found.get(i).ofNobodyBut(chosen.get(i).personIds());
            if (persons.isEmpty() && keys.isEmpty()) {
                withoutPerson.add(wish);
                continue;
            }
            remembered.add(new PersonSearch.Withdrawn(keys, persons, wish.channels()));
            withdrawals.add(new PrivacyEvent.Withdrawal(
                    persons, wish.channels(), wish.subject().keys()));
        }
        search.withdraw(remembered, now);
        receipts.open(receiptId, Receipts.Kind.WITHDRAWAL, now);
        Consequences done = withdrawals.isEmpty()
                ? Consequences.NONE
                : rooms.withdraw(new PrivacyEvent.Withdrawn(withdrawals, receiptId, actor, now));
        receipts.add(receiptId, done, now);
        return new Some(done, reached, withoutPerson);
    }
}
