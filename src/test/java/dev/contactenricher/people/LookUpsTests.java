package dev.contactenricher.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mockingDetails;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
@PeopleBeans
class LookUpsTests {

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transactions;

    @MockitoSpyBean
    JdbcTemplate jdbc;

    @Test
    void aBatchIsLookedUpInAFewStatementsHoweverLargeItIs() {
        assertThat(statements(10)).isEqualTo(statements(5_000)).isLessThanOrEqualTo(20);
    }

    /** Calls of the template, of which some call each other: a few more than there are statements. */
    private long statements(int contacts) {
        List<Contact> batch = IntStream.range(0, contacts)
                .mapToObj(i -> Sample.of("p%d@example.com".formatted(i), "+1212%07d".formatted(2_000_000 + i))
                        .contact())
                .toList();
        transactions.executeWithoutResult(tx -> people.resolve(batch, List.of(), "", TestClock.START));
        Mockito.clearInvocations(jdbc);
        transactions.executeWithoutResult(tx -> people.resolve(batch, List.of(), "", TestClock.START));
        return mockingDetails(jdbc).getInvocations().stream()
                .filter(call -> call.getMethod().getName().matches("query|queryForList|update|batchUpdate"))
                .filter(call -> call.getArguments()[0] instanceof String)
                .count();
    }
}
