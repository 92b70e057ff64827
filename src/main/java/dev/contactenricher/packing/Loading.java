package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Decides which contacts go in a request, and with what; one that must not be sent, or need not be, ends here. */
@Component
class Loading {

    private final Payloads payloads;
    private final Landing landing;
    private final LeftOut leftOut;

    Loading(Payloads payloads, Landing landing, LeftOut leftOut) {
        this.payloads = payloads;
        this.landing = landing;
        this.leftOut = leftOut;
    }

    Load load(List<Entry> entries, Instant now) {
        var load = new Load(new ArrayList<>(), new ArrayList<>());
        var stopped = new ArrayList<Entry>();
        var withdrawn = new ArrayList<Entry>();
        Map<Long, ObjectNode> contacts = payloads.of(entries);
        for (Entry entry : entries) {
            ObjectNode contact = contacts.get(entry.id());
            if (contact != null) {
                load.entries().add(entry);
                load.contacts().add(contact);
            } else if (entry.withdrawn()) {
                withdrawn.add(entry);
            } else {
                stopped.add(entry);
            }
        }
        landing.stop(stopped, now);
        leftOut.leave(withdrawn, now);
        return load;
    }
}
