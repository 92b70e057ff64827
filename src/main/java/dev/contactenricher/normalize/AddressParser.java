package dev.contactenricher.normalize;

import dev.contactenricher.contact.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an address from free text, from the right: country, postal code, state, city, rest. */
final class AddressParser {

    private static final Pattern US_TAIL = Pattern.compile("([A-Z]{2})\\s+(\\d{5}(?:-\\d{4})?)");
    private static final Pattern CODE_FIRST =
            Pattern.compile("((?:[A-Z]{1,2}-?)?\\d{3,6}(?:[ -]\\d{2,4}|\\s[A-Z]{2})?)\\s+(.+)");

    private AddressParser() {}

    static ParsedAddress parse(String text, @Nullable String hint) {
        List<String> parts = new ArrayList<>(List.of(Text.lines(text).split("\\s*[,\\n]\\s*")).stream()
                .filter(p -> !p.isBlank())
                .toList());
        if (parts.isEmpty()) {
            return new ParsedAddress(PostalAddress.NONE, null);
        }
        String country = null;
        if (parts.size() > 1) {
            country = Countries.find(parts.getLast()).orElse(null);
            if (country != null) {
                parts.removeLast();
            }
        }
        String state = null;
        String code = null;
        String city = null;
        Matcher us = US_TAIL.matcher(parts.getLast());
        if (parts.size() > 1 && us.matches()) {
            state = us.group(1);
            code = us.group(2);
            parts.removeLast();
            country = country == null ? "US" : country;
        }
        if (parts.size() > 1) {
            city = parts.removeLast();
            Matcher first = CODE_FIRST.matcher(city);
            if (code == null && first.matches()) {
                code = first.group(1);
                city = first.group(2);
            }
        }
        return new ParsedAddress(new PostalAddress(String.join(", ", parts), null, city, state, code), country);
    }
}
