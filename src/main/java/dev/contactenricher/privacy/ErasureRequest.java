package dev.contactenricher.privacy;

import org.jspecify.annotations.Nullable;

/** @param confirm how many people the caller knows to share the key */
record ErasureRequest(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String externalCrmId,
        @Nullable String subject,
        @Nullable Object confirm) {

    @Override
    public String toString() {
        return "ErasureRequest[…]";
    }
}
