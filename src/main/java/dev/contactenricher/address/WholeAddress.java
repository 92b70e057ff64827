package dev.contactenricher.address;

import dev.contactenricher.address.AddressParts.Locality;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.NameFolding;
import dev.contactenricher.country.StateWritings;
import dev.contactenricher.text.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a field that holds a whole address from one that holds a part of it. */
final class WholeAddress {

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\n|،，、]");
    private static final Pattern CODE =
            Pattern.compile("\\d{4}|\\d{3} \\d{2}\\b|\\d{2}-\\d{3}|[A-Z]\\d[A-Z\\d]? ?\\d[A-Z]{2}");

    /** {@code Milano (MI)}, {@code São Paulo/SP}. */
    private static final Pattern STATE_BEHIND = Pattern.compile("\\([A-Z]{2,3}\\)$|[/-] ?[A-Z]{2}$");
    /** {@code 10115 Berlin} in the field for the code. */
    private static final Pattern CODE_AND_TOWN = Pattern.compile("(?:[A-Z]{1,2}-)?\\d{4,5} \\p{L}{3}[^\\d]*");

    private static final Pattern COUNTRY_BEHIND =
            Pattern.compile("(\\p{L}[^()/]*?) ?(?:\\((\\p{L}{4,})\\)|(?: [-–]|/) ?(\\p{L}{4,}))");

    private static final int LONGEST_STATE = 3;
    private static final int MAX_CITY = 120;

    private WholeAddress() {}

    static boolean isSeveral(String street) {
        return SEPARATOR.matcher(street.strip()).find();
    }

    /** The same with the second line behind the first, where that holds the code and the town. */
    static AddressParts withTownOfSecondLine(AddressParts parts) {
        String street = parts.street();
        String unit = parts.unit();
        boolean town = street != null
                && unit != null
                && parts.city() == null
                && CODE.matcher(unit).find()
                && Words.hasLetter(unit);
        return town ? parts.withStreet(street + "\n" + unit) : parts;
    }

    /** The same with state and code taken out of the city: {@code 10115 Berlin}, {@code Springfield, IL 62701}. */
    static AddressParts withPlainCity(AddressParts parts, String expected) {
        String code = parts.code();
        boolean townInCode = parts.city() == null
                && code != null
                && CODE_AND_TOWN.matcher(code).matches();
        String city = townInCode ? code : withCountryApart(parts.city());
        if (city == null || city.length() > MAX_CITY || !isMore(city)) {
            return parts;
        }
        ParsedAddress parsed = AddressParser.parse(city, parts.stated().named(), expected);
        PostalAddress found = parsed.address();
        boolean apart = code != null && !city.contains(code);
        boolean plain = found.city() != null
                && found.address1() == null
                && (!apart || found.postalCode() == null && isState(found.state(), parts.state()));
        return plain
                ? parts.with(
                        new Locality(
                                found.city(),
                                parts.state() == null ? found.state() : parts.state(),
                                found.postalCode() == null ? code : found.postalCode()),
                        parsed.country())
                : parts;
    }

    /** {@code Berlin (Germany)}, {@code Berlin / Germany}, {@code Berlin - Germany}: with a comma before the country. */
    private static @Nullable String withCountryApart(@Nullable String city) {
        Matcher behind = city == null || city.length() > MAX_CITY ? null : COUNTRY_BEHIND.matcher(city);
        if (behind == null || !behind.matches()) {
            return city;
        }
        String country = behind.group(2) == null ? behind.group(3) : behind.group(2);
        return CountryNames.find(country) == null ? city : behind.group(1) + ", " + country;
    }

    /** {@code Springfield, IL} beside a code: a state that contradicts no other. */
    private static boolean isState(@Nullable String found, @Nullable String given) {
        return found != null && found.length() <= LONGEST_STATE && (given == null || same(found, given));
    }

    /** The same with the state's name alone: {@code Illinois (IL)}. */
    static AddressParts withPlainState(AddressParts parts) {
        String state = parts.state();
        String plain = state == null ? null : StateWritings.plain(state);
        return state == null || state.equals(plain)
                ? parts
                : parts.with(new Locality(parts.city(), plain, parts.code()), null);
    }

    private static boolean isMore(String city) {
        return SEPARATOR.matcher(city).find()
                || STATE_BEHIND.matcher(city).find()
                || CODE.matcher(city).find();
    }

    /** The parts as one text, the street's lines first. */
    static String of(AddressParts parts) {
        StringBuilder text = new StringBuilder();
        append(text, "\n", parts.text() == null ? parts.street() : parts.text());
        append(text, "\n", parts.city());
        append(text, ", ", parts.state());
        append(text, parts.state() == null ? "\n" : " ", parts.code());
        return text.toString();
    }

    /** The text and the parts beside it speak of one address. */
    static boolean agrees(PostalAddress whole, AddressParts parts) {
        return same(whole.city(), parts.city()) || same(whole.postalCode(), parts.code());
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && NameFolding.fold(one).equals(NameFolding.fold(other));
    }

    /** The country whose name ends a street's field, or null. */
    static @Nullable String named(String street) {
        if (!isSeveral(street)) {
            return null;
        }
        AddressDraft draft = new AddressDraft(Segments.of(street));
        if (draft.before.size() < 2) {
            return null;
        }
        CountryStep.apply(draft, "ZZ");
        return draft.country;
    }

    private static void append(StringBuilder text, String by, @Nullable String part) {
        if (part != null) {
            text.append(text.isEmpty() ? "" : by).append(part);
        }
    }
}
