package dev.contactenricher.contact;

import static java.util.Objects.requireNonNull;

/**
 * An e-mail address in the form that is sent, with the form that is compared.
 *
 * @param value the mailbox as its owner writes it, its domain lower-cased and punycoded (RFC 5321, RFC 5891)
 * @param key the provider's canonical form, equal for addresses that reach the same mailbox; never sent
 */
public record EmailAddress(String value, String key) {

    public EmailAddress {
        requireNonNull(key);
        if (value.indexOf('@') < 1) {
            throw new IllegalArgumentException("not a mailbox");
        }
    }

    /** The part behind the last {@code @}, in its ASCII form. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
