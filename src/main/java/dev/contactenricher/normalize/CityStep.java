package dev.contactenricher.normalize;

import java.util.List;

/** Takes the city; what is left is the street. */
final class CityStep {

    private CityStep() {}

    static void apply(AddressDraft draft, String country) {
        if (draft.city != null) {
            return;
        }
        List<String> before = draft.before;
        if (!draft.behind.isEmpty()) {
            draft.city = draft.behind.removeFirst();
            before.addAll(draft.behind);
        } else if (Territories.isCityState(country) && !before.isEmpty()) {
            draft.city = Territories.cityNamedLike(country);
            if (draft.city != null && CountryNames.fold(before.getLast()).equals(CountryNames.fold(draft.city))) {
                before.removeLast();
            }
        } else if (before.size() > 1) {
            draft.city = before.removeLast();
        } else if (before.size() == 1) {
            StreetCitySplit.Split split = StreetCitySplit.of(before.getFirst(), country);
            before.clear();
            if (!split.street().isEmpty()) {
                before.add(split.street());
            }
            draft.city = split.city().isEmpty() ? null : split.city();
        }
        draft.street = before.isEmpty() ? null : String.join(", ", before);
    }
}
