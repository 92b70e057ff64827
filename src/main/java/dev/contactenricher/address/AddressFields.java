package dev.contactenricher.address;

import dev.contactenricher.contact.ContactFields;
import dev.contactenricher.text.Tables;
import dev.contactenricher.text.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that the parts of an address go by, in a contact and in its {@code address} object, whatever their case and the
 * signs between their words. Some mean an address's part only inside of an object.
 */
public enum AddressFields {
    TEXT,
    ADDRESS1,
    NUMBER,
    ADDRESS2,
    ADDRESS3,
    CITY,
    STATE,
    REGION,
    POSTAL_CODE,
    COUNTRY,
    COUNTRY_CODE,
    /** Says something of the address, and not where it is. */
    ABOUT;

    private static final int LONGEST = 40;
    private static final Map<String, AddressFields> IN_CONTACT = new HashMap<>();
    private static final Map<String, AddressFields> IN_OBJECT = new HashMap<>();

    static {
        for (String[] row : Tables.read(AddressFields.class, "address-parts.tsv")) {
            AddressFields part = valueOf(row[0].toUpperCase(Locale.ROOT));
            for (String name : row[1].split(" ")) {
                IN_CONTACT.put(name, part);
                IN_OBJECT.put(name, part);
            }
            for (String name : row[2].split(" ")) {
                IN_OBJECT.put(name, part);
            }
        }
    }

    /** Which part a field of a contact is, or null. */
    public static @Nullable AddressFields inContact(String name) {
        return find(IN_CONTACT, name);
    }

    /** Which part a field of an address object is, or null. */
    public static @Nullable AddressFields inObject(String name) {
        return find(IN_OBJECT, name);
    }

    /** True for the name that the contract gives the part, which comes before all others. */
    public boolean isNamed(String field) {
        return name().equalsIgnoreCase(field) || this == TEXT && field.equals("address");
    }

    private static @Nullable AddressFields find(Map<String, AddressFields> names, String name) {
        if (name.length() > LONGEST) {
            return null;
        }
        AddressFields part = names.get(name);
        return part != null || isPlain(name) || ContactFields.NAMES.contains(name) && !name.equals("postal_code")
                ? part
                : names.get(bare(name));
    }

    private static boolean isPlain(String name) {
        return Words.isAll(name, c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    }

    private static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
