package dev.contactenricher.cxone;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** CXone's contact API. Calls block until there is an answer or the time-out is over; they never throw for either. */
public interface CxoneClient {

    /**
     * {@code POST /api/v2/contacts/merge}.
     *
     * @param requestId sent as {@code X-Request-Id}; the same for every repeat of a request
     * @param contacts at most the chunk size, each as the contract's section 6 shapes it
     * @param rules by which keys CXone may recognise all of them
     */
    MergeAnswer merge(String requestId, List<ObjectNode> contacts, DeduplicationRules rules);
}
