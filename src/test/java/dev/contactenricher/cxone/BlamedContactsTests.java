package dev.contactenricher.cxone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BlamedContactsTests {

    private static final List<ObjectNode> CONTACTS = IntStream.range(0, 10)
            .mapToObj(i -> new JsonMapper().createObjectNode().put("external_crm_id", "A-" + i))
            .toList();

    private final BlamedContacts blamed = new BlamedContacts();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\": [{\"field\": \"contacts[3].email\", \"message\": \"invalid\"}]}",
                "{\"errors\": {\"contacts[3].email\": [\"invalid\"]}}",
                "{\"errors\": {\"contacts.3.phone\": \"invalid\"}}",
                "{\"errors\": [{\"pointer\": \"#/contacts/3/email\"}]}",
                "{\"detail\": [{\"loc\": [\"body\", \"contacts\", 3, \"email\"]}]}",
                "{\"message\": \"contacts[3].email must be a well-formed address\"}",
                "{\"failed\": [{\"index\": 3, \"reason\": \"x\"}]}",
                "{\"invalid_indexes\": [3]}",
                "{\"contacts\": [{\"external_crm_id\": \"A-3\", \"error\": \"x\"}]}",
                "[{\"contact_index\": 3}]"
            })
    void theUsualWaysToNameAContactAreRead(String body) {
        assertThat(blamed.in(body, CONTACTS)).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>contacts</html>",
                "{\"message\": \"bad request\"}",
                "{\"errors\": [{\"field\": \"contacts[10].email\"}]}",
                "{\"errors\": [{\"field\": \"contacts[99999999999].email\"}]}",
                "{\"index\": -1}",
                "{\"index\": 1e400}",
                "{\"code\": 3, \"status\": 4}",
                "{\"id\": null}",
                "null",
                "{\"contacts\": ["
            })
    void whatNamesNobodyOfTheRequestIsNoReason(String body) {
        assertThat(blamed.in(body, CONTACTS)).isEmpty();
    }

    @Test
    void severalAreNamedAtOnce() {
        assertThat(blamed.in("{\"errors\": [{\"index\": 1}, {\"field\": \"contacts[7]\"}]}", CONTACTS))
                .containsExactly(1, 7);
    }
}
