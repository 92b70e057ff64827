package dev.contactenricher.merge;

import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Shipment;
import dev.contactenricher.packing.Request;
import dev.contactenricher.queue.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What there is to do for a dispatcher that asked for work. */
public sealed interface Turn {

    /**
     * A send that has its permit and its lease.
     *
     * @param leaseUntil by then another one may take it over
     * @param contacts what CXone is told of each entry, in their order
     * @param probe whether it is to find out, in a pause, if CXone takes requests again
     */
    record Claim(
            Request request,
            long sendId,
            Instant claimedAt,
            Instant leaseUntil,
            List<Entry> entries,
            List<ObjectNode> contacts,
            boolean probe)
            implements Turn {

        /**
         * False for a dispatcher that stood still for so long that it may have been taken for dead, and the request be on its
         * way again before this send has its answer.
         */
        boolean mayStart(Instant now, Duration timeout) {
            return now.plus(timeout).isBefore(leaseUntil);
        }

        /** Whether CXone took all of it before, as it is now, so that it is only to be confirmed. */
        private boolean isWritten() {
            return request.history().isWritten()
                    && entries.stream()
                            .noneMatch(entry -> entry.content().hash().isEmpty() && !entry.isCorrection());
        }

        /** Its contacts, as CXone's client takes them. */
        Shipment shipment() {
            var recipients = new ArrayList<Recipient>();
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                ObjectNode contact = contacts.get(i);
                recipients.add(new Recipient(
                        entry.personId(), entry.jobId(), entry.ref().index(), contact));
            }
            return new Shipment(request.id(), recipients, rules(), isWritten());
        }

        /** By which keys CXone may recognise the contacts, all of which share them. */
        DeduplicationRules rules() {
            return DeduplicationRules.of(entries.getFirst().content().rules());
        }

        @Override
        public String toString() {
            return "Claim[" + request.id() + "]";
        }
    }

    /**
     * @param until when to ask again unless something happens before
     * @param firm true when nothing that may happen before can change that
     * @param forWork true when more contacts can
     */
    record Idle(Instant until, boolean firm, boolean forWork) implements Turn {

        /** A wait for something else than contacts. */
        Idle(Instant until, boolean firm) {
            this(until, firm, false);
        }
    }
}
