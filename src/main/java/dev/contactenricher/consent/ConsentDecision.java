package dev.contactenricher.consent;

import dev.contactenricher.contact.Finding;
import java.util.List;

/** Whether a contact may be merged, with the name of the rule that decided, as {@code /jobs} and the audit show it. */
public sealed interface ConsentDecision {

    /** The rule's stable name. */
    String rule();

    /**
     * The kinds of evidence that point at the GDPR's territory: {@code country}, {@code address}, {@code phone}, {@code
     * timezone}; or {@code country_unreadable}, which is doubt.
     */
    List<String> evidence();

    /** Nothing speaks against merging: the GDPR does not apply, or every channel was consented to. */
    record Granted(String rule, List<String> evidence, boolean gdprApplies) implements ConsentDecision {
        public Granted {
            evidence = List.copyOf(evidence);
        }
    }

    /** Consent is missing or denied where the GDPR applies, and the caller overrode that. */
    record Overridden(String rule, List<String> evidence) implements ConsentDecision {
        public Overridden {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The contact must not be merged.
     *
     * @param errors one for each channel, with the code {@code consent_missing} or {@code consent_denied}
     */
    record Refused(String rule, List<String> evidence, List<Finding> errors) implements ConsentDecision {
        public Refused {
            evidence = List.copyOf(evidence);
            errors = List.copyOf(errors);
        }
    }
}
