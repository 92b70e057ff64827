package dev.contactenricher.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.csv.CsvReading.NotCsv;
import dev.contactenricher.csv.CsvReading.Table;
import dev.contactenricher.csv.CsvReading.TooLarge;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvFuzzTests {

    private static final List<String> PARTS = List.of(
            "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "a", "é", "😀", " ", "\uFEFF", "\0", "sep=;", "x@y.z");

    @Test
    void whateverComesIsReadOrToldByItsLine() {
        var random = new Random(Long.getLong("fuzz.seed", 19));
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int part = random.nextInt(30); part > 0; part--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String written = text.toString();
            byte[] bytes = written.getBytes(charset(random));
            switch (CsvFiles.read(bytes, random.nextBoolean() ? charset(random) : null, 10)) {
                case Table table -> assertThat(table.rows()).allMatch(row -> row.line() > 0);
                case NotCsv not -> {
                    assertThat(not.line()).as("%s", written).isBetween(1L, 40L);
                    assertThat(not.rule()).doesNotContain("x@y.z");
                }
                case TooLarge ignored -> assertThat(written.length()).isGreaterThan(10);
            }
        }
    }

    private static Charset charset(Random random) {
        return List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE,
                        StandardCharsets.ISO_8859_1)
                .get(random.nextInt(5));
    }
}
