package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchReading.NotCsv;
import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.mapping.Mappings;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds becomes contacts or a problem, at a cost in proportion to its length. */
class CsvBatchFuzzTests {

    private static final List<String> HEADERS = List.of(
            "Email,Phone,Country,Consent to Email\n",
            "Id;Email;Phone;MailingCountry;HasOptedOutOfEmail;;\r\n",
            "\uFEFFRecord ID\tEmail\tPhone Number\tUnsubscribed from all email\n",
            "sep=;\nE-Mail;communication_preferences;interaction_history\n");
    private static final List<String> CELLS = List.of(
            "",
            "a@example.com",
            "=1+1",
            "\"",
            "\"x\"",
            "\"x\ny\"",
            "ja",
            "TRUE",
            "0",
            "4.9E+11",
            "{\"a\":[[[",
            "[1,{}]",
            "\0",
            "\uD83D",
            "é",
            "Ann <a@x.org>;b@x.org",
            "n/a",
            "DE",
            "2026-02-30",
            "x".repeat(5000));
    private static final List<String> SIGNS = List.of(",", ";", "\t", "\n", "\r\n", "\r", "\n\n");

    private static final int MOST = 16 << 20;
    private static final long SPARE = 64 << 20;

    private final Mappings mappings = new Mappings(Map.of());
    private final BatchReader reader =
            new BatchReader(new ContactNormalizer("US"), new IntakeSettings(10_000, 1000, Duration.ofHours(24)));

    @Test
    void whateverAFileHoldsBecomesContactsOrAProblem() {
        var random = new Random(Long.getLong("fuzz.seed", 19));
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder(one(random, HEADERS));
            for (int part = random.nextInt(60); part > 0; part--) {
                text.append(one(random, CELLS)).append(one(random, SIGNS));
            }
            Charset named = random.nextInt(4) == 0 ? charset(random) : null;
            byte[] bytes = text.toString().getBytes(named == null ? charset(random) : named);
            BatchReading reading = read(bytes, named, random.nextBoolean() ? null : one(random, mappings.names()));
            if (reading instanceof Batch batch) {
                assertThat(batch.lines()).hasSameSizeAs(batch.contacts()).isSorted();
            } else if (reading instanceof NotCsv not) {
                assertThat(not.line()).as("%s", text).isPositive();
                assertThat(not.rule()).doesNotContain("example.com");
            }
        }
    }

    /** Whatever would be copied with each buffer that comes would take two gigabytes. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\"\"", ",", "\n", "\r", "\"x\n\","})
    void sixteenMegabytesInOnePieceTakeMemoryInProportion(String repeated) {
        for (String before : List.of("email,notes\na@example.com,", "email,notes\na@example.com,\"", "email,")) {
            byte[] bytes = (before + repeated.repeat((MOST - 100) / repeated.getBytes(UTF_8).length)).getBytes(UTF_8);
            assertThat(allocated(bytes)).as("%s… and %s", before, repeated).isLessThan(48L * MOST + SPARE);
        }
    }

    @Test
    void sixteenMegabytesInOneCellAreARowThatIsTooLarge() {
        String text = "email,notes\na@example.com,\"" + "x\"\"\n".repeat((MOST - 100) / 4) + "\"\nb@example.com,\n";
        assertThat(((Batch) read(text.getBytes(UTF_8), null, null)).contacts())
                .extracting(contact -> contact instanceof Rejected rejected
                        ? rejected.errors().getFirst().code()
                        : "")
                .containsExactly("too_large", "");
    }

    /** Bytes that reading takes altogether: what is copied again and again shows here, whatever the machine's speed. */
    private long allocated(byte[] bytes) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(read(bytes, null, null)).isNotNull();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private BatchReading read(byte[] bytes, @Nullable Charset named, @Nullable String mapping) {
        Mapping used =
                mapping == null ? Mapping.plain() : mappings.find(mapping).orElseThrow();
        return reader.read(
                new ByteArrayInputStream(bytes),
                new BatchRequest(
                        new BatchRequest.Csv(named, 0), "", mapping == null ? "" : mapping, used, false, false));
    }

    private static Charset charset(Random random) {
        return one(random, List.of(UTF_8, UTF_8, UTF_8, UTF_16, UTF_16LE, ISO_8859_1));
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
