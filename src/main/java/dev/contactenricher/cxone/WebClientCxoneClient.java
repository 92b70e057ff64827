package dev.contactenricher.cxone;

import dev.contactenricher.cxone.CxoneCalls.Outcome;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Missing;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Merges over HTTP, and tells CXone's answers apart by the contract's table. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.TUTORIAL, matchIfMissing = true)
class WebClientCxoneClient implements CxoneClient {

    private static final Logger LOG = LoggerFactory.getLogger(WebClientCxoneClient.class);
    private static final String PATH = "/api/v2/contacts/merge";
    private static final String REQUEST_ID = "X-Request-Id";

    private final CxoneCalls calls;
    private final ContactIds contactIds;
    private final BlamedContacts blamed = new BlamedContacts();
    private final JsonMapper json;

    WebClientCxoneClient(CxoneCalls calls, ContactIds contactIds, JsonMapper json) {
        this.calls = calls;
        this.contactIds = contactIds;
        this.json = json;
    }

    @Override
    public Delivery deliver(Shipment shipment, Allowance allowance) {
        return merge(shipment.requestId(), shipment.contents(), shipment.rules());
    }

    MergeAnswer merge(String requestId, List<ObjectNode> contacts, DeduplicationRules rules) {
        return switch (calls.post(PATH, headers -> headers.set(REQUEST_ID, requestId), body(contacts, rules))) {
            case Outcome.Answered answered -> answer(requestId, contacts, answered.answer());
            case Outcome.Denied denied -> {
                LOG.error("CXone's token endpoint refuses the client's credentials with status {}", denied.status());
                yield new MergeAnswer.Forbidden(denied.status());
            }
            case Outcome.NoToken none -> {
                LOG.warn("Merge request {} was not sent: no token, status {}", requestId, none.status());
                yield new MergeAnswer.Unavailable(none.status(), none.retryAfter(), false);
            }
        };
    }

    private MergeAnswer answer(String requestId, List<ObjectNode> contacts, HttpAnswer answer) {
        return switch (answer) {
            case Received received -> answer(contacts, received);
            case Missing missing -> {
                LOG.warn("Merge request {} had no answer: {}", requestId, missing.reason());
                yield new MergeAnswer.Unavailable(null, null, missing.sent());
            }
        };
    }

    private MergeAnswer answer(List<ObjectNode> contacts, Received received) {
        int status = received.status();
        return switch (received.meaning()) {
            case TAKEN -> new MergeAnswer.Accepted(contactIds.in(received.body()));
            case UNAUTHORIZED -> new MergeAnswer.Unauthorized();
            case REFUSED -> new MergeAnswer.Refused(status, blamed.in(received.body(), contacts));
            case CONFLICT -> new MergeAnswer.Conflict();
            case THROTTLED -> new MergeAnswer.Throttled(received.retryAfter());
            case UNKNOWN -> new MergeAnswer.Unavailable(status, received.retryAfter(), true);
            case FORBIDDEN -> new MergeAnswer.Forbidden(status);
        };
    }

    private String body(List<ObjectNode> contacts, DeduplicationRules rules) {
        ObjectNode body = json.createObjectNode();
        body.putArray("contacts").addAll(contacts);
        body.put("merge_strategy", "keep_most_recent");
        rules.names().forEach(body.putArray("deduplication_rules")::add);
        body.put("suppress_duplicates", true);
        return body.toString();
    }
}
