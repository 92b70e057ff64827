package dev.contactenricher.address;

import dev.contactenricher.country.NameFolding;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.Subdivision;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the country of an address that does not name one from a town with its state. */
final class CountryByState {

    /** Where the state is written out or abbreviated, and cannot be mistaken for an American one. */
    private static final List<String> WITH_STATE = List.of(
            "CA", "AU", "GB", "IE", "IN", "ES", "IT", "DE", "PT", "FR", "NL", "BE", "CH", "MX", "BR", "ZA", "NG");

    private static final Set<String> ABBREVIATING = Set.of("CA", "AU");

    /** The last words of their states' names. */
    private static final Set<String> STATE_ENDS = WITH_STATE.stream()
            .flatMap(country -> Subdivisions.names(country).stream())
            .map(name -> NameFolding.fold(Words.of(name).getLast()))
            .collect(Collectors.toUnmodifiableSet());

    private CountryByState() {}

    /** {@code Toronto, Ontario}; {@code Melbourne, Victoria 3000}; {@code Kenmare, Co. Kerry}. */
    static @Nullable String find(List<String> segments) {
        if (!mayEndInState(segments)) {
            return null;
        }
        String text = "";
        Subdivisions.Name name = new Subdivisions.Name(text);
        for (String country : WITH_STATE) {
            String last = withoutCode(segments.getLast(), country);
            List<String> before = last.isEmpty() ? segments.subList(0, segments.size() - 1) : segments;
            if (before.isEmpty()) {
                continue;
            }
            String state = last.isEmpty() ? before.getLast() : last;
            if (!state.equals(text)) {
                text = state;
                name = new Subdivisions.Name(text);
            }
            if (isState(country, state, name)
                            && before.size() > 1
                            && Places.isPlace(country, town(before.get(before.size() - 2), country))
                    || endsInTownAndState(country, state)) {
                return country;
            }
        }
        return null;
    }

    /** The country that has a state or province of that name. */
    static @Nullable String of(String state) {
        var name = new Subdivisions.Name(state);
        return WITH_STATE.stream()
                .filter(country -> isState(country, state, name))
                .findFirst()
                .orElse(null);
    }

    /** Looked up first, as hardly any address gets further: one of its last words is a word of a state's name. */
    private static boolean mayEndInState(List<String> segments) {
        for (int i = segments.size() - 1; i >= Math.max(0, segments.size() - 2); i--) {
            for (String word : Words.of(segments.get(i))) {
                if (STATE_ENDS.contains(NameFolding.fold(word))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code 44100 Guadalajara} and {@code Guadalajara 44100}. */
    private static String town(String segment, String country) {
        List<String> words = Words.of(segment);
        boolean codeFirst = words.size() > 1
                && Words.hasDigit(words.getFirst())
                && PostalCodes.customary(country, words.getFirst()).isPresent();
        return codeFirst ? Words.last(words, words.size() - 1) : withoutCode(segment, country);
    }

    private static String withoutCode(String segment, String country) {
        if (!Words.hasDigit(segment)) {
            return segment;
        }
        List<String> words = Words.of(segment);
        for (int count = Math.min(2, words.size()); count > 0; count--) {
            String code = Words.last(words, count);
            if (Words.hasDigit(code) && PostalCodes.customary(country, code).isPresent()) {
                return Words.trim(Words.first(words, words.size() - count));
            }
        }
        return segment;
    }

    private static boolean isState(String country, String text, Subdivisions.Name name) {
        Subdivision part = Subdivisions.find(country, name);
        return part != null
                && (!part.abbreviated() || ABBREVIATING.contains(country) && Words.isUpper(text))
                && Subdivisions.find("US", name) == null;
    }

    private static boolean endsInTownAndState(String country, String text) {
        if (!ABBREVIATING.contains(country)) {
            return false;
        }
        List<String> words = Words.of(text);
        for (int count = 1; count <= 3 && count < words.size(); count++) {
            String town = words.get(words.size() - count - 1);
            String state = Words.last(words, count);
            if (isState(country, state, new Subdivisions.Name(state)) && Places.isPlace(country, town)) {
                return true;
            }
        }
        return false;
    }
}
