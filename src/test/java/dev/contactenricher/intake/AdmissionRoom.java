package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.Terms;
import dev.contactenricher.intake.BatchIntake.Taken;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.jobs.ContactExplanations;
import dev.contactenricher.jobs.ContactResult;
import dev.contactenricher.jobs.ContactView;
import dev.contactenricher.jobs.Job;
import dev.contactenricher.jobs.Jobs;
import dev.contactenricher.merge.HandDispatcher;
import dev.contactenricher.merge.SendingRooms;
import dev.contactenricher.privacy.TestWishes;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.store.LeftOut;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.support.NoOpTaskScheduler;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.node.ObjectNode;

/** All rooms from the reading to the export at work, with the test as the CRM and as CXone. */
@StoreTest
@RecordApplicationEvents
@Import({AdmissionRoom.Rooms.class, HandDispatcher.class, TestWishes.class})
@TestPropertySource(properties = "enricher.export.url=http://127.0.0.1:9/")
abstract class AdmissionRoom {

    static final String ANN = "\"email\": \"ann@example.com\"";
    static final String BOB = "\"email\": \"bob@example.com\"";
    static final String PHONE = "\"phone\": \"+1 212 555 2368\"";
    static final String GERMAN = ", \"country\": \"DE\"";
    static final String YES = ", \"consent_to_email\": true, \"consent_to_sms\": true, \"consent_to_phone\": true";
    static final String NO_EMAIL =
            ", \"consent_to_email\": false, \"consent_to_sms\": true, \"consent_to_phone\": true";

    /** What gets a contact rejected. */
    static final String BROKEN = ", \"gdpr_consent_override\": 1";

    /** By themselves, as a scan beside {@link SendingRooms} would take its place. */
    @ComponentScan(
            basePackages = {
                "dev.contactenricher.intake",
                "dev.contactenricher.mapping",
                "dev.contactenricher.jobs",
                "dev.contactenricher.normalize",
                "dev.contactenricher.export",
                "dev.contactenricher.privacy"
            },
            excludeFilters = @Filter(type = FilterType.CUSTOM, classes = PlayedByHand.class))
    static class Others {}

    @TestConfiguration(proxyBeanMethods = false)
    @SendingRooms(
            excludeFilters = {
                @Filter(type = FilterType.CUSTOM, classes = PlayedByHand.class),
                @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = HandDispatcher.class)
            })
    @Import(Others.class)
    @ConfigurationPropertiesScan({
        "dev.contactenricher.intake",
        "dev.contactenricher.mapping",
        "dev.contactenricher.jobs",
        "dev.contactenricher.normalize",
        "dev.contactenricher.export",
        "dev.contactenricher.privacy"
    })
    static class Rooms {

        @Bean
        Terms terms() {
            return Terms.ONE_CALL;
        }

        @Bean
        RandomGenerator jitter() {
            return new Random(1);
        }

        @Bean
        TaskScheduler taskScheduler() {
            return new NoOpTaskScheduler();
        }
    }

    static final class PlayedByHand extends LeftOut {

        PlayedByHand() {
            super(
                    "merge.Dispatcher",
                    "merge.Sender",
                    "export.ExportSender",
                    "export.MarketingClient",
                    "intake.FileIntake");
        }
    }

    @Autowired
    BatchReader reader;

    @Autowired
    BatchIntake intake;

    @Autowired
    ContactExplanations explanations;

    @Autowired
    Jobs jobs;

    @Autowired
    HandDispatcher cxone;

    @Autowired
    TestWishes wishes;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PersonRooms rooms;

    @Autowired
    ApplicationEvents events;

    BatchAnswer take(String... contacts) {
        Batch batch = read(contacts);
        clock.advance(Duration.ofMillis(5));
        return ((Taken) intake.take(batch, "crm", null, System.nanoTime())).answer();
    }

    Batch read(String... contacts) {
        String body = "{\"contacts\": [" + String.join(", ", contacts) + "]}";
        return (Batch) reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "");
    }

    static String contact(String keys, String rest) {
        return "{" + keys + rest + "}";
    }

    static String dated(String instant) {
        return ", \"updated_at\": \"" + instant + "\"";
    }

    String later() {
        return clock.instant().plusSeconds(1).toString();
    }

    Job job(BatchAnswer answer) {
        return jobs.find(requireNonNull(answer.jobId())).orElseThrow();
    }

    ContactView explanation(BatchAnswer answer, int index) {
        return explanations.find(requireNonNull(answer.jobId()), index).orElseThrow();
    }

    List<String> exports() {
        return jdbc.sql("SELECT state, consent FROM export_item ORDER BY id")
                .query((row, n) -> row.getString("state") + " " + row.getString("consent"))
                .list();
    }

    static List<String> outcomes(BatchAnswer answer) {
        return answer.results().stream()
                .map(result -> result.outcome().wireName())
                .toList();
    }

    static List<Integer> warned(BatchAnswer answer) {
        return answer.results().stream()
                .filter(result -> result.warnings().stream()
                        .anyMatch(warning -> warning.code().equals("possible_duplicate")))
                .map(ContactResult::index)
                .toList();
    }

    static void refusesEmail(ObjectNode contact) {
        assertThat(contact.path("consent_to_email").asBoolean(true)).isFalse();
    }
}
