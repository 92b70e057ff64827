package dev.contactenricher.address;

import dev.contactenricher.country.AddressFormat;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the postal code out of an address, where it stands between city and the rest or alone. */
final class PostalCodeStep {

    /** What looks like a code where a country's own pattern finds none. */
    private static final Pattern ANY_CODE = Pattern.compile("(?:[A-Z]{1,3}[- ]?)?\\d{3,7}(?:[- ]\\d{3,5}(?:-\\d)?)?");

    /** Ireland's routing key, the first half of an Eircode, and the Dublin districts before it. */
    private static final Pattern ROUTING_KEY = Pattern.compile("[AC-FHKNPRTV-Y]\\d[\\dW]");

    private static final int FEWEST_DIGITS = 4;

    private static final Pattern BRITISH_AREA = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?");
    private static final Pattern HYPHENATED = Pattern.compile("(\\d{3,6})\\s?-\\s?(\\p{L}.*)");
    /** {@code Bangalore-560038}. */
    private static final Pattern GLUED_BEHIND = Pattern.compile("(\\p{L}[^\\d]*)-(\\d{4,6})");

    private static final int MAX_WORDS = 3;

    private PostalCodeStep() {}

    static void apply(AddressDraft draft, String country) {
        if (take(draft, country, text -> PostalCodes.customary(country, text), true)) {
            return;
        }
        boolean british = country.equals("GB") || Territories.isBritishIsle(country);
        if (take(draft, country, text -> unknown(text, country, british), false)) {
            draft.codeKnown = AddressFormat.of(country).code() == null;
        }
    }

    interface Reader {
        Optional<String> read(String text);
    }

    private static Optional<String> unknown(String text, String country, boolean british) {
        String code = Words.withAsciiDigits(text).toUpperCase(Locale.ROOT);
        if (country.equals("IE")) {
            return ROUTING_KEY.matcher(code).matches() ? Optional.of(text) : Optional.empty();
        }
        if (Words.hasLetter(code) && Subdivisions.find(country, Words.of(code).getFirst()) != null) {
            return Optional.empty();
        }
        return (british ? BRITISH_AREA : ANY_CODE).matcher(code).matches() ? Optional.of(text) : Optional.empty();
    }

    private static boolean take(AddressDraft draft, String country, Reader reader, boolean known) {
        String first = draft.before.getFirst();
        if (draft.before.size() > 1
                && CodeBeforeTown.startsWithTown(draft, Words.of(first), country)
                && CodeBeforeTown.reversed(draft, reader, first)) {
            return true;
        }
        for (int i = draft.before.size() - 1; i >= 0; i--) {
            String segment = draft.before.get(i);
            boolean onlyOne = draft.before.size() == 1;
            if (i > 0 && whole(draft, reader, segment, i)) {
                return true;
            }
            if ((i > 0 || onlyOne && known) && end(draft, reader, segment, i)) {
                return true;
            }
            boolean cityOnly = onlyOne && known && !Words.hasDigit(segment.substring(segment.indexOf(' ') + 1));
            if (known && i > 0 && CodeBeforeTown.behindHouseNumber(draft, reader, segment, i, country)) {
                return true;
            }
            if ((i > 0 && isTownBehindCode(segment, country, known) || cityOnly) && start(draft, reader, segment, i)) {
                return true;
            }
            if (known && i == 0 && !onlyOne && CodeBeforeTown.codeFirst(draft, reader, country)) {
                return true;
            }
            if (known
                    && i == 0
                    && (onlyOne
                            ? CodeBeforeTown.middle(draft, reader, segment)
                            : CodeBeforeTown.reversed(draft, reader, segment))) {
                return true;
            }
        }
        return false;
    }

    /** {@code 431 St Kilda Rd}: a house number and no code, whatever its length. */
    private static boolean isTownBehindCode(String segment, String country, boolean known) {
        String behind = segment.substring(segment.indexOf(' ') + 1);
        return !StreetWords.namesStreet(behind) && (known || !Words.hasDigit(behind))
                || Places.isPlace(country, behind);
    }

    private static boolean whole(AddressDraft draft, Reader reader, String segment, int index) {
        String country = draft.country == null ? "" : draft.country;
        String previous = draft.before.get(index - 1);
        boolean last = index == draft.before.size() - 1 && index > 1;
        boolean beside = Places.isPlace(country, previous)
                || last && !StreetWords.isStreet(previous)
                || index + 1 < draft.before.size()
                        && Words.digits(segment) >= FEWEST_DIGITS
                        && Places.isPlace(country, draft.before.get(index + 1));
        boolean mayBe = !isNumbered(Words.of(segment).getFirst())
                && !Places.isPlace(country, segment)
                && (beside
                        || isLongEnough(segment, country)
                        || PostalCodes.customary(country, segment).isPresent());
        return (mayBe ? reader.read(segment) : Optional.<String>empty())
                .map(code -> divide(draft, index, code, null, null))
                .orElse(false);
    }

    private static boolean end(AddressDraft draft, Reader reader, String segment, int index) {
        Matcher glued = GLUED_BEHIND.matcher(segment);
        List<String> words = Words.of(glued.matches() ? glued.group(1) + " " + glued.group(2) : segment);
        for (int count = Math.min(MAX_WORDS, words.size() - 1); count > 0; count--) {
            String text = Words.last(words, count);
            boolean mayBe = Words.hasDigit(text)
                    && !isNumbered(words.get(words.size() - count - 1))
                    && !isNumbered(words.get(words.size() - count))
                    && isLongEnough(text, Words.first(words, words.size() - count), draft, index);
            Optional<String> code = mayBe ? reader.read(text) : Optional.empty();
            if (code.isPresent()) {
                return divide(draft, index, code.get(), Words.first(words, words.size() - count), null);
            }
        }
        return false;
    }

    private static boolean start(AddressDraft draft, Reader reader, String segment, int index) {
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
        boolean last = index == draft.before.size() - 1;
        return isLongEnough(code, country)
                || Places.isPlace(country, Words.trim(beside))
                || last && PostalCodes.customary(country, code).isPresent();
    }

    private static boolean isLongEnough(String code, String country) {
        return Words.digits(code) >= FEWEST_DIGITS || AddressFormat.of(country).code() == null || Words.hasLetter(code);
    }

    /** {@code Suite}, {@code P.O. Box}: the number behind it is that of a unit or a box. */
    private static boolean isNumbered(String word) {
        return StreetWords.isNumbered(word);
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
