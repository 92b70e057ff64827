package dev.contactenricher.merge;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.packing.Request;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** The dispatcher in the hands of a test of another room, which is CXone itself. */
public class HandDispatcher {

    private final Claiming claiming;
    private final Answers answers;
    private final DeadLetters deadLetters;
    private final MergeJobService queue;
    private final TransactionTemplate transaction;
    private final TestClock clock;

    HandDispatcher(
            Claiming claiming,
            Answers answers,
            DeadLetters deadLetters,
            MergeJobService queue,
            TransactionTemplate transaction,
            TestClock clock) {
        this.claiming = claiming;
        this.answers = answers;
        this.deadLetters = deadLetters;
        this.queue = queue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A request on its way. */
    public final class Request {

        private final Claim claim;

        private Request(Claim claim) {
            this.claim = claim;
        }

        public String id() {
            return claim.request().id();
        }

        public List<ObjectNode> contacts() {
            return claim.contacts();
        }

        public void isAnswered(MergeAnswer answer) {
            answers.handle(claim, answer);
        }

        /** CXone takes it; its ids of the contacts are their deduplication hashes. */
        public void isAccepted() {
            isAnswered(new MergeAnswer.Accepted(
                    contacts().stream().map(HandDispatcher::contactId).toList()));
        }

        /** CXone takes it, and its webhook tells that each contact is merged. */
        public void isMerged() {
            isAccepted();
            confirmAll(contacts());
        }
    }

    /** Claims all that may be sent by the end of the next minutes. */
    public List<Request> send() {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            while (claiming.next() instanceof Claim claim) {
                requests.add(new Request(claim));
            }
            clock.advance(Duration.ofSeconds(1));
        }
        return requests;
    }

    /** Sends and merges all that waits, and says what was sent. */
    public List<ObjectNode> merge() {
        List<ObjectNode> sent = new ArrayList<>();
        for (List<Request> requests = send(); !requests.isEmpty(); requests = send()) {
            for (Request request : requests) {
                request.isMerged();
                sent.addAll(request.contacts());
            }
        }
        return sent;
    }

    public void retryDeadLetters() {
        deadLetters.retry(deadLetters.numbers(DeadLetterFilter.ANY, 0, 1000));
    }

    public void confirm(ObjectNode contact) {
        confirmAll(List.of(contact));
    }

    private void confirmAll(List<ObjectNode> contacts) {
        List<ContactEvent> events = contacts.stream()
                .map(contact -> new ContactEvent(contactId(contact), clock.instant()))
                .toList();
        transaction.executeWithoutResult(tx -> queue.confirm(events));
    }

    private static String contactId(ObjectNode contact) {
        return contact.path("deduplication_hash").asString();
    }
}
