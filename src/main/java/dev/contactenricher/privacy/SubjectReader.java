package dev.contactenricher.privacy;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import dev.contactenricher.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads an e-mail and a phone in the way in which those of contacts are read, so that the same person is meant. */
@Component
class SubjectReader {

    private final ContactNormalizer normalizer;

    SubjectReader(ContactNormalizer normalizer) {
        this.normalizer = normalizer;
    }

    /** @throws org.springframework.web.ErrorResponseException 400 when neither is there, or one cannot be read */
    Subject read(@Nullable String email, @Nullable String phone) {
        if (isEmpty(email) && isEmpty(phone)) {
            throw Problem.INVALID_REQUEST.because("At least one of email and phone is needed");
        }
        EmailAddress address =
                isEmpty(email) ? null : normalized("email", email).email();
        PhoneNumber number = isEmpty(phone) ? null : normalized("phone", phone).phone();
        String e164 = number == null ? null : number.e164();
        return new Subject(
                address == null ? null : address.key(),
                e164,
                new Keys(address == null ? null : address.value(), e164, null));
    }

    private Contact normalized(String field, @Nullable String text) {
        var raw = JsonNodeFactory.instance.objectNode().put(field, text);
        return switch (normalizer.normalize(raw)) {
            case Normalized normalized -> normalized.contact();
            case Rejected rejected ->
                throw Problem.INVALID_REQUEST.because(
                        rejected.errors().getFirst().message(), field);
        };
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
