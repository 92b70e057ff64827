package dev.contactenricher.dedup;

import dev.contactenricher.contact.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contacts of a list that are one person.
 *
 * @param positions their positions in that list, ascending
 * @param survivor what survives of them
 * @param warnings {@code possible_duplicate} where a guard kept this person apart from another or one e-mail came with
 *     several names, {@code crm_id_conflict} where another has the same external id, {@code updated_at_in_future} where a contact has such a date,
 *     {@code history_trimmed} where not all of the interaction history is kept; they concern every contact of the group
 */
public record PersonGroup(List<Integer> positions, Survivor survivor, List<Finding> warnings) {

    public PersonGroup {
        positions = List.copyOf(positions);
        warnings = List.copyOf(warnings);
    }

    /** The position that stands for the group; the others are its duplicates. */
    public int representative() {
        return positions.getFirst();
    }

    /** The same contacts with another survivor. */
    public PersonGroup as(Survivor other) {
        return new PersonGroup(positions, other, warnings);
    }

    /** The same, with the warning that not all of the interaction history is kept. */
    public PersonGroup trimmed() {
        return warnings.contains(HistoryLimit.TRIMMED)
                ? this
                : new PersonGroup(
                        positions,
                        survivor,
                        Stream.concat(warnings.stream(), Stream.of(HistoryLimit.TRIMMED))
                                .toList());
    }

    @Override
    public String toString() {
        return "PersonGroup[…]";
    }
}
