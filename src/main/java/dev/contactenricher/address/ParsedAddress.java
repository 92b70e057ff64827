package dev.contactenricher.address;

import dev.contactenricher.contact.PostalAddress;
import org.jspecify.annotations.Nullable;

/**
 * What was read from an address.
 *
 * @param country alpha-2 code of the country that the address names or that its form proves, or null
 * @param codeKnown false when the postal code cannot exist in that country
 */
public record ParsedAddress(PostalAddress address, @Nullable String country, boolean codeKnown) {

    static final ParsedAddress NONE = new ParsedAddress(PostalAddress.NONE, null, true);

    ParsedAddress in(String other) {
        return new ParsedAddress(address, other, codeKnown);
    }

    ParsedAddress with(String address2) {
        var all =
                new PostalAddress(address.address1(), address2, address.city(), address.state(), address.postalCode());
        return new ParsedAddress(all, country, codeKnown);
    }
}
