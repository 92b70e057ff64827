package dev.contactenricher.console;

import dev.contactenricher.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Tells entries of the audit trail in words for those who never saw its codes. */
@Component("sentences")
class AuditSentences {

    private static final Map<String, String> ACTORS = Map.of(
            "crm", "The CRM", "ops", "An operator", "compliance", "A compliance officer", "system", "The service");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("consent_missing", "is missing"),
            Map.entry("consent_denied", "was refused"),
            Map.entry("consent_to_email", "consent to e-mail"),
            Map.entry("consent_to_sms", "consent to SMS"),
            Map.entry("consent_to_phone", "consent to calls"),
            Map.entry("email", "e-mail"),
            Map.entry("sms", "SMS"),
            Map.entry("phone", "telephone"));

    private final JsonMapper json;
    private final Show show;

    AuditSentences(JsonMapper json, Show show) {
        this.json = json;
        this.show = show;
    }

    public String of(AuditEntry entry) {
        JsonNode details = entry.details() == null ? MissingNode.getInstance() : json.readTree(entry.details());
        String who = ACTORS.getOrDefault(entry.actor(), "Somebody");
        if (entry.details() == null) {
            return "%s: %s. The details are past their retention.".formatted(who, plain(entry.action()));
        }
        return switch (entry.action()) {
            case "batch_submitted" -> batch(details);
            case "batch_tried" ->
                "A batch of %s was tried by the CRM; nothing of it was kept or sent.".formatted(contacts(details));
            case "batch_failed" ->
                "A batch of %s could not be taken in: %s. The CRM was told."
                        .formatted(contacts(details), plain(text(details, "reason")));
            case "job_cancelled" -> who + " took a batch back; what of it still waited is not sent.";
            case "contact_rejected" -> "%s was refused: %s.".formatted(contact(details), findings(details));
            case "contacts_unchanged" ->
                show.count(details.path("indexes").size(), "contact")
                        + " of a batch brought nothing new, and cost no request.";
            case "contacts_joined" ->
                contact(details) + " was found to be a person that waits already; both go as one.";
            case "consent_granted" ->
                "%s may be written to: the person consented to %s%s."
                        .formatted(contact(details), list(details.path("channels")), evidence(details));
            case "consent_overridden" ->
                contact(details) + " was let through without the person’s consent, as the CRM demanded"
                        + evidence(details) + ".";
            case "merge_submitted" -> data(details) + " was sent to CXone" + attempt(details) + ".";
            case "merge_completed" -> data(details) + " was confirmed by CXone.";
            case "merge_absent" -> contact(details) + " has no card in CXone; nothing was written there.";
            case "cards_found" ->
                "%s has more cards in CXone than one: %s more of the same person, %s that may be somebody else’s."
                        .formatted(contact(details), number(details, "duplicates"), number(details, "doubtful"));
            case "cards_merged" ->
                "%s of %s became part of another one in CXone."
                        .formatted(show.count(details.path("cards").asLong(), "card"), contact(details));
            case "merge_failed" ->
                "%s was given up: %s, after %s. It waits among the dead letters."
                        .formatted(data(details), plain(text(details, "code")), attempts(details));
            case "merge_withdrawn" -> data(details) + " was stopped before it was sent, as the person wished.";
            case "export_submitted" -> data(details) + " was sent to the marketing platform.";
            case "export_completed" -> data(details) + " was taken by the marketing platform.";
            case "export_failed" ->
                "%s was not taken by the marketing platform: %s, after %s."
                        .formatted(data(details), plain(text(details, "code")), attempts(details));
            case "dead_letter_replayed" -> who + " had a dead letter sent again (" + text(details, "kind") + ").";
            case "dead_letter_discarded" -> who + " discarded a dead letter for good (" + text(details, "kind") + ").";
            case "sending_paused" -> who + " paused sending to CXone.";
            case "sending_resumed" -> who + " resumed sending to CXone.";
            case "subject_erased" -> who + " had a person’s data erased (GDPR, article 17).";
            case "subject_accessed" -> who + " looked at what is held about a person (GDPR, article 15).";
            case "consent_withdrawn" ->
                "A person withdrew consent to %s (GDPR, article 7).".formatted(list(details.path("channels")));
            case "details_expired" ->
                "The details of entries %s to %s are past their retention and were deleted; their hashes stay."
                        .formatted(number(details, "from_sequence"), number(details, "to_sequence"));
            case "audit_read" -> who + " read this trail" + filter(details.path("filter")) + ".";
            default -> who + ": " + plain(entry.action()) + ".";
        };
    }

    private String batch(JsonNode details) {
        long all = details.path("contact_count").asLong();
        long duplicates = details.path("duplicates_removed").asLong();
        long rejected = details.path("rejected").asLong();
        return "A batch of %s from the CRM was taken in: %s accepted%s%s."
                .formatted(
                        contacts(details),
                        show.number(all - duplicates - rejected),
                        duplicates == 0 ? "" : ", " + show.count(duplicates, "duplicate"),
                        rejected == 0 ? "" : ", " + show.number(rejected) + " refused");
    }

    private String contacts(JsonNode details) {
        return show.count(details.path("contact_count").asLong(), "contact");
    }

    private String contact(JsonNode details) {
        return details.has("index")
                ? "Contact no. " + show.number(details.path("index").asLong() + 1)
                : "A contact";
    }

    /** A correction carries nothing of the person but the refusal. */
    private String data(JsonNode details) {
        if (!details.path("correction").asBoolean(false)) {
            return contact(details);
        }
        return details.has("index") ? contact(details) + "’s refusal" : "A person’s refusal";
    }

    private String attempt(JsonNode details) {
        long attempt = details.path("attempt").asLong(1);
        return attempt > 1 ? " (attempt " + attempt + ")" : "";
    }

    private String attempts(JsonNode details) {
        return show.count(details.path("attempts").asLong(), "attempt");
    }

    private static String findings(JsonNode details) {
        List<String> all = details.path("findings")
                .valueStream()
                .map(one -> finding(one.asString("")))
                .toList();
        return all.isEmpty() ? plain(text(details, "rule")) : String.join("; ", all);
    }

    /** {@code field:code}. */
    private static String finding(String text) {
        String field = text.substring(0, Math.max(0, text.lastIndexOf(':')));
        String code = text.substring(text.lastIndexOf(':') + 1);
        return field.startsWith("consent_") ? word(field) + " " + word(code) : plain(code) + " (" + word(field) + ")";
    }

    private static String evidence(JsonNode details) {
        String evidence = list(details.path("evidence"));
        return evidence.isEmpty() ? "" : "; GDPR applies by " + evidence;
    }

    private static String filter(JsonNode filter) {
        return filter.isEmpty()
                ? ""
                : ", narrowed by "
                        + filter.propertyNames().stream()
                                .map(AuditSentences::plain)
                                .sorted()
                                .collect(Collectors.joining(", "));
    }

    private static String list(JsonNode codes) {
        return codes.valueStream().map(code -> word(code.asString(""))).collect(Collectors.joining(", "));
    }

    private String number(JsonNode details, String name) {
        return show.number(details.path(name).asLong());
    }

    private static String text(JsonNode details, String name) {
        return details.path(name).asString("");
    }

    private static String word(String code) {
        return WORDS.getOrDefault(code, plain(code));
    }

    private static String plain(String code) {
        return code.isEmpty() ? "no reason is told" : code.replace('_', ' ');
    }
}
