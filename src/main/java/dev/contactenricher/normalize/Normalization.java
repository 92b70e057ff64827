package dev.contactenricher.normalize;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a raw contact. */
public sealed interface Normalization {

    /** What was kept but looks wrong. */
    List<Finding> warnings();

    /** The contact could be understood. */
    record Normalized(Contact contact, List<Finding> warnings) implements Normalization {

        public Normalized {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The contact is refused.
     *
     * @param externalCrmId the caller's own id of it, or null when it gave none that can be read
     * @param readable what can be read of it: the person and what they refuse; null when neither
     *     its email nor its phone can
     * @param errors at least one
     */
    record Rejected(
            @Nullable String externalCrmId, @Nullable Contact readable, List<Finding> errors, List<Finding> warnings)
            implements Normalization {

        public Rejected {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }
}
