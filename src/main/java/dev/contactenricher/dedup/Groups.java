package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.identity.Clusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes groups of contacts out of clusters of positions. */
public record Groups(List<Contact> contacts, Clusters clusters, Survivorship survivorship, ReceivedAt receipt) {

    private static final Finding SAME_EMAIL = new Finding(
            "email",
            "possible_duplicate",
            "Another contact has the same email, but a shared or placeholder mailbox does not tell whose it is");
    private static final Finding SAME_PHONE = new Finding(
            "phone",
            "possible_duplicate",
            "Another contact has the same phone, but it does not tell for certain whose it is");

    private static final Finding FUTURE = new Finding(
            "updated_at",
            "updated_at_in_future",
            "A date in the future does not tell when consent was given, so a refusal wins over it");

    private static final Finding TWO_NAMES = new Finding(
            "email",
            "possible_duplicate",
            "Different first names and phones came with this email; by the email they were taken for one person");

    private static final Finding OTHERS_ID = new Finding(
            "external_crm_id",
            "crm_id_conflict",
            "The same id of the same source came for another, or without a name on one side; nobody was joined by it");

    public List<PersonGroup> all() {
        // the smallest position stands for a person, so each is met first where it has its place
        List<List<Integer>> persons = new ArrayList<>(contacts.size());
        var placeOf = new int[contacts.size()];
        for (int i = 0; i < contacts.size(); i++) {
            int first = clusters.personOf(i);
            if (first == i) {
                placeOf[i] = persons.size();
                persons.add(new ArrayList<>(1));
            }
            persons.get(placeOf[first]).add(i);
        }
        return persons.stream().map(this::group).toList();
    }

    private PersonGroup group(List<Integer> positions) {
        Survivor survivor = survivor(positions.getFirst());
        for (int position : positions.subList(1, positions.size())) {
            survivor = survivorship.fold(survivor, survivor(position));
        }
        return new PersonGroup(positions, survivor, warnings(positions, survivor));
    }

    private Survivor survivor(int position) {
        return receipt.of(survivorship.of(contacts.get(position)));
    }

    private List<Finding> warnings(List<Integer> positions, Survivor survivor) {
        List<Finding> warnings = new ArrayList<>(0);
        if (positions.stream().anyMatch(clusters::isEmailStopped)) {
            warnings.add(SAME_EMAIL);
        }
        if (positions.stream().anyMatch(clusters::isEmailDoubtful)) {
            warnings.add(TWO_NAMES);
        }
        if (positions.stream().anyMatch(clusters::isPhoneStopped)) {
            warnings.add(SAME_PHONE);
        }
        if (positions.stream().anyMatch(clusters::isCrmIdStopped)) {
            warnings.add(OTHERS_ID);
        }
        if (receipt.isBefore(survivor)) {
            warnings.add(FUTURE);
        }
        if (survivor.contact().interactionHistory() != null && isTrimmed(positions)) {
            warnings.add(HistoryLimit.TRIMMED);
        }
        return warnings;
    }

    private boolean isTrimmed(List<Integer> positions) {
        return HistoryLimit.isExceeded(positions.stream()
                .<@Nullable JsonNode>map(position -> contacts.get(position).interactionHistory())
                .toList());
    }
}
