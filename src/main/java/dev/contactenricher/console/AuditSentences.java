package dev.contactenricher.console;

import dev.contactenricher.audit.AuditEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells entries of the audit trail in words for readers that never saw its codes; the words stand in a file. */
@Component("sentences")
class AuditSentences {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

    private final Properties words;
    private final JsonMapper json;
    private final Show show;

    AuditSentences(JsonMapper json, Show show) throws IOException {
        this.words = PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("console/sentences.properties"), StandardCharsets.UTF_8));
        this.json = json;
        this.show = show;
    }

    public String of(AuditEntry entry) {
        boolean isExpired = entry.details() == null;
        String sentence = words.getProperty(isExpired ? "expired" : "entry." + entry.action());
        JsonNode details = isExpired ? json.createObjectNode() : json.readTree(entry.details());
        return PLACE.matcher(sentence == null ? words.getProperty("unknown") : sentence)
                .replaceAll(place -> Matcher.quoteReplacement(said(place.group(1), entry, details)));
    }

    /** What stands in the place of that name: most are named as the details that they tell. */
    private String said(String place, AuditEntry entry, JsonNode details) {
        JsonNode value = details.path(place);
        return switch (place) {
            case "who" -> words.getProperty("actor." + entry.actor(), "Somebody");
            case "action" -> word(entry.action());
            case "contacts" -> show.count(details.path("contact_count").asLong(), "contact");
            // accepted or unchanged, which the entry does not tell apart
            case "through" ->
                show.number(details.path("contact_count").asLong()
                        - details.path("duplicates_removed").asLong()
                        - details.path("rejected").asLong());
            case "removed" -> others(details.path("duplicates_removed").asLong(), "duplicate");
            case "refused" -> {
                long refused = details.path("rejected").asLong();
                yield refused == 0 ? "" : ", " + show.number(refused) + " refused";
            }
            case "contact" -> contact(details);
            case "data" -> data(details);
            case "news" -> show.count(details.path("indexes").size(), "contact");
            case "attempt" -> value.asLong(1) > 1 ? " (attempt " + show.number(value.asLong()) + ")" : "";
            case "attempts" -> show.count(value.asLong(), "attempt");
            case "evidence" -> value.isEmpty() ? "" : "; that GDPR applies is seen from " + list(value);
            case "findings" -> findings(details);
            case "filter" -> value.isEmpty() ? "" : ", narrowed by " + names(value);
            default ->
                value.isArray()
                        ? list(value)
                        : value.isNumber() ? show.number(value.asLong()) : word(value.asString(""));
        };
    }

    private String others(long number, String noun) {
        return number == 0 ? "" : ", " + show.count(number, noun);
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

    private String findings(JsonNode details) {
        JsonNode all = details.path("findings");
        return all.isEmpty()
                ? word(details.path("rule").asString(""))
                : all.valueStream().map(one -> finding(one.asString(""))).collect(Collectors.joining("; "));
    }

    /** {@code field:code}. */
    private String finding(String text) {
        int end = Math.max(0, text.lastIndexOf(':'));
        String field = text.substring(0, end);
        String code = text.substring(text.lastIndexOf(':') + 1);
        return field.startsWith("consent_") ? word(field) + " " + word(code) : word(code) + " (" + word(field) + ")";
    }

    private String names(JsonNode filter) {
        return filter.propertyNames().stream().map(this::word).sorted().collect(Collectors.joining(", "));
    }

    private String list(JsonNode codes) {
        return codes.valueStream().map(code -> word(code.asString(""))).collect(Collectors.joining(", "));
    }

    private String word(String code) {
        return words.getProperty("word." + code, code.isEmpty() ? "no reason is told" : code.replace('_', ' '));
    }
}
