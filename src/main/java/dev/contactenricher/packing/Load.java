package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param entries those that go
 * @param contacts what CXone is told of each, in the same order
 */
record Load(List<Entry> entries, List<ObjectNode> contacts) {

    boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public String toString() {
        return "Load" + entries;
    }
}
