package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Details are closed: no name but those that are listed, no text but ids, times and codes. */
class DetailsTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "6f1f7b1e-52a4-4d0e-9f3f-1f2e3d4c5b6a";

    /** Whatever stands where another value belongs. */
    @ParameterizedTest
    @EnumSource(Detail.class)
    void noDetailTakesWhatAPersonCouldBeKnownBy(Detail detail) {
        Stream.of(
                        "jane.doe@example.com",
                        "+12125550123",
                        "Jane",
                        "Jane Doe",
                        "10 Zwickelhorn Avenue, New York",
                        "A-1",
                        "0199")
                .forEach(text -> {
                    assertThat(detail.admit(text).toString()).doesNotContain(text);
                    assertThat(detail.admit(List.of(text)).toString()).doesNotContain(text);
                    assertThat(detail.admit(List.of(text + ":" + text, "email:" + text))
                                    .toString())
                            .doesNotContain(text);
                });
    }

    @Test
    void aFieldThatTheCallerNamedIsNotNamed() {
        var findings = Detail.FINDINGS.admit(List.of(
                "email:email_invalid",
                "address.postal_code:text_expected",
                "jane.doe@example.com:text_invalid",
                "address.jane:text_invalid",
                "a:b:text_invalid"));
        assertThat(findings)
                .isEqualTo(List.of(
                        "email:email_invalid",
                        "address.postal_code:text_expected",
                        "other:text_invalid",
                        "other:text_invalid",
                        "other:text_invalid"));
    }

    /** Every field of the contract is wrong here; the last one is the caller's own. */
    @Test
    void whatTheNormaliserFindsIsNamedUnlessTheCallerNamedIt() {
        var raw = JSON.readTree("""
                {"external_crm_id": [], "email": [], "phone": [], "first_name": [], "last_name": [],
                 "address": {"address1": [], "address2": [], "city": [], "state": [], "postal_code": [], "country": []},
                 "country": [], "timezone": [], "consent_to_email": [], "consent_to_sms": 1, "consent_to_phone": "yes",
                 "consent_date": [], "gdpr_consent_override": [], "updated_at": [], "communication_preferences": [],
                 "interaction_history": {}, "jane.doe@example.com": "\\ud800"}
                """);
        var rejected = (Normalization.Rejected) new ContactNormalizer("US").normalize(raw);
        var findings = Stream.concat(rejected.errors().stream(), rejected.warnings().stream())
                .map(finding -> finding.field() + ":" + finding.code())
                .toList();
        assertThat(findings)
                .hasSizeGreaterThan(20)
                .contains("gdpr_consent_override:boolean_expected", "contact:text_invalid");
        assertThat(Detail.FINDINGS.admit(findings)).isEqualTo(findings);
        assertThat(Detail.FINDINGS.admit(List.of("jane.doe@example.com:text_invalid")))
                .isEqualTo(List.of("other:text_invalid"));
    }

    @Test
    void idsAndCodesStayAsTheyAre() {
        assertThat(Detail.JOB_ID.admit(ID)).isEqualTo(ID);
        assertThat(Detail.INDEX.admit(3)).isEqualTo(3);
        assertThat(Detail.TO_SEQUENCE.admit(3L)).isEqualTo(3L);
        assertThat(Detail.FROM.admit("2026-03-01T12:00:00.000Z")).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(Detail.RULE.admit("gdpr_consent_required")).isEqualTo("gdpr_consent_required");
        assertThat(Detail.ARTICLE.admit("gdpr.art7")).isEqualTo("gdpr.art7");
        assertThat(Detail.EVIDENCE.admit(List.of("phone", "country"))).isEqualTo(List.of("phone", "country"));
    }

    @Test
    void anActionHasNoDetailsButItsOwn() {
        var details = Details.of(Detail.JOB_ID, ID).with(Detail.RULE, "gdpr_consent_required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft(AuditAction.BATCH_SUBMITTED, "crm", null, details, Instant.EPOCH));
    }
}
