package dev.contactenricher.address;

import dev.contactenricher.country.AddressFormat;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.Quarters;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the city; what is left is the street. */
final class CityStep {

    private static final String BRITISH_FORCES = "BFPO";

    private CityStep() {}

    static void apply(AddressDraft draft, String country) {
        if (draft.city == null && draft.street == null) {
            draft.city = city(draft, country);
            draft.street = draft.before.isEmpty() ? null : String.join(", ", draft.before);
        }
    }

    private static @Nullable String city(AddressDraft draft, String country) {
        List<String> before = draft.before;
        if (!draft.behind.isEmpty()) {
            String city = draft.behind.removeFirst();
            before.addAll(draft.behind);
            return city;
        }
        if (before.isEmpty() || draft.postalCode != null && draft.postalCode.startsWith(BRITISH_FORCES)) {
            return null;
        }
        if (Territories.isCityState(country)) {
            return ofCityState(before, country);
        }
        if (draft.namesake != null && isWithoutTown(before, country)) {
            return draft.namesake;
        }
        String namedLike = Territories.cityNamedLike(country);
        if (namedLike != null
                && before.size() > 1
                && StreetWords.isStreet(before.getLast())
                && townBeforeStreet(before, country) < 0
                && !isLargeToSmall(before, country)) {
            return namedLike;
        }
        return before.size() > 1 ? ofSegments(before, country) : ofOneSegment(before, country);
    }

    /** The city of a city state need not be written. */
    private static @Nullable String ofCityState(List<String> before, String country) {
        String city = Territories.cityNamedLike(country);
        if (city != null) {
            List<String> words = Words.of(before.getLast());
            for (int count = Math.min(2, words.size()); count > 0; count--) {
                if (country.equals(CountryNames.find(Words.last(words, count)))) {
                    String rest = Words.trim(Words.first(words, words.size() - count));
                    before.removeLast();
                    if (!rest.isEmpty()) {
                        before.addLast(rest);
                    }
                    break;
                }
            }
        }
        return city;
    }

    /** {@code Calle 50, Panamá}; {@code Zona 1, Guatemala}: nothing but a street or a quarter before the country's name. */
    private static boolean isWithoutTown(List<String> before, String country) {
        String last = before.getLast();
        return Quarters.isQuarter(last)
                || Quarters.isDoor(last)
                || StreetWords.isStreet(last)
                        && !Places.isPlace(country, last)
                        && townBeforeStreet(before, country) < 0
                        && !isLargeToSmall(before, country)
                        && StreetCitySplit.of(last, country).city().isEmpty();
    }

    private static @Nullable String ofSegments(List<String> before, String country) {
        boolean streetLast = StreetWords.isStreet(before.getLast()) && !Places.isPlace(country, before.getLast());
        int town = townBeforeStreet(before, country);
        if (town >= 0 || isLargeToSmall(before, country)) {
            return before.remove(Math.max(town, 0));
        }
        if (streetLast && before.size() > 2) {
            String previous = before.get(before.size() - 2);
            boolean sure = StreetWords.beginsLikeStreet(before.getLast()) && !StreetWords.isStreet(previous);
            if (sure || Places.isPlace(country, previous)) {
                return before.remove(before.size() - 2);
            }
        }
        if (Quarters.isUnit(before.getLast())) {
            return null;
        }
        String last = before.removeLast();
        StreetCitySplit.Split split =
                streetLast ? StreetCitySplit.of(last, country) : new StreetCitySplit.Split("", last);
        if (split.street().isEmpty() || !Places.isPlace(country, split.city())) {
            return last;
        }
        before.addLast(split.street());
        return split.city();
    }

    /**
     * {@code Berlin, Torstraße 49}, {@code Acme Kft., Budapest, Honvéd utca 13}: where the town stands, or -1. A town's name may
     * stand in the street's, so a house number decides.
     */
    private static int townBeforeStreet(List<String> before, String country) {
        String last = before.getLast();
        if (!StreetWords.isStreet(last) || !Words.hasDigit(last) && Places.isPlace(country, last)) {
            return -1;
        }
        for (int i = 0; i == 0 || i < before.size() - 1; i++) {
            String segment = before.get(i);
            if (Words.hasDigit(segment) || i > 0 && StreetWords.isStreet(segment)) {
                return -1;
            }
            if (Places.isPlace(country, segment)) {
                return i;
            }
        }
        return -1;
    }

    /** {@code اصفهان, خیابان چهارباغ, پلاک ۴}; {@code Wólka Kosowska, ul. Nadrzeczna 16}: a name, and a street to the end. */
    private static boolean isLargeToSmall(List<String> before, String country) {
        String first = before.getFirst();
        String last = before.getLast();
        boolean ownOrder = AddressFormat.of(country).cityBeforeStreet() || !Words.isLatin(first);
        boolean streetAtEnd = before.stream().skip(1).anyMatch(StreetWords::namesStreet)
                && Words.hasDigit(last)
                && !Words.startsWithDigit(last);
        return !StreetWords.isStreet(first)
                && streetAtEnd
                && (ownOrder || before.size() == 2 && StreetWords.beginsLikeStreet(last))
                && !Places.isPlace(country, last);
    }

    private static @Nullable String ofOneSegment(List<String> before, String country) {
        StreetCitySplit.Split split = StreetCitySplit.of(before.removeFirst(), country);
        if (!split.street().isEmpty()) {
            before.add(split.street());
        }
        return split.city().isEmpty() ? null : split.city();
    }
}
