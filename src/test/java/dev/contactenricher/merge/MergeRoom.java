package dev.contactenricher.merge;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.confirmation.EarlyEvents;
import dev.contactenricher.confirmation.Timeouts;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.CxoneClient;
import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Shipment;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.queue.Submission;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.RecordSettings;
import dev.contactenricher.sending.ExportBacklog;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.support.NoOpTaskScheduler;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The queue and what sends it, on a real database, driven step by step. CXone answers as the test says; a test may import
 * another one.
 */
@StoreTest
@Import(MergeRoom.Rooms.class)
@RecordApplicationEvents
public abstract class MergeRoom {

    @TestConfiguration(proxyBeanMethods = false)
    @SendingRooms(
            excludeFilters = {
                @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Dispatcher.class),
                @Filter(type = FilterType.ANNOTATION, classes = TestConfiguration.class)
            })
    @Import(Outgoing.class)
    static class Rooms {

        /** The persons of these tests are known to nobody. */
        @Bean
        static BeanDefinitionRegistryPostProcessor withoutConsentRecords() {
            return registry -> registry.removeBeanDefinition("consentRecords");
        }

        @Bean
        TaskScheduler taskScheduler() {
            return new NoOpTaskScheduler();
        }

        @Bean
        ExportBacklog exports() {
            return () -> new ExportBacklog.Standing(0, Duration.ZERO, null);
        }

        @Bean
        @Fallback
        Terms terms() {
            return Terms.ONE_CALL;
        }

        @Bean
        @Fallback
        ScriptedCxone cxone() {
            return new ScriptedCxone();
        }
    }

    /** By itself, as a scan beside {@link SendingRooms} would take its place. */
    @ComponentScan("dev.contactenricher.outgoing")
    static class Outgoing {}

    /** Takes everything, and names contact {@code c-} and the person, until told otherwise. */
    static final class ScriptedCxone implements CxoneClient {

        final List<String> requestIds = new ArrayList<>();
        final List<ObjectNode> contacts = new ArrayList<>();
        /** Of each send, whether it was only to be confirmed. */
        final List<Boolean> written = new ArrayList<>();

        Function<List<String>, ? extends Delivery> answer = ScriptedCxone::accepted;

        @Override
        public Delivery deliver(Shipment shipment, Allowance allowance) {
            List<ObjectNode> contacts =
                    shipment.recipients().stream().map(Recipient::content).toList();
            requestIds.add(shipment.requestId());
            written.add(shipment.written());
            this.contacts.addAll(contacts);
            return answer.apply(contacts.stream()
                    .map(contact -> contact.get("external_crm_id").asString())
                    .toList());
        }

        static MergeAnswer accepted(List<String> persons) {
            return new MergeAnswer.Accepted(
                    persons.stream().map(person -> "c-" + person).toList());
        }
    }

    @Autowired
    MergeJobService queue;

    @Autowired
    public Claiming claiming;

    @Autowired
    Sender sender;

    @Autowired
    Answers answers;

    @Autowired
    Timeouts timeouts;

    @Autowired
    RequestRetention requestRetention;

    @Autowired
    PersonRooms rooms;

    @Autowired
    RecordSettings recordSettings;

    @Autowired
    EarlyEvents earlyEvents;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    ScriptedCxone cxone;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    public TestClock clock;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void cxoneTakesEverything() {
        cxone.requestIds.clear();
        cxone.answer = ScriptedCxone::accepted;
    }

    void enqueue(String jobId, String... persons) {
        enqueue(jobId, Map.of(), persons);
    }

    /** @param firstNames by person, where it matters */
    void enqueue(String jobId, Map<String, String> firstNames, String... persons) {
        enqueue(
                jobId,
                IntStream.range(0, persons.length)
                        .mapToObj(i -> submission(i, persons[i], firstNames.getOrDefault(persons[i], "Ann")))
                        .toList());
    }

    void enqueue(String jobId, Consent consent, String person) {
        enqueue(jobId, List.of(submission(0, person, contact(person, "Ann", consent))));
    }

    void enqueue(String jobId, List<Submission> submissions) {
        transaction.executeWithoutResult(tx -> queue.enqueue(jobId, submissions));
    }

    static Submission submission(int index, String person, String firstName) {
        return submission(index, person, contact(person, firstName, Consent.UNSTATED));
    }

    static Submission submission(int index, String person, Contact contact) {
        return new Submission(index, person, new Survivorship().of(contact), "hash");
    }

    /** Sends whatever may be sent now, as the dispatcher does. */
    void sendAll() {
        while (claiming.next() instanceof Claim claim) {
            sender.send(claim);
            pass(Duration.ofMillis(1));
        }
    }

    void confirm(String contactId) {
        transaction.executeWithoutResult(tx -> queue.confirm(List.of(new ContactEvent(contactId, clock.instant()))));
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** Lets the confirmation time-out pass, during which CXone is heard. */
    void confirmationTimesOut() {
        pass(Duration.ofMinutes(16));
        confirm("somebody-else");
        checkTimeouts();
    }

    int retryDeadLetters() {
        return deadLetters.retry(deadLetters.numbers(DeadLetterFilter.ANY, 0, 1000));
    }

    List<String> deadLetterCodes() {
        return deadLetters.list(0, 10).stream().map(DeadLetter::code).toList();
    }

    List<String> pauses() {
        return events.stream(MergeEvent.SendingPaused.class)
                .map(MergeEvent.SendingPaused::reason)
                .toList();
    }

    void checkTimeouts() {
        if (timeouts.isDue()) {
            timeouts.check();
        }
    }

    long completed() {
        return events.stream(MergeEvent.Completed.class)
                .mapToLong(completed -> completed.entries().size())
                .sum();
    }

    static Contact contact(String person, String firstName) {
        return contact(person, firstName, Consent.UNSTATED);
    }

    static Contact contact(String person, String firstName, Consent consent) {
        return Sample.email(person + "@example.com")
                .withId(person)
                .named(firstName)
                .consenting(consent)
                .contact();
    }

    /** What is done every minute, and every ten. */
    void forgetOld() {
        requestRetention.clean();
        rooms.inOrder().forEach(room -> room.forget(recordSettings.expiry(clock.instant())));
    }
}
