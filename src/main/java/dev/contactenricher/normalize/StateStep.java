package dev.contactenricher.normalize;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the state, province or county out of what is left of an address. */
final class StateStep {

    /** Where a state stands in almost every address, so that its abbreviation needs no other proof. */
    private static final Set<String> STATE_IS_CUSTOMARY = Set.of("US", "CA", "AU");

    private static final Set<String> PREPOSITIONS = Set.of(
            "de", "di", "do", "da", "del", "of", "la", "el", "los", "las", "the", "city", "ciudad", "rue", "via");
    private static final int MAX_WORDS = 4;

    private StateStep() {}

    static void apply(AddressDraft draft, String country) {
        if (draft.joinedBehind) {
            fromBehind(draft, country, 1);
            if (draft.state == null && draft.behind.size() == 1) {
                draft.state = cutEnd(draft.behind, country, false, true);
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
        if (draft.behind.size() > kept
                && (stateExpected || Subdivisions.find(country, draft.behind.getLast()) != null)) {
            draft.state = draft.behind.removeLast();
        }
    }

    private static void fromBefore(AddressDraft draft, String country) {
        if (draft.before.isEmpty()) {
            return;
        }
        Subdivisions.Part whole = Subdivisions.find(country, draft.last());
        int left = draft.before.size() - 1;
        if (whole != null) {
            boolean code = whole.abbreviated() && STATE_IS_CUSTOMARY.contains(country);
            if (left > 1 || left == 1 && (code || isFirstACity(draft, country))) {
                draft.state = draft.before.removeLast();
            }
            return;
        }
        boolean codeFollows = draft.joinedBefore || draft.postalCode != null && STATE_IS_CUSTOMARY.contains(country);
        draft.state = cutEnd(draft.before, country, codeFollows, false);
    }

    /** {@code Springfield, Illinois}: two segments without any street. */
    private static boolean isFirstACity(AddressDraft draft, String country) {
        return Territories.isCityState(country) || !Words.hasDigit(draft.before.getFirst()) && country.equals("US");
    }

    /** Cuts the state off the end of the last segment: {@code Melbourne VIC}, {@code São Paulo - SP}, {@code Roma RM}. */
    private static @Nullable String cutEnd(
            List<String> segments, String country, boolean codeFollows, boolean abbreviatedOnly) {
        List<String> words = Words.of(segments.getLast());
        for (int count = Math.min(MAX_WORDS, words.size() - 1); count > 0; count--) {
            String text = Words.last(words, count);
            Subdivisions.Part part = Subdivisions.find(country, text);
            if (part != null
                    && isState(part, text, codeFollows, abbreviatedOnly)
                    && !PREPOSITIONS.contains(
                            words.get(words.size() - count - 1).toLowerCase(Locale.ROOT))) {
                segments.removeLast();
                segments.addLast(Words.trim(Words.first(words, words.size() - count)));
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
}
