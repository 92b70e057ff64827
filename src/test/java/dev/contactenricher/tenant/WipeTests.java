package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Shipment;
import dev.contactenricher.people.People;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import tools.jackson.databind.JsonNode;

/**
 * A book that holds strangers' entries, which one wrong call would remove: whatever is set, fails, restarts or is asked for,
 * in whatever order, each of them is there as it was.
 */
@StoreTest
@Import({BookEntries.class, Chores.class})
class WipeTests extends Deliveries {

    private static final String OTHER_BOOK = "78";
    private static final int STRANGERS = 500;
    private static final int STEPS = 40;
    private static final int PERSONS = 30;
    private static final List<Reply> FAULTS = List.of(
            Reply.cut(),
            Reply.status(503),
            Reply.status(429),
            Reply.status(404),
            Reply.status(401),
            Reply.status(400),
            Reply.json(202, "{}"),
            Reply.json(200, "nonsense"));

    @Autowired
    BookEntries book;

    @Autowired
    Chores chores;

    @Autowired
    Dialect dialect;

    @Autowired
    TestClock time;

    @MockitoBean
    People people;

    private TenantSettings settings = settings(MergeCards.REPORT, false, BOOK);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noSequenceOfSettingsFaultsAndRestartsRemovesAStrangersEntry(long seed) {
        var random = new Random(seed);
        when(people.stays(anyString())).thenReturn(true);
        tenant.admin().book(BOOK).book(OTHER_BOOK);
        IntStream.range(0, STRANGERS).forEach(number -> tenant.admin().addEntry(BOOK, "20000000000" + number));
        Map<String, JsonNode> strangers = tenant.admin().entries(BOOK);
        var steps = new StringBuilder();
        for (int step = 0; step < STEPS; step++) {
            steps.append(step(random)).append(' ');
            var left = new HashMap<>(tenant.admin().entries(BOOK));
            left.keySet().retainAll(strangers.keySet());
            assertThat(left).as("after %s", steps).isEqualTo(strangers);
        }
    }

    private String step(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> {
                tenant.switches().fullLoadInQuery = random.nextBoolean();
                tenant.switches().numericEntryIds = random.nextBoolean();
                tenant.switches().mostEntries = random.nextBoolean() ? 1000 : 3;
                yield "another-tenant";
            }
            case 1 -> {
                boolean faulty = random.nextBoolean();
                tenant.answersCalls(call -> faulty && random.nextInt(3) == 0
                        ? Optional.of(FAULTS.get(random.nextInt(FAULTS.size())))
                        : Optional.empty());
                yield faulty ? "faults" : "no-faults";
            }
            case 2 -> {
                settings = settings(
                        MergeCards.REPORT,
                        false,
                        List.of(BOOK, BOOK, OTHER_BOOK, "").get(random.nextInt(4)));
                yield "restart-with-book-" + settings.addressBook();
            }
            case 3 -> {
                time.advance(Duration.ofMinutes(random.nextInt(20)));
                worker().work();
                yield "chores";
            }
            case 4 -> {
                String person = "person-" + random.nextInt(PERSONS);
                book.of(List.of(person))
                        .forEach(entry -> chores.add(Chores.Kind.REMOVE_ENTRY, entry.text(), Chores.NO_RECEIPT));
                yield "erasure";
            }
            case 5 -> {
                // of a tenant that replaces a book with each call, which the proof is to find out
                tenant.switches().alwaysReplaces = true;
                BookProof.of(BOOK, () -> new TenantCalls(api(), new Freely()), Duration.ZERO);
                tenant.switches().alwaysReplaces = false;
                yield "prove";
            }
            default -> {
                new AddressBook(settings, book, Clock.systemUTC())
                        .list(new Round(shipment(random), true), new TenantCalls(api(), new Freely()));
                yield "deliver";
            }
        };
    }

    private ChoreWorker worker() {
        var own = new AddressBook(settings, book, Clock.systemUTC());
        return new ChoreWorker(chores, api(), Freely::new, own, new Random(1), dialect);
    }

    private static Shipment shipment(Random random) {
        List<Recipient> recipients = random.ints(1 + random.nextInt(20), 0, PERSONS)
                .distinct()
                .mapToObj(number -> person(number, "consent_to_phone", random.nextInt(4) > 0))
                .toList();
        return new Shipment("r", recipients, DeduplicationRules.BOTH, random.nextInt(5) == 0);
    }
}
