package dev.contactenricher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class HistoryLimitTests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void theNewestThousandEntriesStayWhateverTheirOrder() {
        JsonNode joined = InteractionHistory.join(entries(600, 1_200), entries(0, 600));
        assertThat(joined).hasSize(1_000);
        assertThat(joined.get(0).get("n").intValue()).isEqualTo(200);
        assertThat(joined.get(999).get("n").intValue()).isEqualTo(1_199);
        assertThat(InteractionHistory.ordered(entries(0, 1_001))).hasSize(1_000);
    }

    @Test
    void ofLongEntriesTheNewestThatFitStay() {
        JsonNode kept = InteractionHistory.ordered(IntStream.range(0, 10)
                .mapToObj(i -> entry(i).put("text", "é".repeat(25_000)))
                .collect(JSON::arrayNode, ArrayNode::add, ArrayNode::addAll));
        assertThat(kept).hasSize(5);
        assertThat(kept.get(4).get("n").intValue()).isEqualTo(9);
        assertThat(kept.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(256 * 1024);
    }

    @Test
    void anEntryThatIsTooLongByItselfIsLeftOut() {
        ArrayNode one = JSON.arrayNode().add("x".repeat(300_000));
        assertThat(InteractionHistory.ordered(one)).isEmpty();
        assertThat(HistoryLimit.isExceeded(List.of(one))).isTrue();
    }

    @Test
    void repeatsDoNotCount() {
        assertThat(HistoryLimit.isExceeded(List.of(entries(0, 900), entries(0, 900))))
                .isFalse();
        assertThat(HistoryLimit.isExceeded(List.of(entries(0, 900), entries(800, 1_001))))
                .isTrue();
    }

    @Test
    void whatFitsIsLeftAsItIs() {
        ArrayNode history = entries(0, 1);
        assertThat(InteractionHistory.ordered(history)).isSameAs(history);
    }

    private static ArrayNode entries(int from, int to) {
        ArrayNode all = JSON.arrayNode();
        IntStream.range(from, to).forEach(i -> all.add(entry(i)));
        return all;
    }

    private static ObjectNode entry(int number) {
        return JSON.objectNode()
                .put("n", number)
                .put("at", Instant.ofEpochSecond(1_700_000_000L + number).toString());
    }
}
