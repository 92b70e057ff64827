package dev.contactenricher.privacy;

import dev.contactenricher.people.NamedBy;
import dev.contactenricher.people.People;
import dev.contactenricher.people.PersonSearch;
import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets persons (GDPR, article 17), each wish whole in one transaction, while no batch is taken in. */
@Service
class ErasureService {

    /** The customer cards are told by themselves. */
    private static final String LEFT_OF_CXONE = "cxone-digital";

    private final People people;
    private final PersonSearch search;
    private final Receipts receipts;
    private final PersonRooms rooms;
    private final Dialect dialect;

    ErasureService(People people, PersonSearch search, Receipts receipts, PersonRooms rooms, Dialect dialect) {
        this.people = people;
        this.search = search;
        this.receipts = receipts;
        this.rooms = rooms;
        this.dialect = dialect;
    }

    sealed interface Erasure {

        /**
         * @param erased persons that were forgotten
         * @param inFlight contacts of theirs that were sent before, and may still arrive
         * @param elsewhere what must be asked separately
         */
        record Done(int erased, int inFlight, List<String> elsewhere) implements Erasure {}

        /** Nothing was done: so many people share the key, and it was not confirmed that all of them are meant. */
        record Unconfirmed(int matches) implements Erasure {}
    }

    /** @param confirmed how many people the caller knows to be meant, if the caller says so */
    @Transactional
    Erasure erase(String receiptId, Subject subject, @Nullable Integer confirmed, String actor) {
        people.lock();
        PersonSearch.Found found = search.find(List.of(subject.named())).getFirst();
        Chosen chosen = Chosen.of(found);
        int matches = chosen.personIds().size();
        boolean asExpected = confirmed == null ? !chosen.isShared() : matches == 0 || confirmed == matches;
        if (!asExpected) {
            return new Erasure.Unconfirmed(matches);
        }
        Instant now = dialect.instant();
        receipts.open(receiptId, Receipts.Kind.ERASURE, now);
        List<String> ids = chosen.ids(search);
        List<byte[]> keyHashes = new ArrayList<>(found.ofNobodyBut(chosen.personIds()));
        keyHashes.addAll(search.keysOfNobodyBut(chosen.personIds()));
        Consequences done =
                rooms.erase(new PrivacyEvent.Erased(ids, keyHashes, unshared(subject), receiptId, actor, now));
        receipts.add(receiptId, done, now);
        return new Erasure.Done(matches, done.inFlight(), elsewhere(done));
    }

    /** What others are told by: a key that several people have would be everybody's there. */
    private Keys unshared(Subject subject) {
        NamedBy named = subject.named();
        Keys keys = subject.keys();
        List<PersonSearch.Found> each = search.find(List.of(
                new NamedBy(named.emailKey(), null, null, null),
                new NamedBy(null, named.phoneKey(), null, null),
                new NamedBy(null, null, named.externalCrmId(), null)));
        return new Keys(
                isShared(each.get(0)) ? null : keys.email(),
                isShared(each.get(1)) ? null : keys.phone(),
                isShared(each.get(2)) ? null : keys.externalCrmId());
    }

    private static boolean isShared(PersonSearch.Found found) {
        return found.keys().stream().anyMatch(key -> key.persons().size() > 1);
    }

    private static List<String> elsewhere(Consequences done) {
        return Arrays.stream(Destination.values())
                .map(destination -> done.partlyTold().contains(destination) ? LEFT_OF_CXONE : destination.wireName())
                .toList();
    }
}
