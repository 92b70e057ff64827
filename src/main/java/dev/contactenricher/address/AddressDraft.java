package dev.contactenricher.address;

import dev.contactenricher.country.Territories;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address while it is read: the segments that are left, and what was taken out of them. The postal code, once
 * found, divides the segments into those before and those behind it.
 */
final class AddressDraft {

    final List<String> before;
    final List<String> behind = new ArrayList<>();

    /** True when the last segment before the code stands in one segment with it: {@code Chicago IL 60637}. */
    boolean joinedBefore;

    /** True when the first segment behind the code stands in one segment with it: {@code 10115 Berlin}. */
    boolean joinedBehind;

    @Nullable String country;

    /** What named the country, where that is the name of one of its cities, too. */
    @Nullable String namesake;

    @Nullable String postalCode;

    @Nullable String state;

    @Nullable String city;

    @Nullable String street;

    boolean codeKnown = true;

    AddressDraft(List<String> segments) {
        this.before = new ArrayList<>(segments);
    }

    /** Remembers the country's name where that may be its city's, too. */
    void namedBy(String country, String name) {
        namesake = Territories.isCityToo(country, name) ? name : null;
    }

    int size() {
        return before.size() + behind.size();
    }

    String last() {
        return before.getLast();
    }
}
