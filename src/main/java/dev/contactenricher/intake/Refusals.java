package dev.contactenricher.intake;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.dedup.People;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.privacy.Keys;
import dev.contactenricher.privacy.PrivacyEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Treats a contact that says no like a withdrawal (the contract's section 4): it is remembered, and stops or corrects
 * what waits, is in flight or was exported of that person. A no of someone of whom nothing is let through takes nothing
 * back; it is remembered if it says when it was said, so that an older yes which comes later does not beat it.
 */
@Component
class Refusals {

    private final People people;
    private final ApplicationEventPublisher events;

    Refusals(People people, ApplicationEventPublisher events) {
        this.people = people;
        this.events = events;
    }

    /** @param unchanged ids of those whose content was obeyed when it came first: it says the same again, and later */
    void obey(List<Person> persons, Set<String> unchanged, String actor, Instant now) {
        Map<String, Map<Channel, Instant>> remembered = new HashMap<>();
        List<PrivacyEvent.Refusal> news = new ArrayList<>();
        for (Person person : persons) {
            Map<Channel, Instant> refusals = refusals(person);
            if (!refusals.isEmpty()) {
                remembered.put(person.id(), refusals);
                if (person.known().admitted() && !unchanged.contains(person.id())) {
                    Keys keys = Keys.of(person.survivor().contact());
                    boolean letThrough = !person.isRefused();
                    boolean ownContact = letThrough && !person.indexes().isEmpty();
                    news.add(new PrivacyEvent.Refusal(person.id(), refusals, keys, letThrough, ownContact));
                }
            }
        }
        people.refuse(remembered);
        if (!news.isEmpty()) {
            events.publishEvent(new PrivacyEvent.Refused(news, actor, now));
        }
    }

    /** What the batch refuses and was not obeyed as said just then, with when it was said. */
    private static Map<Channel, Instant> refusals(Person person) {
        Survivor survivor = person.survivor();
        return Stream.of(Channel.values())
                .filter(channel ->
                        Boolean.FALSE.equals(survivor.contact().consent().to(channel)))
                // a no that is merged itself must not be forgotten when the next contact says nothing
                .filter(channel -> person.isLetThrough() || survivor.stamp(channel.field()) != null)
                .filter(channel -> !isObeyed(person, channel))
                .collect(toMap(
                        channel -> channel,
                        channel -> Objects.requireNonNullElse(
                                survivor.stamp(channel.field()), person.known().saidBy())));
    }

    private static boolean isObeyed(Person person, Channel channel) {
        Instant obeyed = person.known().obeyed().get(channel);
        return obeyed != null && obeyed.equals(person.survivor().stamp(channel.field()));
    }
}
