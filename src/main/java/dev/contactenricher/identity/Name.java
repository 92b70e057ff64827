package dev.contactenricher.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a name tells beside a phone, which the members of a household share: when in doubt, that they are two. */
public record Name(FirstName first, LastName last, @Nullable String words) {

    public Name(FirstName first, LastName last) {
        this(first, last, null);
    }

    public static final Name UNKNOWN = new Name(FirstName.UNKNOWN, LastName.UNKNOWN);

    /** A name that came before names were taken apart as they are now: whether it is this one is unknown. */
    public static final Name UNREADABLE =
            new Name(FirstName.UNKNOWN, new LastName(null, null, null, null, null, "unreadable"));

    /** @param first or {@code last}: null or blank when it is not known */
    public static Name of(@Nullable String first, @Nullable String last) {
        return new Name(
                first == null || first.isBlank() ? FirstName.UNKNOWN : FirstName.of(first),
                last == null || last.isBlank() ? LastName.UNKNOWN : LastName.of(last));
    }

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /** Whether both seem to be the same full name. */
    boolean agreesWith(Name other) {
        boolean sameOrder = first.agreesWith(other.first) && !last.isAnotherThan(other.last);
        boolean sameWords = words != null && words.equals(other.words);
        return (sameOrder || sameWords) && isOfGenerationOf(other);
    }

    /**
     * Last names do not tell the members of a family apart, so a last name alone goes with its like only, and no name
     * at all with every name.
     */
    public boolean contradicts(Name other) {
        if (equals(UNREADABLE) || other.equals(UNREADABLE)) {
            return true;
        }
        if (isUnknown() || other.isUnknown()) {
            return false;
        }
        if (first.isWritten() && other.first.isWritten()) {
            return !agreesWith(other);
        }
        boolean initialsDiffer = !Objects.equals(first.initial(), other.first.initial());
        return initialsDiffer || last.contradicts(other.last) || !isOfGenerationOf(other);
    }

    /** A son is a junior where the source says so at all, and his father nothing or a senior. */
    private boolean isOfGenerationOf(Name other) {
        return Objects.equals(generation(), other.generation());
    }

    private @Nullable String generation() {
        return last.generation() == null ? first.generation() : last.generation();
    }

    @Override
    public String toString() {
        return "Name[…]";
    }
}
