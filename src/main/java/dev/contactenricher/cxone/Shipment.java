package dev.contactenricher.cxone;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contacts that go together.
 *
 * @param requestId the same for every repeat
 * @param rules by which keys CXone may recognise all of them
 * @param written whether CXone took them before, so that they are only to be confirmed
 */
public record Shipment(String requestId, List<Recipient> recipients, DeduplicationRules rules, boolean written) {

    public Shipment {
        recipients = List.copyOf(recipients);
    }

    List<ObjectNode> contents() {
        return recipients.stream().map(Recipient::content).toList();
    }

    @Override
    public String toString() {
        return "Shipment[" + requestId + "]";
    }
}
