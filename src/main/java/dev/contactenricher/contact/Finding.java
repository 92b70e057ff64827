package dev.contactenricher.contact;

/**
 * Something that is wrong with a field of a contact: an error when the contact was rejected for it, else a warning.
 *
 * @param field the field's name in the request, such as {@code phone} or {@code address.postal_code}
 * @param code stable and machine-readable, such as {@code consent_missing}
 * @param message for people; names the rule, never the value
 */
public record Finding(String field, String code, String message) {}
