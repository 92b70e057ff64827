package dev.contactenricher.intake;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.dedup.KnownPerson;
import dev.contactenricher.dedup.People;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.privacy.PrivacyEvent;
import dev.contactenricher.privacy.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Treats a contact that says no like a withdrawal (the contract's section 4): it is remembered, and stops or corrects
 * what waits or was exported of that person. A no of someone who was never known stops nothing, but one that says when
 * it was said is remembered, so that an older yes which comes later does not beat it.
 */
@Component
class Refusals {

    private final People people;
    private final ApplicationEventPublisher events;

    Refusals(People people, ApplicationEventPublisher events) {
        this.people = people;
        this.events = events;
    }

    /** @param stops whether what waits of the person must not be sent, since the newer contact is not sent either */
    void obey(KnownPerson person, boolean stops, String actor, Instant now) {
        Map<Channel, Instant> refused = refusals(person, now);
        if (refused.isEmpty()) {
            return;
        }
        people.withdraw(null, null, List.of(person.personId()), refused);
        if (stops && !person.isNew()) {
            events.publishEvent(
                    new PrivacyEvent.Withdrawn(List.of(person.personId()), refused.keySet(), actor, new Tally(), now));
        }
    }

    /** What the batch refuses and is not remembered as said just then, with when it was said. */
    private static Map<Channel, Instant> refusals(KnownPerson person, Instant now) {
        Survivor survivor = person.group().survivor();
        return Stream.of(Channel.values())
                .filter(channel ->
                        Boolean.FALSE.equals(survivor.contact().consent().to(channel)))
                .filter(channel -> !isRemembered(person, channel))
                .filter(channel -> !person.isNew() || survivor.stamp(channel.field()) != null)
                .collect(toMap(
                        channel -> channel,
                        channel -> Objects.requireNonNullElse(survivor.stamp(channel.field()), now)));
    }

    private static boolean isRemembered(KnownPerson person, Channel channel) {
        Instant remembered = person.withdrawals().get(channel);
        return remembered != null && remembered.equals(person.group().survivor().stamp(channel.field()));
    }
}
