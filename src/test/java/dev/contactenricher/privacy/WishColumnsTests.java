package dev.contactenricher.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.csv.CsvFiles;
import dev.contactenricher.csv.CsvReading.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishColumnsTests {

    @Test
    void columnsWithoutANameCountForNothing() {
        var table = (Table) CsvFiles.read(
                "E-Mail;;Channels;;\na@b.co;x;SMS phone;;\na@b.co;;sms\n".getBytes(StandardCharsets.UTF_8), null, 9);
        WishColumns columns = WishColumns.of(table.header()).orElseThrow();
        assertThat(table.rows().getFirst().fits()).isTrue();
        assertThat(columns.channels(table.rows().getFirst())).containsExactly("sms", "phone");
        assertThat(columns.person(table.rows().getLast()).email()).isEqualTo("a@b.co");
        assertThat(columns.channels(table.rows().getLast())).containsExactly("sms");
    }

    @Test
    void signsInANameDoNotCount() {
        assertThat(WishColumns.of(List.of("\uFEFFE\u00A0Mail", "Channels\u00A0", "Phone:", " (Country) ")))
                .hasValueSatisfying(columns ->
                        assertThat(columns.names()).containsExactly("email", "channels", "phone", "country"));
    }

    @Test
    void aSlipInANameIsNoWish() {
        assertThat(WishColumns.of(List.of("email", "chanels"))).isEmpty();
        assertThat(WishColumns.of(List.of("", "country"))).isEmpty();
    }
}
