package dev.contactenricher.merge;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.Entry;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which refusals CXone must hear in a simulation, and which corrections it must not be bothered with. */
final class CorrectionLedger {

    private final ModelCxone cxone;
    private final ConsentBook book;
    private final Map<String, Set<Channel>> owed = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> everErased = new HashSet<>();
    private final Set<Long> claimed = new HashSet<>();
    private final Set<Long> forgotten = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();
    private final Set<Long> corrections = new HashSet<>();
    /** Those who were erased while a correction of theirs waited: nothing leads from it to what CXone is told of them anew. */
    private final Set<String> unlinked = new HashSet<>();
    /** What was refused alone, of which nobody knows yet whether the contact is at fault. */
    private final Map<String, Set<Channel>> refusedAlone = new HashMap<>();

    CorrectionLedger(ModelCxone cxone, ConsentBook book) {
        this.cxone = cxone;
        this.book = book;
    }

    void wasLetThrough(String person) {
        if (!everErased.contains(person)) {
            known.add(person);
        }
    }

    /**
     * Of whoever was erased nobody can tell that CXone holds them, until it takes them anew; what they refused before is
     * still owed, unless it was tried already.
     */
    void wasErased(String person, boolean givenUp) {
        if (givenUp) {
            owed.remove(person);
        }
        Set<Channel> tried = refusedAlone.getOrDefault(person, Set.of());
        owed.computeIfPresent(person, (same, channels) -> {
            channels.removeAll(tried);
            return channels;
        });
        if (owed.containsKey(person)) {
            unlinked.add(person);
        }
        known.remove(person);
        everErased.add(person);
        forgotten.addAll(claimed);
    }

    /** Of whoever has but a shared key, a person has to tell. All that was said so far is in the book: a no of which a later yes is known already is not owed. */
    void refused(String person, Set<Channel> channels) {
        if (known.contains(person) && !Cast.isGuarded(person)) {
            channels.stream()
                    .filter(channel -> book.refuses(person, channel))
                    .forEach(channel -> owed.computeIfAbsent(person, fresh -> EnumSet.noneOf(Channel.class))
                            .add(channel));
        }
    }

    /** What a later yes takes back is owed no more. */
    void heardOut(String person) {
        owed.computeIfPresent(person, (same, channels) -> {
            channels.removeIf(channel -> !book.refuses(person, channel));
            return channels;
        });
    }

    void claimed(Claim claim) {
        for (int i = 0; i < claim.entries().size(); i++) {
            ObjectNode contact = claim.contacts().get(i);
            String person = Cast.person(contact);
            if (!claim.entries().get(i).isCorrection()) {
                sent.add(person);
                claimed.add(claim.entries().get(i).id());
            } else if (corrections.add(claim.entries().get(i).id())) {
                Violation.unless(
                        sent.contains(person),
                        Promise.CORRECTIONS_ARE_NEEDED,
                        "a correction of " + person + ", whom CXone was never sent");
                Violation.unless(
                        doubtful.contains(person) || changes(person, contact) || unlinked.remove(person),
                        Promise.CORRECTIONS_ARE_NEEDED,
                        "a correction of " + person + " that tells CXone what it holds");
            }
            // its outcome is not known until it is
            doubtful.add(person);
            refusedAlone.remove(person);
        }
    }

    void answered(Claim claim, @Nullable MergeAnswer answer, boolean counts) {
        if (counts && answer instanceof MergeAnswer.Accepted) {
            for (int i = 0; i < claim.entries().size(); i++) {
                Entry entry = claim.entries().get(i);
                String person = Cast.person(claim.contacts().get(i));
                if (!entry.isCorrection() && !(everErased.contains(person) && forgotten.contains(entry.id()))) {
                    known.add(person);
                }
            }
        }
        if (counts && answer instanceof MergeAnswer.Refused && claim.entries().size() == 1) {
            String person = Cast.person(claim.contacts().getFirst());
            boolean correction = claim.entries().getFirst().isCorrection();
            if (correction && everErased.contains(person)) {
                // nothing is kept of it, so it cannot be tried again
                owed.remove(person);
            } else if (correction) {
                refusedAlone.put(person, refusals(claim.contacts().getFirst()));
            }
        }
        boolean first = claim.request().sends().count() == 1;
        if (counts && first && answer instanceof MergeAnswer.Accepted) {
            claim.contacts().forEach(contact -> doubtful.remove(Cast.person(contact)));
        }
    }

    private boolean changes(String person, JsonNode contact) {
        Map<Channel, Boolean> held = cxone.held(person);
        return held != null && refusals(contact).stream().anyMatch(channel -> !Boolean.FALSE.equals(held.get(channel)));
    }

    private static Set<Channel> refusals(JsonNode contact) {
        return Stream.of(Channel.values())
                .filter(channel -> contact.has(channel.field())
                        && !contact.get(channel.field()).asBoolean())
                .collect(Collectors.toSet());
    }

    void checkEnd() {
        owed.forEach((person, channels) -> {
            Map<Channel, Boolean> held = cxone.held(person);
            List<Channel> unheard = held == null
                    ? List.of()
                    : channels.stream()
                            .filter(channel -> book.refuses(person, channel))
                            .filter(channel -> !Boolean.FALSE.equals(held.get(channel)))
                            .toList();
            Violation.unless(
                    unheard.isEmpty(),
                    Promise.REFUSALS_REACH_CXONE,
                    "CXone does not know that " + person + " refuses " + unheard);
        });
    }
}
