package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import java.util.ArrayList;
import java.util.List;

/** Makes groups of contacts out of clusters of positions. */
record Groups(List<Contact> contacts, Clusters clusters, Survivorship survivorship, Receipt receipt) {

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

    List<PersonGroup> all() {
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
        List<Finding> stopped = stopped(positions);
        if (!receipt.isBefore(survivor)) {
            return stopped;
        }
        List<Finding> warnings = new ArrayList<>(stopped);
        warnings.add(FUTURE);
        return warnings;
    }

    private List<Finding> stopped(List<Integer> positions) {
        boolean sameEmail = false;
        boolean samePhone = false;
        for (int position : positions) {
            sameEmail |= clusters.isEmailStopped(position);
            samePhone |= clusters.isPhoneStopped(position);
        }
        if (sameEmail && samePhone) {
            return List.of(SAME_EMAIL, SAME_PHONE);
        }
        return sameEmail ? List.of(SAME_EMAIL) : samePhone ? List.of(SAME_PHONE) : List.of();
    }
}
