package dev.contactenricher.address;

import dev.contactenricher.country.AddressFormat;
import dev.contactenricher.country.CountryParts;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the state, province or county out of what is left of an address. */
final class StateStep {

    /** Where a state stands in almost every address, so that its abbreviation needs no other proof. */
    private static final Set<String> STATE_IS_CUSTOMARY = Set.of("US", "CA", "AU");

    private static final Set<String> PREPOSITIONS = Set.of(
            "de", "di", "do", "da", "del", "of", "la", "el", "los", "las", "the", "city", "ciudad", "rue", "via");
    private static final int MAX_WORDS = 4;

    /** {@code Co. Antrim} stands in Irish addresses, too. */
    private static final Pattern COUNTY = Pattern.compile("(?iu)(?:co\\.?|county:?|contae) \\p{L}[\\p{L} '’-]+");

    private static final Set<String> WITH_COUNTIES = Set.of("IE", "GB");

    /** Parts of a city, which Chinese and Korean addresses name before it. */
    private static final Pattern DISTRICT = Pattern.compile("(?iu).*(?: district|[- ]gu|[- ]qu)");

    /** Where an address in the country's own script ends in city and state (libaddressinput's formats). */
    private static final Set<String> IN_OWN_SCRIPT = Set.of("IN", "IQ", "IR", "TH", "EG");

    private StateStep() {}

