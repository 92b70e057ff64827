package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes groups of contacts out of clusters of positions. */
record Groups(List<Contact> contacts, Clusters clusters, Survivorship survivorship) {

    private static final Finding SAME_EMAIL = new Finding(
            "email",
            "possible_duplicate",
            "Another contact has the same email, but a shared or placeholder mailbox does not tell whose it is");
    private static final Finding SAME_PHONE = new Finding(
            "phone",
            "possible_duplicate",
            "Another contact has the same phone, but it does not tell for certain whose it is");

    List<PersonGroup> all() {
        Map<Integer, List<Integer>> positions = LinkedHashMap.newLinkedHashMap(contacts.size());
        for (int i = 0; i < contacts.size(); i++) {
            positions
                    .computeIfAbsent(clusters.personOf(i), person -> new ArrayList<>(1))
                    .add(i);
        }
        return positions.values().stream().map(this::group).toList();
    }

    private PersonGroup group(List<Integer> positions) {
        Survivor survivor = survivorship.of(contacts.get(positions.getFirst()));
        for (int position : positions.subList(1, positions.size())) {
            survivor = survivorship.fold(survivor, survivorship.of(contacts.get(position)));
        }
        return new PersonGroup(positions, survivor, warnings(positions));
    }

    private List<Finding> warnings(List<Integer> positions) {
        List<Finding> warnings = new ArrayList<>(0);
        if (positions.stream().anyMatch(clusters::isEmailStopped)) {
            warnings.add(SAME_EMAIL);
        }
        if (positions.stream().anyMatch(clusters::isPhoneStopped)) {
            warnings.add(SAME_PHONE);
        }
        return warnings;
    }
}
