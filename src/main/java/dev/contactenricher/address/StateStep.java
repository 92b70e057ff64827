package dev.contactenricher.address;

import dev.contactenricher.country.AddressFormat;
import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Words;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes the state, province or county out of what is left of an address. */
final class StateStep {

    /** The parts of a state that maps name before it, and addresses do not. */
    private static final Pattern BETWEEN =
            Pattern.compile("(?iu).+ (?:county|parish|borough|capitale)|(?:città metropolitana|metropolitan city) .+");

    private static final Set<String> BRITISH_NATIONS = Set.of("England", "Scotland", "Wales", "Northern Ireland");

    private StateStep() {}

    static void apply(AddressDraft draft, String country) {
        if (draft.joinedBehind) {
            fromBehind(draft, country, 1);
            if (draft.state == null && isUnknownRegion(draft, country)) {
                draft.state = draft.behind.removeLast();
            }
            if (draft.state == null && draft.behind.size() == 1) {
                draft.state = isRegionBehindTown(draft, country)
                        ? draft.behind.removeLast()
                        : TrailingState.cutEnd(
                                draft.behind,
                                country,
                                false,
                                !AddressFormat.of(country).hasState());
            }
            if (draft.state == null && draft.behind.size() == 1) {
                draft.state = TrailingState.cutBehindSlash(draft.behind, country);
            } else if (draft.state != null && draft.behind.size() == 1) {
                String province = TrailingState.cutEnd(draft.behind, country, false, true);
                draft.state = province == null ? draft.state : province;
            }
        } else if (draft.joinedBefore && !draft.behind.isEmpty()) {
            draft.state = draft.behind.removeLast();
        } else if (!draft.behind.isEmpty()) {
            fromBehind(draft, country, draft.before.size() > 1 ? 0 : 1);
        } else {
            StateBeforeCode.fromBefore(draft, country);
            takeBeforeTown(draft, country);
        }
        if (draft.state != null) {
            dropName(draft, country);
            dropBetween(draft, country);
            draft.state = Subdivisions.customary(country, draft.state);
        }
    }

    /** {@code Los Angeles, California, CA}: the state's name behind its town, before its abbreviation. */
    private static void dropName(AddressDraft draft, String country) {
        int last = draft.before.size() - 1;
        String name = last < 1 || !draft.behind.isEmpty() ? "" : draft.before.get(last);
        String state = draft.state == null ? "" : draft.state;
        if (state.isEmpty()
                || state.length() > 3
                || name.length() < 4
                || state.charAt(0) != name.charAt(0)
                || Words.hasDigit(name)) {
            return;
        }
        if (Subdivisions.areSame(country, state, name)
                && Places.isPlace(country, draft.before.get(last - 1))
                && (LargeCities.largestOf(name, Set.of(country)) == null || name.equals(draft.before.get(last - 1)))) {
            draft.before.remove(last);
        }
    }

    /** {@code Springfield, Sangamon County, Illinois}; {@code London, Greater London, England}: what lies between town and state. */
    private static void dropBetween(AddressDraft draft, String country) {
        int last = draft.before.size() - 1;
        if (last < 1 || !draft.behind.isEmpty()) {
            return;
        }
        String between = draft.before.get(last);
        boolean isOfNation = BRITISH_NATIONS.contains(draft.state) && Subdivisions.find(country, between) != null;
        // the words first, as hardly any address has them and looking towns up costs more
        if (!isOfNation && !BETWEEN.matcher(between).matches()
                || Places.isPlace(country, between)
                || !Places.isPlace(country, draft.before.get(last - 1))) {
            return;
        }
        draft.before.remove(last);
        if (isOfNation) {
            draft.state = between;
        }
    }

    /** {@code Heredia, San Rafael, 40501}: the state before the town, where the country writes so. */
    private static void takeBeforeTown(AddressDraft draft, String country) {
        int at = draft.before.size() - 2;
        if (draft.state == null
                && at > 0
                && AddressFormat.of(country).stateBeforeCity()
                && Words.isLatin(draft.last())
                && Subdivisions.find(country, draft.before.get(at)) != null
                && Subdivisions.find(country, draft.last()) == null) {
            draft.state = draft.before.remove(at);
        }
    }

    private static void fromBehind(AddressDraft draft, String country, int kept) {
        boolean stateExpected =
                kept == 1 && draft.joinedBehind && AddressFormat.of(country).hasState();
        boolean town = kept == 0 && draft.behind.size() == 1 && isTownBehindCode(draft, country);
        if (draft.behind.size() > kept
                && !town
                && (stateExpected || Subdivisions.find(country, draft.behind.getLast()) != null)) {
            draft.state = draft.behind.removeLast();
        }
    }

    /** {@code ap. 1, 014231, București}: a town that is a state too, unless another town stands before the code. */
    private static boolean isTownBehindCode(AddressDraft draft, String country) {
        String before = draft.last();
        return StreetWords.isStreet(before)
                || Places.isPlace(country, draft.behind.getFirst()) && !Places.isPlace(country, before);
    }

    /** {@code 8000-123 Faro, Algarve}: a name behind town and code that is no town, and in no list. */
    private static boolean isUnknownRegion(AddressDraft draft, String country) {
        return draft.behind.size() == 2
                && !StreetWords.isStreet(draft.behind.getLast())
                && !Places.isPlace(country, draft.behind.getLast())
                && Places.isPlace(country, draft.behind.getFirst());
    }

    /** {@code Makati, 1226 Metro Manila}: the region stands with the code, the town before it. */
    private static boolean isRegionBehindTown(AddressDraft draft, String country) {
        String behind = draft.behind.getFirst();
        return draft.before.size() > 1
                && Subdivisions.find(country, behind) != null
                && !Places.isPlace(country, behind)
                && (Places.isPlace(country, draft.last()) || !StreetWords.isStreet(draft.last()));
    }
}
