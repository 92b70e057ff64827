package dev.contactenricher.address;

import dev.contactenricher.country.AddressFormat;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a postal code that is a segment of an address, or that begins or ends one, and divides the address there. */
final class CodeInSegment {

    /** Fewer are more often those of a house number. */
    static final int FEWEST_DIGITS = 4;

    private static final Pattern HYPHENATED = Pattern.compile("((?:[A-Z]{1,3}[ -]?)?\\d{3,6})\\s?-\\s?(\\p{L}.*)");
    /** {@code Bangalore-560038}. */
    private static final Pattern GLUED_BEHIND = Pattern.compile("(\\p{L}[^\\d]*)-(\\d{4,6})");

    private static final int MAX_WORDS = 3;

    interface Reader {
        Optional<String> read(String text);
    }

    private CodeInSegment() {}

    static boolean whole(AddressDraft draft, Reader reader, String segment, int index) {
        String country = draft.country == null ? "" : draft.country;
        String previous = draft.before.get(index - 1);
        boolean last = index == draft.before.size() - 1 && index > 1;
        boolean beside = Places.isPlace(country, previous)
                || last && !StreetWords.isStreet(previous)
                || index + 1 < draft.before.size()
                        && Words.digits(segment) >= FEWEST_DIGITS
                        && Places.isPlace(country, draft.before.get(index + 1));
        boolean state = Territories.isLikeState(country) && segment.startsWith(country + " ");
        boolean mayBe = !state
                && !StreetWords.isNumbered(Words.of(segment).getFirst())
                && !Places.isPlace(country, segment)
                && (beside
                        || isLongEnough(segment, country)
                        || PostalCodes.customary(country, segment).isPresent());
        return (mayBe ? reader.read(segment) : Optional.<String>empty())
                .map(code -> divide(draft, index, code, null, null))
                .orElse(false);
    }

    static boolean end(AddressDraft draft, Reader reader, String segment, int index) {
        Matcher glued = GLUED_BEHIND.matcher(segment);
        // Riga LV-1010: the hyphen is the code's own
        boolean apart = glued.matches()
                && !isOfBox(glued.group(1))
                && !Words.of(glued.group(1)).getLast().equals(draft.country);
        List<String> words = Words.of(apart ? glued.group(1) + " " + glued.group(2) : segment);
        boolean last = index == draft.before.size() - 1;
        for (int count = Math.min(MAX_WORDS, words.size() - 1); count > 0; count--) {
            String text = Words.last(words, count);
            boolean mayBe = Words.hasDigit(text)
                    && (last || !StreetWords.isType(words.get(words.size() - count - 1)))
                    && !isNumbered(words.get(words.size() - count - 1), text, draft)
                    && !StreetWords.isNumbered(words.get(words.size() - count))
                    && isLongEnough(text, Words.first(words, words.size() - count), draft, index);
            Optional<String> code = mayBe ? reader.read(text) : Optional.empty();
            if (code.isPresent()) {
                return divide(draft, index, code.get(), Words.first(words, words.size() - count), null);
            }
        }
        return false;
    }

    /** {@code apt 12}, but {@code key west fl 33040}. */
    private static boolean isNumbered(String word, String number, AddressDraft draft) {
        boolean state = word.length() == 2
                && Words.digits(number) > FEWEST_DIGITS
                && draft.country != null
                && Subdivisions.find(draft.country, word) != null;
        return !state && StreetWords.isNumbered(word);
    }

    /** {@code P.O. Box N-4865}. */
    private static boolean isOfBox(String text) {
        List<String> words = Words.of(text);
        return words.size() > 1 && words.getLast().length() == 1 && StreetWords.isNumbered(words.get(words.size() - 2));
    }

    static boolean start(AddressDraft draft, Reader reader, String segment, int index) {
        List<String> words = Words.of(hyphenSpaced(segment));
        for (int count = Math.min(MAX_WORDS, words.size() - 1); count > 0; count--) {
            String text = Words.first(words, count);
            boolean mayBe =
                    Words.hasDigit(text) && isLongEnough(text, Words.last(words, words.size() - count), draft, index);
            Optional<String> code = mayBe ? reader.read(text) : Optional.empty();
            if (code.isPresent()) {
                return divide(draft, index, code.get(), null, Words.last(words, words.size() - count));
            }
        }
        return false;
    }

    /** Three digits are more often a house number than a code, but not beside a town. */
    private static boolean isLongEnough(String code, String beside, AddressDraft draft, int index) {
        String country = draft.country == null ? "" : draft.country;
        boolean last = draft.before.subList(index + 1, draft.before.size()).stream()
                .allMatch(behind -> Subdivisions.find(country, behind) != null);
        return isLongEnough(code, country)
                || Places.isPlace(country, Words.trim(beside))
                || last && PostalCodes.customary(country, code).isPresent();
    }

    private static boolean isLongEnough(String code, String country) {
        return Words.digits(code) >= FEWEST_DIGITS || AddressFormat.of(country).code() == null || Words.hasLetter(code);
    }

    static boolean divide(AddressDraft draft, int index, String code, @Nullable String head, @Nullable String tail) {
        List<String> behind = draft.before.subList(index + 1, draft.before.size());
        draft.behind.addAll(behind);
        behind.clear();
        draft.before.removeLast();
        String left = head == null ? "" : Words.trim(head);
        String right = tail == null ? "" : Words.trim(tail);
        if (!left.isEmpty()) {
            draft.before.addLast(left);
            draft.joinedBefore = right.isEmpty();
        }
        if (!right.isEmpty()) {
            draft.behind.addFirst(right);
            draft.joinedBehind = true;
        }
        draft.postalCode = code;
        return true;
    }

    private static String hyphenSpaced(String segment) {
        Matcher glued = HYPHENATED.matcher(segment);
        return glued.matches() ? glued.group(1) + " " + glued.group(2) : segment;
    }
}
