package dev.contactenricher.records;

import dev.contactenricher.contact.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a wish or a refusing contact names its person, readable and normalised as they are sent. They are for
 * what must still be told elsewhere, and are kept nowhere but there.
 *
 * @param email the mailbox, see {@link dev.contactenricher.contact.EmailAddress#value}
 * @param phone in E.164
 * @param externalCrmId the CRM's own id
 */
public record Keys(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String externalCrmId) {

    public static final Keys NONE = new Keys(null, null, null);

    public static Keys of(Contact contact) {
        var email = contact.email();
        var phone = contact.phone();
        return new Keys(
                email == null ? null : email.value(), phone == null ? null : phone.e164(), contact.externalCrmId());
    }

    /** These, and those of the others of which there is none here. */
    public Keys over(Keys others) {
        return new Keys(
                email == null ? others.email : email,
                phone == null ? others.phone : phone,
                externalCrmId == null ? others.externalCrmId : externalCrmId);
    }

    @Override
    public String toString() {
        return "Keys[…]";
    }
}
