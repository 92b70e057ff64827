package dev.contactenricher.dedup;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a name tells beside a phone: enough to tell the members of a household apart, little enough to forgive short forms
 * and most slips.
 */
record Name(NameWord first, NameWord last) {

    static final Name UNKNOWN = new Name(NameWord.UNKNOWN, NameWord.UNKNOWN);

    boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /** Whether both seem to be the same full name. */
    boolean agreesWith(Name other) {
        return first.agreesWith(other.first) && !last.contradicts(other.last);
    }

    /**
     * Last names do not tell the members of a family apart, so a last name alone goes with its like only, and no name at
     * all with every name.
     */
    boolean contradicts(Name other) {
        if (isUnknown() || other.isUnknown()) {
            return false;
        }
        boolean firstsDiffer = first.isWritten() && other.first.isWritten()
                ? !first.agreesWith(other.first)
                : !Objects.equals(initial(), other.initial());
        return firstsDiffer || last.contradicts(other.last);
    }

    private @Nullable String initial() {
        return first.initial();
    }

    @Override
    public String toString() {
        return "Name[…]";
    }
}
