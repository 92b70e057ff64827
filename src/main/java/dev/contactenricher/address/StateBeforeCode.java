package dev.contactenricher.address;

import dev.contactenricher.country.AddressFormat;
import dev.contactenricher.country.CountryParts;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.Quarters;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivision;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes the state out of the segments before the postal code, or of all where there is none. */
final class StateBeforeCode {

    /** Where a state stands in almost every address, so that its abbreviation needs no other proof. */
    static final Set<String> STATE_IS_CUSTOMARY = Set.of("US", "CA", "AU");

    /** {@code Co. Antrim} stands in Irish addresses, too. */
    private static final Pattern COUNTY = Pattern.compile("(?iu)(?:co\\.?|county:?|contae) \\p{L}[\\p{L} '’-]+");

    private static final Set<String> WITH_COUNTIES = Set.of("IE", "GB");

    /** Where an address in the country's own script ends in city and state (libaddressinput's formats). */
    private static final Set<String> IN_OWN_SCRIPT = Set.of("IN", "IQ", "IR", "TH", "EG");

    private static final int LONGEST_CODE = 3;

    private StateBeforeCode() {}

    static void fromBefore(AddressDraft draft, String country) {
        if (draft.before.isEmpty()) {
            return;
        }
        if (draft.before.size() > 1 && (isCounty(country, draft.last()) || isStateInOtherScript(draft, country))) {
            draft.state = draft.before.removeLast();
            return;
        }
        if (Territories.isPartOf(country, "US")
                && draft.before.size() > 1
                && draft.last().equals(country)) {
            draft.state = draft.before.removeLast();
            return;
        }
        Subdivision whole = Subdivisions.find(country, draft.last());
        if (whole == null && isLargerPartBehindTown(draft.before, country)) {
            draft.state = draft.before.removeLast();
            return;
        }
        if (whole != null) {
            if (isStateOfSegmentBefore(draft, country, whole)) {
                draft.state = draft.before.removeLast();
                return;
            }
            Subdivision end = Subdivisions.find(country, Words.of(draft.last()).getLast());
            // Washington DC is the city and its abbreviation
            if (whole.abbreviated() || end == null || !end.abbreviated()) {
                return;
            }
        }
        boolean codeFollows = draft.joinedBefore || draft.postalCode != null && STATE_IS_CUSTOMARY.contains(country);
        draft.state = TrailingState.cutEnd(draft.before, country, codeFollows, false);
        if (draft.state == null) {
            draft.state = TrailingState.cutBehindSlash(draft.before, country);
        }
    }

    /**
     * {@code Lleida, Cataluña}: a part above those that addresses need, or by its name in another language; behind a town and
     * a street it may be one that no list has: {@code Queen St, Road Town, Tortola}.
     */
    private static boolean isLargerPartBehindTown(List<String> segments, String country) {
        String last = segments.getLast();
        return segments.size() > 1
                && (country.equals(CountryParts.find(last))
                        || segments.size() > 2 && last.length() > LONGEST_CODE && !StreetWords.isStreet(last))
                && !Places.isPlace(country, last)
                && isTown(country, segments.get(segments.size() - 2));
    }

    private static boolean isTown(String country, String text) {
        return Places.isPlace(country, text) && !Words.hasDigit(text);
    }

    /**
     * {@code الأصمعي, البصرة}: where city and state end an address, and no list has all of their names in that
     * script.
     */
    private static boolean isStateInOtherScript(AddressDraft draft, String country) {
        if (draft.before.size() < 3 || !IN_OWN_SCRIPT.contains(country) || Words.isLatin(draft.last())) {
            return false;
        }
        String before = draft.before.get(draft.before.size() - 2);
        return !StreetWords.isStreet(before) && !Words.hasDigit(draft.last());
    }

    private static boolean isStateOfSegmentBefore(AddressDraft draft, String country, Subdivision part) {
        int left = draft.before.size() - 1;
        if (left < 1) {
            return false;
        }
        String before = draft.before.get(left - 1);
        if (Quarters.isQuarter(before)
                || Quarters.isDistrict(before) && Places.isPlace(country, draft.last())
                || !STATE_IS_CUSTOMARY.contains(country) && Quarters.isDoor(before)) {
            return false;
        }
        if (part.abbreviated() && STATE_IS_CUSTOMARY.contains(country)
                || Territories.isCityState(country)
                || Places.isPlace(country, before)
                || TrailingState.endsInTown(country, before)) {
            return true;
        }
        boolean cityToo = Places.isPlace(country, draft.last());
        if (StreetWords.isStreet(before) || !AddressFormat.of(country).hasState()) {
            // The city of that name: a state does not follow a street.
            boolean house = StreetWords.namesStreet(before) && Words.hasDigit(before);
            return !cityToo && left > 1 && (!house || STATE_IS_CUSTOMARY.contains(country));
        }
        return left > 1 || !cityToo || isFirstACity(draft, country);
    }

    private static boolean isCounty(String country, String text) {
        return WITH_COUNTIES.contains(country) && COUNTY.matcher(text).matches();
    }

    /** {@code Springfield, Illinois}: two segments without any street. */
    private static boolean isFirstACity(AddressDraft draft, String country) {
        String first = draft.before.getFirst();
        return !Words.hasDigit(first) && country.equals("US");
    }
}
