package dev.contactenricher.normalize;

import dev.contactenricher.contact.PostalAddress;
import org.jspecify.annotations.Nullable;

/**
 * What was read from an address.
 *
 * @param country alpha-2 code of the country that the text names or that its form proves, or null
 */
record ParsedAddress(PostalAddress address, @Nullable String country) {}
