package dev.contactenricher.mapping;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.ContactFields;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names, whatever their case and the signs between their words: {@code E-Mail} is {@code email}. */
final class FieldNames {

    /** What consent depends on. */
    static final Set<String> FLAGS = Stream.concat(
                    Arrays.stream(Channel.values()).map(Channel::field), Stream.of("gdpr_consent_override"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> BY_BARE =
            ContactFields.NAMES.stream().collect(toUnmodifiableMap(FieldNames::bare, name -> name));

    private FieldNames() {}

    /** Letters and digits in lower case; where there are none, the name itself. */
    static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(bare::appendCodePoint);
        return bare.isEmpty() ? name.strip() : bare.toString();
    }

    /** The field of a contact that has this bare name. */
    static @Nullable String field(String bare) {
        return BY_BARE.get(bare);
    }

    /** The field that is meant, or the name as it stands where it is none of a contact's own. */
    static String fieldOrSame(String name) {
        String field = field(bare(name));
        return field == null ? name : field;
    }
}
