package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.people.PersonSearch;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what is held about persons (GDPR, article 15). */
@Service
class AccessService {

    private final PersonSearch search;
    private final PersonRooms rooms;
    private final ApplicationEventPublisher events;
    private final Dialect dialect;

    AccessService(PersonSearch search, PersonRooms rooms, ApplicationEventPublisher events, Dialect dialect) {
        this.search = search;
        this.rooms = rooms;
        this.events = events;
        this.dialect = dialect;
    }

    /** How many persons a wish by these keys would reach. */
    @Transactional(readOnly = true)
    int matches(Subject subject) {
        return Chosen.of(search.find(List.of(subject.named())).getFirst())
                .personIds()
                .size();
    }

    @Transactional
    Access access(Subject subject, String actor) {
        PersonSearch.Found found = search.find(List.of(subject.named())).getFirst();
        Chosen chosen = Chosen.of(found);
        List<String> ids = chosen.ids(search);
        List<byte[]> keys = new ArrayList<>(found.ofNobodyBut(chosen.personIds()));
        keys.addAll(search.keysOfNobodyBut(chosen.personIds()));
        events.publishEvent(new PrivacyEvent.Accessed(ids, actor, dialect.instant()));
        return new Access(
                ids.isEmpty() ? null : ids.getFirst(),
                ids,
                withdrawals(search.refused(keys, ids)),
                rooms.held(ids, keys));
    }

    private static List<Access.Withdrawal> withdrawals(Map<Channel, Instant> refused) {
        return refused.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Access.Withdrawal(one.getKey().wireName(), one.getValue()))
                .toList();
    }
}
