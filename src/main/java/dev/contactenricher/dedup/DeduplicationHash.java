package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.identity.Guards;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fingerprint of a contact's e-mail and phone that its payload carries. */
public final class DeduplicationHash {

    private static final int BYTES = 8;

    private DeduplicationHash() {}

    /**
     * The first 16 hexadecimal digits of SHA-256 over {@code email|digits}, the e-mail lower-cased and the phone's
     * digits without {@code +}; either may be empty, and is where there is but a placeholder, as that is not sent either.
     */
    public static String of(Contact contact) {
        return of(email(contact), phone(contact));
    }

    /** The same of what stands for a person in a correction, which may lack one of the two. */
    public static String of(@Nullable String email, @Nullable String e164) {
        String text =
                (email == null ? "" : email.toLowerCase(Locale.ROOT)) + '|' + (e164 == null ? "" : e164.substring(1));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static @Nullable String email(Contact contact) {
        EmailAddress email = contact.email();
        return email == null || Guards.kind(email) == EmailKind.PLACEHOLDER ? null : email.value();
    }

    static @Nullable String phone(Contact contact) {
        PhoneNumber phone = contact.phone();
        return phone == null || Guards.isPlaceholder(phone) ? null : phone.e164();
    }
}
