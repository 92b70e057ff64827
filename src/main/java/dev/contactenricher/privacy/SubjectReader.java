package dev.contactenricher.privacy;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import dev.contactenricher.people.PersonSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the keys of a wish as those of contacts are read, so that the same person is meant; but where a contact is
 * given the benefit of the doubt, a wish is not, lest it is about another person or none.
 */
@Component
class SubjectReader {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** A valid key, so that a CRM's id can be read beside it. */
    static final String VALID_EMAIL = "anybody@mail.example";

    private final ContactNormalizer normalizer;
    private final PhoneKeyReader phones;

    SubjectReader(ContactNormalizer normalizer) {
        this.normalizer = normalizer;
        this.phones = new PhoneKeyReader(normalizer);
    }

    /** @throws org.springframework.web.ErrorResponseException 400 when there is no key, or one cannot be read surely */
    Subject read(SubjectRequest request) {
        List<Fault> faults = new ArrayList<>();
        Subject subject = read(request, faults);
        if (!faults.isEmpty()) {
            throw faults.getFirst().asProblem();
        }
        return subject;
    }

    /** What can be read; everything else, and that there is nothing, is added to the faults. */
    Subject read(SubjectRequest request, List<Fault> faults) {
        int before = faults.size();
        var subject = new Subject(
                email(request.email(), faults),
                phones.read(request.phone(), request.country(), faults),
                crmId(request.externalCrmId(), faults),
                id(request.subject(), faults));
        if (!subject.isNamed() && faults.size() == before) {
            faults.add(new Fault(
                    "email", "key_missing", "At least one of email, phone, external_crm_id and subject is needed"));
        }
        return subject;
    }

    private @Nullable EmailAddress email(@Nullable String text, List<Fault> faults) {
        if (text == null) {
            return null;
        }
        Normalization read = normalizer.normalize(raw().put("email", text));
        EmailAddress email =
                read instanceof Normalized normalized ? normalized.contact().email() : null;
        if (email == null) {
            faults.add(text.isBlank() ? Fault.withoutPerson("email") : fault(read, "email"));
        } else if (!PersonSearch.isSomebodys(email)) {
            faults.add(Fault.withoutPerson("email"));
        } else if (isOneOfSeveral(read)) {
            faults.add(new Fault("email", "email_several", "Must be one mailbox"));
        } else {
            return email;
        }
        return null;
    }

    private @Nullable String crmId(@Nullable String text, List<Fault> faults) {
        if (text == null) {
            return null;
        }
        Contact contact =
                normalizer.normalize(raw().put("external_crm_id", text).put("email", VALID_EMAIL))
                                instanceof Normalized normalized
                        ? normalized.contact()
                        : null;
        String id = contact == null ? null : contact.externalCrmId();
        if (id == null || id.isBlank()) {
            faults.add(Fault.withoutPerson("external_crm_id"));
            return null;
        }
        return id;
    }

    private static @Nullable String id(@Nullable String text, List<Fault> faults) {
        if (text == null || ID.matcher(text.strip()).matches()) {
            return text == null ? null : UUID.fromString(text.strip()).toString();
        }
        faults.add(new Fault("subject", "subject_malformed", "Must be an id that an audit entry has as its subject"));
        return null;
    }

    /** The normalizer's own reason, unless it took the field for nothing said. */
    static Fault fault(Normalization read, String field) {
        return read instanceof Rejected rejected
                ? rejected.errors().stream()
                        .filter(error -> error.field().equals(field))
                        .map(error -> new Fault(field, error.code(), error.message()))
                        .findFirst()
                        .orElse(Fault.withoutPerson(field))
                : Fault.withoutPerson(field);
    }

    static boolean isOneOfSeveral(Normalization read) {
        return read instanceof Normalized normalized
                && normalized.warnings().stream()
                        .anyMatch(warning -> warning.code().endsWith("_several"));
    }

    static ObjectNode raw() {
        return JsonNodeFactory.instance.objectNode();
    }
}
