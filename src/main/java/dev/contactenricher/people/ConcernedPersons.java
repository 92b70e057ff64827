package dev.contactenricher.people;

import static java.util.stream.Collectors.toSet;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which other persons a refusal concerns: those let through with one of its keys, unless the names contradict each other. */
@Component
public class ConcernedPersons {

    private final PersonIndex index;
    private final Withdrawals withdrawals;
    private final ConsentMemories memories;

    ConcernedPersons(PersonIndex index, Withdrawals withdrawals, ConsentMemories memories) {
        this.index = index;
        this.withdrawals = withdrawals;
        this.memories = memories;
    }

    /**
     * Another person that was let through and has a key with which a refusal came.
     *
     * @param refused the person that refused
     * @param channels when each was refused
     * @param news what of it was not heard of them before
     * @param memory what is known of their consent
     */
    public record Concerned(
            String personId,
            String refused,
            Map<Channel, Instant> channels,
            Map<Channel, Instant> news,
            ConsentMemory memory) {}

    /**
     * @param refusals with the keys that may lead to others; the persons that refuse are not among the answers
     * @param now when they are heard
     */
    public List<Concerned> by(List<People.Refusal> refusals, Instant now) {
        if (refusals.isEmpty()) {
            return List.of();
        }
        var holders = index.holders(
                refusals.stream().flatMap(refusal -> refusal.keys().stream()).toList());
        Set<String> refusing = refusals.stream().map(People.Refusal::personId).collect(toSet());
        Map<String, People.Refusal> concerned = new LinkedHashMap<>();
        for (People.Refusal refusal : refusals) {
            for (PersonKey key : refusal.keys()) {
                holders.getOrDefault(Withdrawals.hex(key.hash()), List.of()).stream()
                        .filter(PersonLookup.Holder::admitted)
                        .filter(holder -> !refusing.contains(holder.personId()))
                        .filter(holder -> !PersonKey.contradict(holder.key().name(), key.name()))
                        .forEach(holder -> concerned.merge(holder.personId(), refusal, People.Refusal::and));
            }
        }
        List<String> ids = List.copyOf(concerned.keySet());
        var known = withdrawals.of(ids.stream().map(Withdrawals::keyOf).toList());
        Map<String, ConsentMemory> memory = memories.of(ids);
        List<Concerned> answers = new ArrayList<>();
        concerned.forEach((id, refusal) -> {
            ConsentMemory remembered =
                    memory.getOrDefault(id, ConsentMemory.NOTHING).asOf(now);
            Map<Channel, Instant> before = known.under(List.of(Withdrawals.keyOf(id)));
            Map<Channel, Instant> news = remembered.news(refusal.channels(), before);
            answers.add(new Concerned(id, refusal.personId(), refusal.channels(), news, remembered));
        });
        return answers;
    }
}
