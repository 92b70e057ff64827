package dev.contactenricher.intake;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch with those of its contacts that could be read.
 *
 * @param request what was said beside it
 * @param contacts every contact of the batch
 * @param lines the physical line of the file on which each begins; none where there was no file
 * @param readable the contacts that could be read
 * @param indexes where each of those stands in the batch
 * @param refusing what could be read of those of the others that refuse something
 */
record ReadBatch(
        BatchRequest request,
        List<Normalization> contacts,
        List<Long> lines,
        List<Contact> readable,
        List<Integer> indexes,
        List<Contact> refusing) {

    static ReadBatch of(String source, List<Normalization> contacts) {
        return of(BatchRequest.json(source), contacts, List.of());
    }

    static ReadBatch of(BatchRequest request, List<Normalization> contacts, List<Long> lines) {
        List<Contact> readable = new ArrayList<>(contacts.size());
        List<Integer> indexes = new ArrayList<>(contacts.size());
        List<Contact> refusing = new ArrayList<>();
        for (int index = 0; index < contacts.size(); index++) {
            switch (contacts.get(index)) {
                case Normalized normalized -> {
                    readable.add(normalized.contact());
                    indexes.add(index);
                }
                case Rejected rejected -> {
                    Contact rest = rejected.readable();
                    if (rest != null && refuses(rest)) {
                        refusing.add(rest);
                    }
                }
            }
        }
        return new ReadBatch(request, contacts, lines, readable, indexes, refusing);
    }

    /** Where the contacts come from: their external ids are of that source; empty where nothing was said. */
    String source() {
        return request.source();
    }

    /** The physical line of the file on which the contact begins. */
    @Nullable Long line(int index) {
        return lines.isEmpty() ? null : lines.get(index);
    }

    private static boolean refuses(Contact contact) {
        return !contact.consent().refusals().equals(Consent.UNSTATED);
    }

    @Override
    public String toString() {
        return "ReadBatch[" + contacts.size() + "]";
    }
}
