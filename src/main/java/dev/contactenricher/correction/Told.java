package dev.contactenricher.correction;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What CXone was told of a person's consent: the last that it took for sure, and whatever was sent since and it may
 * have taken. A person without rows is not held by CXone.
 *
 * @param rows in the order in which they were sent
 */
public record Told(List<Row> rows) {

    public static final Told NOTHING = new Told(List.of());

    /**
     * @param firstSend of that entry, in the order of sends over all persons: what a repeat says was said before
     * @param taken whether CXone surely took it
     */
    record Row(long entryId, long firstSend, boolean taken, Consent consent) {}

    private enum State {
        UNKNOWN_PERSON,
        UNSAID,
        YES,
        NO
    }

    public Told {
        rows = List.copyOf(rows);
    }

    public boolean isHeld() {
        return !rows.isEmpty();
    }

    /** What it was told otherwise than by that entry. */
    public Told without(long entryId) {
        return new Told(rows.stream().filter(row -> row.entryId() != entryId).toList());
    }

    /** False only when CXone, whichever of the sends it took, holds a no, or no contact at all. */
    boolean mayReach(Channel channel) {
        Set<State> possible = EnumSet.of(State.UNKNOWN_PERSON);
        for (Row row : rows) {
            Set<State> before = EnumSet.copyOf(possible);
            Boolean said = row.consent().to(channel);
            if (said != null) {
                possible = EnumSet.of(said ? State.YES : State.NO);
            } else if (possible.remove(State.UNKNOWN_PERSON)) {
                possible.add(State.UNSAID);
            }
            if (!row.taken()) {
                possible.addAll(before);
            }
        }
        return possible.contains(State.YES) || possible.contains(State.UNSAID);
    }

    /** What it was told last; null when nothing ever was. */
    @Nullable Boolean last(Channel channel) {
        return lastRow(channel).map(row -> row.consent().to(channel)).orElse(null);
    }

    /** Whether the last that it was told is a yes, first sent after that one. */
    boolean isGrantedAfter(Channel channel, long sendId) {
        return lastRow(channel)
                .filter(row -> row.firstSend() > sendId
                        && Boolean.TRUE.equals(row.consent().to(channel)))
                .isPresent();
    }

    private Optional<Row> lastRow(Channel channel) {
        return rows.reversed().stream()
                .filter(row -> row.consent().to(channel) != null)
                .findFirst();
    }
}
