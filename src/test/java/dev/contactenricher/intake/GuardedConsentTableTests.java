package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every way in which a refusal and a later yes of Europeans may meet at a key: what is remembered under it, by whom it is
 * obeyed, and which yes ends it, against the contract's sections 3 and 4 said in another way.
 */
class GuardedConsentTableTests extends AdmissionRoom {

    private enum Key {
        OWN_EMAIL(true),
        ROLE_MAILBOX(false),
        PHONE(false),
        CRM_ID(false);

        /** Whether it leads to one person whatever names come with it. */
        private final boolean identifies;

        Key(boolean identifies) {
            this.identifies = identifies;
        }

        /** As a contact brings it; {@code own} are keys of nobody else. */
        private String of(int number, String own) {
            return switch (this) {
                case OWN_EMAIL -> "\"email\": \"p%d@own-mail.com\"".formatted(number);
                case ROLE_MAILBOX -> "\"email\": \"info@acme%d.com\"".formatted(number);
                case PHONE -> "\"phone\": \"+4930231%05d\"".formatted(25_000 + number);
                case CRM_ID ->
                    "\"external_crm_id\": \"C-%d\", \"email\": \"%s%d@own-mail.com\"".formatted(number, own, number);
            };
        }
    }

    private enum Said {
        BEFORE,
        UNDATED,
        AFTER
    }

    private static final List<String> NAMES = List.of(
            "",
            ", \"first_name\": \"Ann\", \"last_name\": \"Bell\"",
            ", \"first_name\": \"Hugo\", \"last_name\": \"Moor\"");

    @Test
    void aRefusalIsObeyedByWhoeverComesWithItsKeyUnlessNamesContradict() {
        int cases = 0;
        for (Key key : Key.values()) {
            for (String refusing : NAMES) {
                for (String granting : NAMES) {
                    for (Said said : Said.values()) {
                        take(contact(key.of(cases, "first"), GERMAN + NO_EMAIL + refusing));
                        BatchAnswer later =
                                take(contact(key.of(cases, "second"), GERMAN + YES + granting + date(said)));
                        assertThat(outcomes(later))
                                .as("%s, %s refuses and %s grants, %s", key, refusing, granting, said)
                                .containsExactly(
                                        isHeard(key, refusing, granting) && said != Said.AFTER
                                                ? "rejected"
                                                : "accepted");
                        cases++;
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(4 * 3 * 3 * 3);
    }

    private static boolean isHeard(Key key, String refusing, String granting) {
        boolean contradict = !refusing.isEmpty() && !granting.isEmpty() && !refusing.equals(granting);
        return key.identifies || !contradict;
    }

    private String date(Said said) {
        return switch (said) {
            case BEFORE -> ", \"updated_at\": \"2020-01-01T00:00:00Z\"";
            case UNDATED -> "";
            case AFTER -> ", \"updated_at\": \"" + later() + "\"";
        };
    }
}
