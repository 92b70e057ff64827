package dev.contactenricher.sandbox;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A contact's line in the tour.
 *
 * @param given as it stands in the sample
 * @param result as the batch's answer has it
 * @param explained as {@code GET /jobs/{job_id}/contacts/{index}} has it
 * @param sent as CXone got it, or null
 */
record ContactRow(
        JsonNode given,
        JsonNode result,
        JsonNode explained,
        @Nullable JsonNode sent) {

    private static final String FORMAT = "%2s  %-6s %-28s %-46s %s";
    static final String HEAD = FORMAT.formatted("#", "CRM id", "became", "given", "sent to CXone");
    private static final int GIVEN_WIDTH = 46;

    String text() {
        return FORMAT.formatted(
                        result.path("index").asInt(),
                        result.path("external_crm_id").asString(""),
                        became(),
                        Console.shortened(given("phone", "timezone"), GIVEN_WIDTH),
                        outcome())
                .stripTrailing();
    }

    private String became() {
        return switch (result.path("outcome").asString()) {
            case "duplicate" -> "same person as #" + result.path("duplicate_of").asInt();
            case "accepted" -> accepted();
            case String other -> other;
        };
    }

    private String accepted() {
        var steps = new ArrayList<String>();
        steps.add(explained.path("state").asString("accepted"));
        if (!explained.path("export").path("exported_at").isNull()) {
            steps.add("exported");
        }
        if ("overridden".equals(explained.path("consent").path("decision").asString(""))) {
            steps.add("overridden");
        }
        return String.join(", ", steps);
    }

    private String outcome() {
        return switch (result.path("outcome").asString()) {
            case "accepted" -> sentValues() + findings("warnings");
            case "rejected" -> findings("errors");
            default -> "";
        };
    }

    private String sentValues() {
        return sent == null ? "" : values(sent, "phone", "timezone", "city", "country");
    }

    private String findings(String kind) {
        var texts = StreamSupport.stream(result.path(kind).spliterator(), false)
                .map(finding -> finding.path("field").asString() + ": "
                        + finding.path("code").asString())
                .collect(joining(", "));
        return texts.isEmpty() || kind.equals("errors") ? texts : " (" + texts + ")";
    }

    private String given(String... fields) {
        return values(given, fields);
    }

    private static String values(JsonNode from, String... fields) {
        return List.of(fields).stream()
                .map(field -> from.path(field).asString(""))
                .filter(value -> !value.isEmpty())
                .collect(joining(", "));
    }
}
