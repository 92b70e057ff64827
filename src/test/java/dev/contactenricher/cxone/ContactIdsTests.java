package dev.contactenricher.cxone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactIdsTests {

    private final ContactIds ids = new ContactIds();

    @Test
    void oneContactHasOneId() {
        assertThat(ids.in("{\"contact_id\": \"C-1\"}")).containsExactly("C-1");
    }

    @Test
    void severalContactsHaveTheirIdsInOrder() {
        assertThat(ids.in("""
                {"contacts": ["C-1", {"contact_id": "C-2", "merged": true}, 3, {"contact_id": 4}]}""")).containsExactly("C-1", "C-2", "3", "4");
    }

    @Test
    void anEmptyListLeavesTheOneId() {
        assertThat(ids.in("{\"contact_id\": \"C-1\", \"contacts\": []}")).containsExactly("C-1");
    }

    @Test
    void whatIsNoIdIsLeftOut() {
        assertThat(ids.in("{\"contacts\": [null, {}, true, 1.5, \"\", [\"C-0\"], {\"contact_id\": null}, \"C-1\"]}"))
                .containsExactly("C-1");
    }

    @Test
    void aMonstrousIdIsLeftOut() {
        assertThat(ids.in("{\"contact_id\": \"" + "9".repeat(1_000) + "\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "OK",
                "<html>",
                "{",
                "null",
                "[]",
                "{}",
                "{\"contacts\": {}}",
                "{\"contacts\": []}",
                "\uFFFD"
            })
    void anAnswerWithoutIdsHasNone(String body) {
        assertThat(ids.in(body)).isEmpty();
    }

    @Test
    void aBottomlessAnswerHasNone() {
        assertThat(List.of(ids.in("[".repeat(500_000)), ids.in(null))).containsOnly(List.of());
    }
}
