package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.console.Chart.Mark;
import dev.contactenricher.console.Chart.Series;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTests {

    @Test
    void aLineGoesFromTheAxisToTheEdgeAndFromTheBottomToTheTop() {
        var chart = Chart.of(List.of(new Series("sent", List.of(0L, 4L, 2L))));
        assertThat(chart.lines().getFirst().points()).isEqualTo("44.0,136.0 220.0,10.0 396.0,73.0");
        assertThat(chart.lines().getFirst().sum()).isEqualTo(6);
        assertThat(chart.marks())
                .startsWith(new Mark(136.0, 0))
                .endsWith(new Mark(10.0, 4))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4",
        "1, 4",
        "4, 4",
        "5, 8",
        "8, 8",
        "9, 20",
        "20, 20",
        "21, 40",
        "40, 40",
        "41, 80",
        "100000, 200000"
    })
    void theAxisEndsAtARoundNumberThatIsHighEnough(long highest, long top) {
        assertThat(chart(highest).marks().getLast().value()).isEqualTo(top);
    }

    /** None of them would end the program that draws it. */
    @ParameterizedTest
    @CsvSource({"2147483648", "1000000000000", "4611686018427387904"})
    void largeNumbersHaveAnAxisToo(long highest) {
        assertThat(chart(highest).marks().getLast().value()).isGreaterThanOrEqualTo(highest);
    }

    @Test
    void linesShareOneAxisAndAreToldApart() {
        var chart = Chart.of(List.of(new Series("taken in", List.of(0L, 40L)), new Series("sent", List.of(20L, 0L))));
        assertThat(chart.lines()).extracting(Chart.Line::style).containsExactly("s1", "s2");
        assertThat(chart.lines().getLast().points()).isEqualTo("44.0,73.0 396.0,136.0");
    }

    @Test
    void nothingIsEmptyAndSomethingIsNot() {
        assertThat(Chart.of(List.of(new Series("sent", Collections.nCopies(60, 0L))))
                        .isEmpty())
                .isTrue();
        assertThat(Chart.of(List.of()).isEmpty()).isTrue();
        assertThat(chart(1).isEmpty()).isFalse();
    }

    private static Chart chart(long highest) {
        return Chart.of(List.of(new Series("sent", List.of(0L, highest))));
    }
}
