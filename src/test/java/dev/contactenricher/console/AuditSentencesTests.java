package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.audit.AuditAction;
import dev.contactenricher.audit.AuditEntry;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class AuditSentencesTests {

    private final AuditSentences sentences;

    AuditSentencesTests() throws IOException {
        sentences = new AuditSentences(new JsonMapper(), new Show());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            batch_submitted    | crm    | {"contact_count":1,"duplicates_removed":0,"rejected":0}        | A batch of 1 contact from the CRM was taken in: 1 let through.
            batch_submitted    | crm    | {"contact_count":12480,"duplicates_removed":1,"rejected":1479} | A batch of 12,480 contacts from the CRM was taken in: 11,000 let through, 1 duplicate, 1,479 refused.
            batch_failed       | crm    | {"contact_count":0,"reason":"too_large"}                       | A batch of 0 contacts could not be taken in: too large. The CRM was told.
            contact_rejected   | crm    | {"index":3,"findings":["consent_to_sms:consent_missing"]}      | Contact no. 4 was refused: consent to SMS is missing.
            contact_rejected   | crm    | {"index":0,"findings":["email:email_invalid","a:b:code"]}      | Contact no. 1 was refused: email invalid (e-mail); code (a:b).
            contact_rejected   | crm    | {"index":0,"findings":["odd"]}                                 | Contact no. 1 was refused: odd (no reason is told).
            contact_rejected   | crm    | {"index":0,"rule":"remembered_refusal"}                        | Contact no. 1 was refused: remembered refusal.
            contacts_unchanged | crm    | {"indexes":[4,7]}                                              | 2 contacts of a batch brought nothing new, and cost no request.
            consent_granted    | crm    | {"index":0,"channels":["email","sms"],"evidence":["country"]}  | Contact no. 1 may be written to: the person consented to e-mail, SMS; that GDPR applies is seen from country.
            merge_submitted    | system | {"index":0,"attempt":1}                                        | Contact no. 1 was sent to CXone.
            merge_submitted    | system | {"index":0,"attempt":2}                                        | Contact no. 1 was sent to CXone (attempt 2).
            merge_completed    | system | {"correction":true}                                            | A person’s refusal was confirmed by CXone.
            merge_failed       | system | {"index":999,"code":"unconfirmed","attempts":1}                | Contact no. 1,000 was given up: no confirmation came, after 1 attempt. It waits among the dead letters.
            cards_found        | system | {"index":0,"duplicates":2,"doubtful":1}                        | Contact no. 1 has other cards in CXone: 2 more of the same person, 1 perhaps of somebody else.
            cards_merged       | system | {"index":0,"cards":3}                                          | Contact no. 1 had several cards in CXone; 3 of them became part of another one.
            sending_paused     | ops    | {}                                                             | An operator paused sending to CXone.
            dead_letter_replayed | ops  | {"kind":"correction"}                                          | An operator had a dead letter sent again (refusal).
            audit_read         | compliance | {"filter":{"to":"2026","job_id":"x"}}                      | A compliance officer read this trail, narrowed by job id, to.
            not_known_yet      | nobody | {"x":1}                                                        | Somebody: not known yet.
            """)
    void anEntryReadsAsASentence(String action, String actor, String details, String sentence) {
        assertThat(sentences.of(entry(action, actor, details))).isEqualTo(sentence);
    }

    /** Whatever details an entry of that action has or lacks. */
    @ParameterizedTest
    @EnumSource
    void everyActionHasItsSentence(AuditAction action) {
        String code = action.name().toLowerCase(Locale.ROOT);
        String plain = sentences.of(entry(code, "crm", "{}"));
        assertThat(plain)
                .endsWith(".")
                .doesNotContain("{", "}", "_", "  ", "The CRM: ")
                .doesNotContainPattern("[a-z]: *\\.");
    }

    @Test
    void whatExpiredIsToldWithoutDetails() {
        assertThat(sentences.of(entry("merge_failed", "system", null)))
                .isEqualTo("The service: merge failed. The details are past their retention.");
    }

    /** The page escapes it; here nothing of it is read as a place or a pattern. */
    @Test
    void hostileDetailsStayText() {
        String hostile = "{who} $1 \\\\ <script>alert(1)</script>";
        assertThat(sentences.of(entry("batch_failed", "crm", "{\"reason\":\"" + hostile + "\"}")))
                .contains("{who} $1 \\ <script>alert(1)</script>");
    }

    private static AuditEntry entry(String action, String actor, @Nullable String details) {
        return new AuditEntry(1, "id", action, actor, null, details, "", "", Map.of(), "", "", "", "");
    }
}
