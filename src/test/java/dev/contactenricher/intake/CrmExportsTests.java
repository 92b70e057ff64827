package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.mapping.Mappings;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports in the shapes of three CRMs, of 1,000 rows each, with only the name of the mapping. */
class CrmExportsTests {

    private static final int ROWS = 1_000;

    private final BatchReader reader =
            new BatchReader(new ContactNormalizer("US"), new IntakeSettings(10_000, 1000, Duration.ofHours(24)));

    @ParameterizedTest
    @EnumSource
    void isTakenButForItsOwnFlawsAndDecidesLikeItsJson(CrmExport.Shape shape) {
        CrmExport export = CrmExport.of(ROWS, "example.com", shape);
        Mapping mapping = new Mappings(Map.of()).find(shape.mapping()).orElseThrow();
        Batch file = read(new BatchRequest.Csv(null, 0), mapping, export.csv());
        assertThat(codes(file)).isEqualTo(export.flaws());
        Batch json = read(new BatchRequest.Json(), mapping, export.json());
        assertThat(json.contacts()).hasSameSizeAs(file.contacts());
        // one by one, as comparing all at once takes the square of their number
        for (int i = 0; i < file.contacts().size(); i++) {
            assertThat(json.contacts().get(i))
                    .as("row %s", i)
                    .usingRecursiveComparison()
                    .isEqualTo(file.contacts().get(i));
        }
    }

    private Batch read(BatchRequest.Body body, Mapping mapping, String text) {
        var request = new BatchRequest(body, "", "crm", mapping, false, false);
        return (Batch) reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), request);
    }

    private static Map<Integer, String> codes(Batch batch) {
        Map<Integer, String> codes = new TreeMap<>();
        for (int i = 0; i < batch.contacts().size(); i++) {
            if (batch.contacts().get(i) instanceof Rejected rejected) {
                codes.put(i, rejected.errors().getFirst().code());
            }
        }
        return codes;
    }
}
