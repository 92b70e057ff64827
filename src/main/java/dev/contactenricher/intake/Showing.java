package dev.contactenricher.intake;

import dev.contactenricher.jobs.ContactResult;
import dev.contactenricher.jobs.JobContact;
import dev.contactenricher.jobs.Outcome;
import dev.contactenricher.merge.MergePreview;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows in results what their callers asked for: what CXone would get, and how consent was decided. */
@Component
class Showing {

    /** What one person gets is repeated for each duplicate up to here, so that a few large ones make no endless answer. */
    private static final int MOST_REPEATED_BYTES = 4 * 1024;

    private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

    private final MergePreview preview;
    private final JsonMapper json;

    Showing(MergePreview preview, JsonMapper json) {
        this.preview = preview;
        this.json = json;
    }

    /** What CXone would get; asked before anything of the batch waits. */
    MergePreview.Previews previews(List<Person> admitted, Instant now) {
        return preview.of(
                admitted.stream()
                        .map(person -> new MergePreview.Candidate(
                                person.id(), person.known().identity().joined(), person.survivor()))
                        .toList(),
                now);
    }

    List<ContactResult> normalized(List<JobContact> lines, Map<String, ObjectNode> payloads) {
        Map<String, Boolean> repeated = new HashMap<>();
        return lines.stream()
                .map(line -> line.result().showing(payload(line, payloads, repeated)))
                .toList();
    }

    List<ContactResult> decided(List<JobContact> lines, Map<String, ObjectNode> payloads) {
        List<ContactResult> results = normalized(lines, payloads);
        return lines.stream()
                .map(line -> results.get(line.result().index()).showingConsent(consent(line.consent())))
                .toList();
    }

    private JsonNode payload(JobContact line, Map<String, ObjectNode> payloads, Map<String, Boolean> repeated) {
        ObjectNode payload = line.personId() == null ? null : payloads.get(line.personId());
        if (payload == null) {
            return NOTHING;
        }
        boolean mayStand = line.result().outcome() != Outcome.DUPLICATE
                || repeated.computeIfAbsent(line.personId(), person -> isSmall(payload));
        return mayStand ? payload : NOTHING;
    }

    private boolean isSmall(ObjectNode payload) {
        return json.writeValueAsBytes(payload).length <= MOST_REPEATED_BYTES;
    }

    private static JsonNode consent(JobContact.@Nullable ConsentRecord consent) {
        if (consent == null) {
            return NOTHING;
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("decision", consent.decision()).put("rule", consent.rule());
        var evidence = shown.putArray("evidence");
        if (!consent.evidence().isEmpty()) {
            List.of(consent.evidence().split(",")).forEach(evidence::add);
        }
        return shown;
    }
}
