package dev.contactenricher.address;

import dev.contactenricher.country.Places;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivision;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a state off the end of a segment, behind the town that lies in it. */
final class TrailingState {

    private static final Set<String> PREPOSITIONS = Set.of(
            "de", "di", "do", "da", "del", "of", "la", "el", "los", "las", "the", "city", "ciudad", "rue", "via");
    private static final int MAX_WORDS = 4;

    private TrailingState() {}

    /** Cuts the state off the end of the last segment: {@code Melbourne VIC}, {@code São Paulo - SP}, {@code Roma RM}. */
    static @Nullable String cutEnd(
            List<String> segments, String country, boolean codeFollows, boolean abbreviatedOnly) {
        List<String> words = Words.of(segments.getLast());
        for (int count = Math.min(MAX_WORDS, words.size() - 1); count > 0; count--) {
            String text = Words.last(words, count);
            String rest = Words.trim(Words.first(words, words.size() - count));
            Subdivision part = Subdivisions.find(country, text);
            if (part != null
                    && (isState(part, text, codeFollows, abbreviatedOnly)
                            || endsInTown(country, rest)
                            || !part.abbreviated() && !abbreviatedOnly && Places.isPlace(country, rest))
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

    private static boolean isState(Subdivision part, String text, boolean codeFollows, boolean abbreviatedOnly) {
        return part.abbreviated()
                ? codeFollows || Words.isUpper(text.replace(".", "").replace(" ", ""))
                : !abbreviatedOnly && (codeFollows || text.indexOf(' ') > 0);
    }

    /** {@code 5 Kings Rd New York}, {@code New Delhi}: the town of the state's name. */
    private static boolean isTownItself(String country, List<String> words, int count, Subdivision part) {
        if (part.abbreviated()) {
            return false;
        }
        String rest = Words.first(words, words.size() - count);
        // of Hachioji-shi Tokyo the first part alone is a town
        boolean longer = Places.isPlace(country, Words.last(words, count + 1))
                && !(words.get(words.size() - count - 1).indexOf('-') > 0 && Places.isPlace(country, rest));
        return longer
                || StreetWords.isStreet(rest)
                        && !endsInTown(country, rest)
                        && Places.isPlace(country, Words.last(words, count));
    }

    private static boolean isFinished(String word) {
        return !PREPOSITIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean endsInTown(String country, String text) {
        return StateBeforeCode.STATE_IS_CUSTOMARY.contains(country)
                && Places.isPlace(country, StreetCitySplit.of(text, country).city());
    }

    /** {@code Belo Horizonte/MG}, {@code Beyoğlu/İstanbul}; {@code Recife-PE} with an abbreviation only. */
    static @Nullable String cutBehindSlash(List<String> segments, String country) {
        String last = segments.getLast();
        int slash = last.lastIndexOf('/');
        int at = slash < 0 ? last.lastIndexOf('-') : slash;
        String behind = at < 1 ? "" : Words.trim(last.substring(at + 1));
        Subdivision part = behind.isEmpty() ? null : Subdivisions.find(country, behind);
        if (part == null) {
            return null;
        }
        String before = Words.trim(last.substring(0, at));
        boolean divides = slash < 0
                ? part.abbreviated() && Words.isUpper(behind) && Places.isPlace(country, before)
                : part.abbreviated() || !isSameInOtherLanguage(country, before, behind, part);
        if (!divides) {
            return null;
        }
        segments.removeLast();
        segments.addLast(before);
        return behind;
    }

    /** {@code Fribourg/Freiburg}: one town by two names. */
    private static boolean isSameInOtherLanguage(String country, String one, String other, Subdivision part) {
        Subdivision ofOne = Subdivisions.find(country, one);
        return ofOne != null && ofOne.key().equals(part.key()) && !one.equalsIgnoreCase(other);
    }
}
