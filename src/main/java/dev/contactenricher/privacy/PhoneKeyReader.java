package dev.contactenricher.privacy;

import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.people.PersonSearch;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads the phone that a wish names: an international one, or one of the country beside it. */
final class PhoneKeyReader {

    /** Digits alone may be a number of any country, even where they begin like an international one. */
    private static final Pattern WITH_COUNTRY_CODE = Pattern.compile("[^\\d+]*(\\+|00)");

    private static final Fault NOT_INTERNATIONAL = new Fault(
            "phone",
            "phone_not_international",
            "Must be a number that begins with + and a country code, or that stands beside country");

    private final ContactNormalizer normalizer;

    /** What both of them read alike owes nothing to a default country. */
    private final List<ContactNormalizer> elsewhere = List.of(new ContactNormalizer("US"), new ContactNormalizer("DE"));

    PhoneKeyReader(ContactNormalizer normalizer) {
        this.normalizer = normalizer;
    }

    /** The number that is surely meant, or null: then there is a fault more, unless none was given. */
    @Nullable PhoneNumber read(@Nullable String text, @Nullable String country, List<Fault> faults) {
        if (text == null) {
            return null;
        }
        boolean ofCountry = country != null && isCountry(country);
        ObjectNode raw = SubjectReader.raw().put("phone", text);
        Normalization read = normalizer.normalize(ofCountry ? raw.put("country", country) : raw);
        PhoneNumber phone = ofCountry ? number(read) : international(text);
        if (text.isBlank() || phone != null && !PersonSearch.isSomebodys(phone)) {
            faults.add(Fault.withoutPerson("phone"));
        } else if (phone == null && !ofCountry && country != null && !country.isBlank()) {
            faults.add(new Fault("country", "country_unknown", "Must be a country: the phone is not international"));
        } else if (phone == null) {
            faults.add(ofCountry ? SubjectReader.fault(read, "phone") : NOT_INTERNATIONAL);
        } else if (SubjectReader.isOneOfSeveral(read)) {
            faults.add(new Fault("phone", "phone_several", "Must be one number"));
        } else {
            return phone;
        }
        return null;
    }

    private boolean isCountry(String text) {
        return normalizer.normalize(SubjectReader.raw()
                                .put("email", SubjectReader.VALID_EMAIL)
                                .put("country", text))
                        instanceof Normalized normalized
                && normalized.contact().country().given() != null;
    }

    private @Nullable PhoneNumber international(String text) {
        if (!WITH_COUNTRY_CODE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .lookingAt()) {
            return null;
        }
        List<PhoneNumber> readings = elsewhere.stream()
                .map(one -> number(one.normalize(SubjectReader.raw().put("phone", text))))
                .toList();
        PhoneNumber first = readings.getFirst();
        return first != null && readings.stream().allMatch(first::equals) ? first : null;
    }

    private static @Nullable PhoneNumber number(Normalization read) {
        return read instanceof Normalized normalized ? normalized.contact().phone() : null;
    }
}
