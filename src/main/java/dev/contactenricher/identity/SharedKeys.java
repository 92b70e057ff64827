package dev.contactenricher.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a batch that are known to be shared, and so identify no person.
 *
 * @param emails role mailboxes and placeholders
 * @param phones placeholders and phones of more than a few people
 * @param crmIds ids that a CRM gave to more than a few people
 */
public record SharedKeys(Set<String> emails, Set<String> phones, Set<String> crmIds) {

    public static final SharedKeys NONE = new SharedKeys(Set.of(), Set.of(), Set.of());

    boolean hasEmail(@Nullable String email) {
        return email != null && emails.contains(email);
    }

    boolean hasPhone(@Nullable String phone) {
        return phone != null && phones.contains(phone);
    }

    boolean hasCrmId(@Nullable String crmId) {
        return crmId != null && crmIds.contains(crmId);
    }

    boolean isEmpty() {
        return emails.isEmpty() && phones.isEmpty() && crmIds.isEmpty();
    }
}
