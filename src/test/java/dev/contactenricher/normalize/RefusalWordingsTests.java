package dev.contactenricher.normalize;

import static dev.contactenricher.normalize.Contacts.normalized;
import static dev.contactenricher.normalize.Contacts.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal counts in whatever words a CRM has it; what says something else is none. */
class RefusalWordingsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No consent given",
                "no opt-in",
                "Not opted-in",
                "not subscribed",
                "Non-Subscribed",
                "Not permitted",
                "Don’t email",
                "Do-Not-Email",
                "opted_out",
                "unsubscribed_all",
                "No, do not call",
                "Opted out (by e-mail)",
                "consent withdrawn",
                "Withdrew consent",
                "Spam complaint",
                "Blacklisted",
                "suppressed",
                "DNC",
                "keine Einwilligung",
                "Einwilligung widerrufen",
                "Ne pas contacter",
                "ne consent pas",
                "nicht zugestimmt",
                "widersprochen",
                "pas de consentement",
                "Désabonnée",
                "No autorizado",
                "dado de baja",
                "sin consentimiento",
                "consenso negato",
                "geen toestemming",
                "sem consentimento",
                "nej tack",
                "brak zgody",
                "отписан",
                "拒否",
                "Tidak",
                "nē",
                "níl",
                "না",
                "không",
                "НЕПРАВДА",
                "YANLIŞ",
                "HAMIS",
                "EPÄTOSI",
                "VÄÄR",
                "désactivé",
                "выкл",
                "オフ",
                "unchecked",
                "nigdy",
                "✕"
            })
    void aRefusalIsHeardInWords(String no) {
        var rejected = rejected("{'email': 'a@example.com', 'consent_to_email': '%s'}".formatted(no));
        assertThat(rejected.errors()).extracting(Finding::code).containsExactly("consent_invalid");
        assertThat(rejected.readable()).isNotNull();
        assertThat(rejected.readable().consent().email()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not asked",
                "not yet",
                "no answer",
                "pending",
                "no objection",
                "not unsubscribed",
                "not opted out",
                "kein Widerspruch",
                "subscribed",
                "opt in",
                "no idea whether they opted out"
            })
    void whatSaysSomethingElseIsNone(String text) {
        var rejected = rejected("{'email': 'a@example.com', 'consent_to_email': '%s'}".formatted(text));
        assertThat(rejected.readable()).isNotNull();
        assertThat(rejected.readable().consent().email()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nicht angegeben", "Non renseigné", "[not provided]", "(not set)", "не указано", "未設定"})
    void whatSaysThatNothingIsKnownIsSilence(String text) {
        assertThat(normalized("{'email': 'a@example.com', 'consent_to_email': '%s'}".formatted(text))
                        .consent()
                        .email())
                .isNull();
    }
}