    static void apply(AddressDraft draft, String country) {
        if (draft.joinedBehind) {
            fromBehind(draft, country, 1);
            if (draft.state == null && draft.behind.size() == 1) {
                draft.state = isRegionBehindTown(draft, country)
                        ? draft.behind.removeLast()
                        : cutEnd(
                                draft.behind,
                                country,
                                false,
                                !AddressFormat.of(country).hasState());
            }
            if (draft.state == null && draft.behind.size() == 1) {
                draft.state = cutBehindSlash(draft.behind, country);
            } else if (draft.state != null && draft.behind.size() == 1) {
                String province = cutEnd(draft.behind, country, false, true);
                draft.state = province == null ? draft.state : province;
            }
        } else if (draft.joinedBefore && !draft.behind.isEmpty()) {
            draft.state = draft.behind.removeLast();
        } else if (!draft.behind.isEmpty()) {
            fromBehind(draft, country, draft.before.size() > 1 ? 0 : 1);
        } else {
            fromBefore(draft, country);
        }
        if (draft.state != null) {
            draft.state = Subdivisions.customary(country, draft.state);
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
        return Places.isPlace(country, draft.behind.getFirst())
                && (StreetWords.isStreet(before) || !Places.isPlace(country, before));
    }

    /** {@code Makati, 1226 Metro Manila}: the region stands with the code, the town before it. */
    private static boolean isRegionBehindTown(AddressDraft draft, String country) {
        String behind = draft.behind.getFirst();
        return draft.before.size() > 1
                && Subdivisions.find(country, behind) != null
                && !Places.isPlace(country, behind)
                && Places.isPlace(country, draft.last());
    }

    private static void fromBefore(AddressDraft draft, String country) {
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
        Subdivisions.Part whole = Subdivisions.find(country, draft.last());
        if (whole == null && isRegionBehindTown(draft.before, country)) {
            draft.state = draft.before.removeLast();
            return;
        }
        if (whole != null) {
            if (isStateOfSegmentBefore(draft, country, whole)) {
                draft.state = draft.before.removeLast();
                return;
            }
            Subdivisions.Part end =
                    Subdivisions.find(country, Words.of(draft.last()).getLast());
            // Washington DC is the city and its abbreviation
            if (whole.abbreviated() || end == null || !end.abbreviated()) {
                return;
            }
        }
        boolean codeFollows = draft.joinedBefore || draft.postalCode != null && STATE_IS_CUSTOMARY.contains(country);
        draft.state = cutEnd(draft.before, country, codeFollows, false);
        if (draft.state == null) {
            draft.state = cutBehindSlash(draft.before, country);
        }
    }

    /** {@code Lleida, Cataluña}: a part above those that addresses need, or by its name in another language. */
    private static boolean isRegionBehindTown(List<String> segments, String country) {
        String last = segments.getLast();
        return segments.size() > 1
                && country.equals(CountryParts.find(last))
                && !Places.isPlace(country, last)
                && Places.isPlace(country, segments.get(segments.size() - 2));
    }

    /** {@code الأصمعي, البصرة}: where city and state end an address, and no list has all of their names in that script. */
    private static boolean isStateInOtherScript(AddressDraft draft, String country) {
        if (draft.before.size() < 3 || !IN_OWN_SCRIPT.contains(country) || Words.isLatin(draft.last())) {
            return false;
        }
        String before = draft.before.get(draft.before.size() - 2);
        return !StreetWords.isStreet(before) && !Words.hasDigit(draft.last());
    }

    private static boolean isStateOfSegmentBefore(AddressDraft draft, String country, Subdivisions.Part part) {
        int left = draft.before.size() - 1;
        if (left < 1) {
            return false;
        }
        String before = draft.before.get(left - 1);
        if (DISTRICT.matcher(before).matches() && Places.isPlace(country, draft.last())) {
            return false;
        }
        if (part.abbreviated() && STATE_IS_CUSTOMARY.contains(country)
                || Territories.isCityState(country)
                || Places.isPlace(country, before)
                || endsInTown(country, before)) {
            return true;
        }
        boolean cityToo = Places.isPlace(country, draft.last());
        if (StreetWords.isStreet(before) || !AddressFormat.of(country).hasState()) {
            // The city of that name: nobody writes a street and then its state.
            return !cityToo && left > 1;
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

    /** Cuts the state off the end of the last segment: {@code Melbourne VIC}, {@code São Paulo - SP}, {@code Roma RM}. */
    private static @Nullable String cutEnd(
            List<String> segments, String country, boolean codeFollows, boolean abbreviatedOnly) {
        List<String> words = Words.of(segments.getLast());
        for (int count = Math.min(MAX_WORDS, words.size() - 1); count > 0; count--) {
            String text = Words.last(words, count);
            String rest = Words.trim(Words.first(words, words.size() - count));
            Subdivisions.Part part = Subdivisions.find(country, text);
            if (part != null
                    && (isState(part, text, codeFollows, abbreviatedOnly) || endsInTown(country, rest))
                    && (part.abbreviated()
                            || isFinished(words.get(words.size() - count - 1))
                            || Places.isPlace(country, Words.first(words, words.size() - count - 1))
                            || endsInTown(country, rest))
                    && !isTownItself(country, words, count, part)) {
                segments.removeLast();
                segments.addLast(rest);
                return text;
            }
        }
        return null;
    }

    private static boolean isState(Subdivisions.Part part, String text, boolean codeFollows, boolean abbreviatedOnly) {
        return part.abbreviated()
                ? codeFollows || Words.isUpper(text.replace(".", ""))
                : !abbreviatedOnly && (codeFollows || text.indexOf(' ') > 0);
    }

    /** {@code 5 Kings Rd New York}, {@code New Delhi}: the town of the state's name. */
    private static boolean isTownItself(String country, List<String> words, int count, Subdivisions.Part part) {
        if (part.abbreviated()) {
            return false;
        }
        String rest = Words.first(words, words.size() - count);
        boolean longer = Places.isPlace(country, Words.last(words, count + 1));
        return longer
                || StreetWords.isStreet(rest)
                        && !endsInTown(country, rest)
                        && Places.isPlace(country, Words.last(words, count));
    }

    private static boolean isFinished(String word) {
        return !PREPOSITIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean endsInTown(String country, String text) {
        return STATE_IS_CUSTOMARY.contains(country)
                && Places.isPlace(country, StreetCitySplit.of(text, country).city());
    }

    /** {@code Belo Horizonte/MG}, {@code Beyoğlu/İstanbul}. */
    private static @Nullable String cutBehindSlash(List<String> segments, String country) {
        String last = segments.getLast();
        int slash = last.lastIndexOf('/');
        String behind = slash < 1 ? "" : Words.trim(last.substring(slash + 1));
        if (behind.isEmpty() || Subdivisions.find(country, behind) == null) {
            return null;
        }
        segments.removeLast();
        segments.addLast(Words.trim(last.substring(0, slash)));
        return behind;
    }
}
