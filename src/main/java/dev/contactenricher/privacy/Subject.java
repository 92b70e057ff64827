package dev.contactenricher.privacy;

import org.jspecify.annotations.Nullable;

/**
 * Whom a wish is about: everybody with that e-mail or that phone.
 *
 * @param emailKey the matching key
 * @param e164 the phone
 * @param keys the same, as they are sent
 */
record Subject(@Nullable String emailKey, @Nullable String e164, Keys keys) {

    @Override
    public String toString() {
        return "Subject[…]";
    }
}
