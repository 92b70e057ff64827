package dev.contactenricher.intake;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch with those of its contacts that could be read.
 *
 * @param contacts every contact of the batch
 * @param readable the contacts that could be read
 * @param indexes where each of those stands in the batch
 */
record ReadBatch(List<Normalization> contacts, List<Contact> readable, List<Integer> indexes) {

    static ReadBatch of(List<Normalization> contacts) {
        List<Contact> readable = new ArrayList<>(contacts.size());
        List<Integer> indexes = new ArrayList<>(contacts.size());
        for (int index = 0; index < contacts.size(); index++) {
            if (contacts.get(index) instanceof Normalized normalized) {
                readable.add(normalized.contact());
                indexes.add(index);
            }
        }
        return new ReadBatch(contacts, readable, indexes);
    }

    @Override
    public String toString() {
        return "ReadBatch[" + contacts.size() + "]";
    }
}
