package dev.contactenricher.records;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.Classes;
import dev.contactenricher.store.StoreTest;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every column that could lead to a person is told by the room that keeps it; see {@link PersonRecords#columns}. */
@StoreTest
abstract class PersonColumnsContract {

    /** What could hold something of a person by its type, and does not: ids of our own, states, codes, counts as text. */
    private static final String LEADS_TO_NOBODY = """
            audit_checkpoint head signature public_key
            audit_entry audit_id action actor job_id details details_salt details_hash previous_hash entry_hash hash
            audit_head hash
            callback_dead_letters codes
            callback_event event_id type stream data
            ended_session token_hash
            export_batch id
            export_gate holder pause
            export_item job_id state batch_id failure_code receipt_id
            export_profile job_id only_batch
            idempotency caller key_hash body_hash token job_id
            job id actor answer_metrics
            job_contact job_id outcome state errors warnings consent consent_rule evidence requests failure_code
            job_contact export_failure
            merge_confirmation request_id
            merge_dispatch pause refused_alone refused_jobs operator_reason
            merge_entry job_id state request_id failure_code
            merge_family family
            merge_origin origin
            merge_request id root_id state origin after_id
            merge_send request_id family
            person_consent evidence
            privacy_destination request_id name
            privacy_request id kind
            rejected_contact job_id
            secret name wrapped
            store_probe filling
            tenant_book_entry book_id
            tenant_card_report job_id
            tenant_chore id kind receipt_id
            tenant_dnc_record channel
            tenant_dnc_refusal channel
            tenant_job_cards job_id
            webhook_event id
            withdrawal channel
            """;

    private static final Set<String> TABLES_OF_OTHERS = Set.of("flyway_schema_history", "sqlite_sequence");

    @Autowired
    JdbcTemplate jdbc;

    /** Names and types of columns: {@code table.column}, then a type's name. */
    abstract List<String[]> schema();

    @Test
    void everyColumnThatCouldLeadToAPersonIsTold() {
        assertThat(untold()).isEmpty();
    }

    @Test
    void whatIsToldIsThere() {
        Set<String> there = schema().stream().map(column -> column[0]).collect(toCollection(TreeSet::new));
        assertThat(there).containsAll(TOLD);
        assertThat(there).containsAll(leadsToNobody());
        assertThat(TOLD).doesNotContainAnyElementsOf(leadsToNobody());
    }

    @Test
    void aColumnThatNobodyTellsOfIsFound() {
        jdbc.execute("ALTER TABLE job ADD COLUMN nickname TEXT");
        try {
            assertThat(untold()).containsExactly("job.nickname");
        } finally {
            jdbc.execute("ALTER TABLE job DROP COLUMN nickname");
        }
    }

    private Set<String> untold() {
        Set<String> untold = schema().stream()
                .filter(column ->
                        Set.of("TEXT", "BLOB", "BYTEA").contains(column[1].toUpperCase(java.util.Locale.ROOT)))
                .map(column -> column[0])
                .filter(column -> !TABLES_OF_OTHERS.contains(column.substring(0, column.indexOf('.'))))
                .collect(toCollection(TreeSet::new));
        untold.removeAll(TOLD);
        untold.removeAll(leadsToNobody());
        return untold;
    }

    private static Set<String> leadsToNobody() {
        Set<String> columns = new TreeSet<>();
        LEADS_TO_NOBODY.lines().map(line -> line.split(" ")).forEach(words -> {
            for (int i = 1; i < words.length; i++) {
                columns.add(words[0] + "." + words[i]);
            }
        });
        return columns;
    }

    private static final Set<String> TOLD = told();

    private static Set<String> told() {
        return Classes.ofTheProgram().stream()
                .filter(type -> PersonRecords.class.isAssignableFrom(type) && !type.isInterface())
                .flatMap(type -> columns(type).stream())
                .map(column -> column.table() + "." + column.column())
                .collect(toCollection(TreeSet::new));
    }

    /** What is told depends on no collaborator. */
    private static List<PersonColumn> columns(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            var records = (PersonRecords) constructor.newInstance(new Object[constructor.getParameterCount()]);
            return records.columns();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
