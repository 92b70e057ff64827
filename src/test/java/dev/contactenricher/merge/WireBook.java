package dev.contactenricher.merge;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a merge may say to CXone in a simulation beside what persons said, and by which keys it may be recognised there. */
final class WireBook {

    private static final List<String> DEFAULTS = List.of("timezone", "communication_preferences");

    private final Set<String> accepted = new HashSet<>();
    private final Set<String> everClaimed = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final Set<String> everErased = new HashSet<>();
    private final Set<Long> claimed = new HashSet<>();

    void wasAccepted(String person) {
        accepted.add(person);
    }

    /** Of them nobody can tell what CXone holds. */
    void wasErased(String person) {
        everErased.add(person);
    }

    void claimed(Claim claim) {
        for (int i = 0; i < claim.entries().size(); i++) {
            boolean isFirst = claimed.add(claim.entries().get(i).id());
            if (isFirst && !claim.entries().get(i).isCorrection()) {
                check(claim, claim.contacts().get(i));
            }
        }
    }

    private void check(Claim claim, ObjectNode contact) {
        String person = Cast.person(contact);
        boolean isNew = everClaimed.add(person);
        if (!everErased.contains(person)) {
            Violation.unless(
                    !held.contains(person) || hasNoDefaults(person, contact),
                    Promise.UPDATES_INVENT_NOTHING,
                    "an update of " + person + " says what nobody said");
            Violation.unless(
                    !isNew || DEFAULTS.stream().allMatch(contact::has),
                    Promise.UPDATES_INVENT_NOTHING,
                    "a first merge of " + person + " lacks the defaults");
        }
        Violation.unless(
                !claim.rules().email() || !Cast.isGuarded(person) || !accepted.containsAll(Cast.GUARDED),
                Promise.SHARED_KEYS_IDENTIFY_NOBODY,
                "CXone may take " + person + " for another of the same mailbox");
    }

    /** Whoever names a country says the zone of it, too, where it has but one. */
    private static boolean hasNoDefaults(String person, ObjectNode contact) {
        return !contact.has("communication_preferences")
                && (Cast.isEuropean(person) || !contact.has("country") && !contact.has("timezone"));
    }

    void answered(Claim claim, @Nullable MergeAnswer answer, boolean counts) {
        if (counts && answer instanceof MergeAnswer.Accepted) {
            for (int i = 0; i < claim.entries().size(); i++) {
                if (!claim.entries().get(i).isCorrection()) {
                    held.add(Cast.person(claim.contacts().get(i)));
                }
            }
        }
    }
}
