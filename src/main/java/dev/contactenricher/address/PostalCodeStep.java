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
import java.util.regex.Pattern;

/** Takes the postal code out of an address, where it stands between city and the rest or alone. */
final class PostalCodeStep {

    /** What looks like a code where a country's own pattern finds none. */
    private static final Pattern ANY_CODE = Pattern.compile("(?:[A-Z]{1,3}[- ]?)?\\d{3,7}(?:[- ]\\d{3,5}(?:-\\d)?)?");

    /** Ireland's routing key, the first half of an Eircode, and the Dublin districts before it. */
    private static final Pattern ROUTING_KEY = Pattern.compile("[AC-FHKNPRTV-Y]\\d[\\dW]");

    private static final Pattern BRITISH_AREA = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?");

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

    private static Optional<String> unknown(String text, String country, boolean british) {
        String code = Words.withAsciiDigits(text).toUpperCase(Locale.ROOT);
        if (country.equals("IE")) {
            return ROUTING_KEY.matcher(code).matches() ? Optional.of(text) : Optional.empty();
        }
        // Lod 2418133
        boolean name = text.indexOf(' ') > 1 && Character.isLowerCase(text.charAt(1));
        if (name && Character.isUpperCase(text.charAt(0))
                || Words.hasLetter(code)
                        && Subdivisions.find(country, Words.of(code).getFirst()) != null) {
            return Optional.empty();
        }
        return (british ? BRITISH_AREA : ANY_CODE).matcher(code).matches() ? Optional.of(text) : Optional.empty();
    }

    private static boolean take(AddressDraft draft, String country, CodeInSegment.Reader reader, boolean known) {
        String first = draft.before.getFirst();
        if (draft.before.size() > 1
                && CodeBeforeTown.startsWithTown(draft, Words.of(first), country)
                && CodeBeforeTown.reversed(draft, reader, first)) {
            return true;
        }
        for (int i = draft.before.size() - 1; i >= 0; i--) {
            String segment = draft.before.get(i);
            boolean onlyOne = draft.before.size() == 1;
            if (i > 0
                    && (known || !isHouseNumber(draft, i, country))
                    && CodeInSegment.whole(draft, reader, segment, i)) {
                return true;
            }
            if ((i > 0 || onlyOne && known)
                    && !isBeforeTown(draft, i, country, known)
                    && CodeInSegment.end(draft, reader, segment, i)) {
                return true;
            }
            boolean cityOnly = onlyOne && known && !Words.hasDigit(segment.substring(segment.indexOf(' ') + 1));
            if (known && i > 0 && CodeBeforeTown.behindHouseNumber(draft, reader, segment, i, country)) {
                return true;
            }
            if ((i > 0 && isTownBehindCode(segment, country, known) || cityOnly)
                    && CodeInSegment.start(draft, reader, segment, i)) {
                return true;
            }
            if (known
                    && i == 0
                    && !onlyOne
                    && CodeBeforeTown.isOnlyTown(draft, country)
                    && CodeInSegment.start(draft, reader, segment, i)) {
                return true;
            }
            if (known && i == 0 && !onlyOne && CodeBeforeTown.codeFirst(draft, reader, country)) {
                return true;
            }
            boolean last = i == draft.before.size() - 1;
            if (known && last && CodeBeforeTown.middle(draft, reader, segment, country)) {
                return true;
            }
            if (known && i == 0 && !onlyOne && CodeBeforeTown.reversed(draft, reader, segment)) {
                return true;
            }
        }
        return false;
    }

    /** {@code Rua Augusta, 1500, São Paulo}: behind a street that has no number yet, and no code of the country. */
    private static boolean isHouseNumber(AddressDraft draft, int index, String country) {
        String street = draft.before.get(index - 1);
        String number = draft.before.get(index);
        return !Words.hasLetter(number)
                && !Words.hasDigit(street)
                && (AddressFormat.of(country).code() != null || Words.digits(number) < CodeInSegment.FEWEST_DIGITS)
                && StreetWords.namesStreet(street);
    }

    /** {@code Avenida Libertador 4567, Buenos Aires}: a number behind a street's name, and before the town. */
    private static boolean isBeforeTown(AddressDraft draft, int index, String country, boolean known) {
        String segment = draft.before.get(index);
        if (index + 1 == draft.before.size() || !Words.hasDigit(segment)) {
            return false;
        }
        List<String> words = Words.of(segment);
        String street = Words.first(words, words.size() - 1);
        return Words.hasDigit(words.getLast())
                && (!known || StreetWords.namesStreet(street))
                && Places.isPlace(country, draft.before.get(index + 1))
                && !Places.isPlace(country, street);
    }

    /** {@code 431 St Kilda Rd}: a house number and no code, whatever its length. */
    private static boolean isTownBehindCode(String segment, String country, boolean known) {
        String behind = segment.substring(segment.indexOf(' ') + 1);
        return !StreetWords.namesStreet(behind) && (known || !Words.hasDigit(behind))
                || Places.isPlace(country, behind)
                || isTownWithState(behind, country);
    }

    /** {@code Tomelloso CR}: the province's code, though it is a word for a street elsewhere. */
    private static boolean isTownWithState(String text, String country) {
        int last = text.lastIndexOf(' ');
        return last > 0
                && Subdivisions.find(country, text.substring(last + 1)) != null
                && Places.isPlace(country, text.substring(0, last));
    }
}
