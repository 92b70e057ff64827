package dev.contactenricher.address;

import dev.contactenricher.country.AddressFormat;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Optional;

/** Takes a postal code that stands before its town, with a part of the street before it or behind. */
final class CodeBeforeTown {

    private static final int LONGEST_DOOR = 5;
    private static final int MOST_WORDS = 3;
    private static final int FEWEST_DIGITS = 4;

    private CodeBeforeTown() {}

    /** {@code 125009, Москва, ул. Тверская, д. 7}: code, city, then the street. */
    static boolean codeFirst(AddressDraft draft, CodeInSegment.Reader reader, String country) {
        Optional<String> code = reader.read(draft.before.getFirst());
        if (code.isEmpty() || draft.before.size() < 3 || !Places.isPlace(country, draft.before.get(1))) {
            return false;
        }
        draft.postalCode = code.get();
        draft.city = draft.before.get(1);
        draft.street = String.join(", ", draft.before.subList(2, draft.before.size()));
        draft.before.clear();
        return true;
    }

    /** {@code 88300 Kota Kinabalu, Sabah}: no street, and nothing but a state behind the town. */
    static boolean isOnlyTown(AddressDraft draft, String country) {
        return draft.before.stream().skip(1).allMatch(behind -> Subdivisions.find(country, behind) != null)
                && isTownBehind(Words.of(draft.before.getFirst()), country);
    }

    /** {@code Calle Mayor, 23 28014 Madrid}, {@code …, 2º B 28014 Madrid}: house number and door before code and town. */
    static boolean behindHouseNumber(
            AddressDraft draft, CodeInSegment.Reader reader, String segment, int index, String country) {
        List<String> words = Words.of(segment);
        if (words.size() < 3 || !Words.hasDigit(words.getFirst())) {
            return false;
        }
        for (int count = 1; count <= MOST_WORDS && count < words.size() - 1; count++) {
            if (words.get(count - 1).length() > LONGEST_DOOR) {
                return false;
            }
            String town = Words.last(words, words.size() - count - 1);
            boolean mayBe = Words.digits(words.get(count)) >= FEWEST_DIGITS && Places.isPlace(country, town);
            Optional<String> code = mayBe ? reader.read(words.get(count)) : Optional.empty();
            if (code.isPresent()) {
                return CodeInSegment.divide(draft, index, code.get(), Words.first(words, count), town);
            }
        }
        return false;
    }

    /** {@code Hauptstraße 5 10115 Berlin}: the last segment, with the code in it; the last that fits. */
    static boolean middle(AddressDraft draft, CodeInSegment.Reader reader, String segment, String country) {
        boolean only = draft.before.size() == 1;
        List<String> words = Words.of(segment);
        int limit = Math.max(1, words.size() - 8);
        for (int from = words.size() - 2; from >= limit; from--) {
            for (int count = Math.min(2, words.size() - 1 - from); count > 0; count--) {
                String text = String.join(" ", words.subList(from, from + count));
                Optional<String> code = Words.hasDigit(text) ? reader.read(text) : Optional.empty();
                String city = code.isEmpty() ? "" : Words.last(words, words.size() - from - count);
                if (code.isPresent() && (only || Places.isPlace(country, city))) {
                    return CodeInSegment.divide(
                            draft, draft.before.size() - 1, code.get(), Words.first(words, from), city);
                }
            }
        }
        return false;
    }

    /** {@code 1051 Budapest, Nádor utca 7}: code and city first, where the country writes so. */
    static boolean reversed(AddressDraft draft, CodeInSegment.Reader reader, String segment) {
        List<String> words = Words.of(segment);
        String country = draft.country;
        if (country == null
                || !AddressFormat.of(country).cityBeforeStreet() && !startsWithTown(draft, words, country)) {
            return false;
        }
        for (int count = Math.min(2, words.size()); count > 0; count--) {
            Optional<String> code = reader.read(Words.first(words, count));
            if (code.isPresent()) {
                draft.before.removeFirst();
                draft.postalCode = code.get();
                boolean alone = words.size() == count;
                draft.city = alone ? draft.before.removeFirst() : Words.last(words, words.size() - count);
                draft.street = draft.before.isEmpty() ? null : String.join(", ", draft.before);
                draft.before.clear();
                return true;
            }
        }
        return false;
    }

    /** {@code 10115 Berlin, Invalidenstraße 123}, in a country that writes the street first. */
    static boolean startsWithTown(AddressDraft draft, List<String> words, String country) {
        return words.size() > 1
                && Words.hasDigit(words.getFirst())
                && isTownBehind(words, country)
                && StreetWords.isStreet(draft.last())
                && !Places.isPlace(country, draft.last());
    }

    private static boolean isTownBehind(List<String> words, String country) {
        return Places.isPlace(country, Words.last(words, words.size() - 1))
                || words.size() > 2
                        && Words.hasDigit(words.get(1))
                        && Places.isPlace(country, Words.last(words, words.size() - 2));
    }
}
