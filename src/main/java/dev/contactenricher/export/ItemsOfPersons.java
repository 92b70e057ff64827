package dev.contactenricher.export;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is to be exported of some persons: stopped, erased, given to the person that stands for them, or deleted when time is
 * up.
 */
@Repository
class ItemsOfPersons {

    private static final String STOP = """
            UPDATE export_item SET state = 'STOPPED', payload = NULL, batch_id = NULL, finished_at = :at
             WHERE person_id IN (:persons) AND state IN ('WAITING', 'SENDING', 'FAILED') AND (consent IS NULL OR consent = 1)
            """;
    private static final String FULFIL = """
            UPDATE export_item
               SET heard_at = COALESCE(heard_at, :at),
                   receipt_id = CASE WHEN receipt_id IS NULL THEN :receipt ELSE receipt_id || ' ' || :receipt END
             WHERE person_id = :person AND state IN ('WAITING', 'SENDING') AND consent = 0
            """;
    private static final String SENDING_PERSONS =
            "SELECT DISTINCT person_id FROM export_item WHERE person_id IN (:persons) AND state = 'SENDING'";
    private static final String ERASE_REFUSALS = """
            DELETE FROM export_item WHERE person_id IN (:persons) AND state IN ('WAITING', 'SENDING') AND consent = 0
            RETURNING""" + ExportItem.COLUMNS;
    private static final String DROP_REFUSALS = """
            DELETE FROM export_item
             WHERE person_id IN (:persons) AND entry_id IN (:entries) AND state = 'WAITING' AND consent = 0
            RETURNING""" + ExportItem.COLUMNS;
    private static final String ERASE = "DELETE FROM export_item WHERE person_id IN (:persons)";
    private static final String GIVE = "UPDATE export_item SET person_id = :to WHERE person_id IN (:from)";
    private static final String PURGE = """
            DELETE FROM export_item WHERE id IN (
                SELECT id FROM export_item
                 WHERE finished_at < :before AND state IN ('EXPORTED', 'STOPPED') LIMIT 1000)
            """;

    private final JdbcClient jdbc;

    ItemsOfPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stops whatever would tell the platform of a consent that is withdrawn; returns how many. */
    int stop(Collection<String> persons, Instant at) {
        return jdbc.sql(STOP)
                .param("persons", persons)
                .param("at", at.toEpochMilli())
                .update();
    }

    /** Has the refusals of a person that are under way fulfil another wish, too; returns how many there are. */
    int fulfil(String receiptId, String person, Instant at) {
        return jdbc.sql(FULFIL)
                .param("receipt", receiptId)
                .param("person", person)
                .param("at", at.toEpochMilli())
                .update();
    }

    /** Those of these persons that are part of a batch whose outcome is not known yet. */
    List<String> sending(Collection<String> persons) {
        return jdbc.sql(SENDING_PERSONS)
                .param("persons", persons)
                .query(String.class)
                .list();
    }

    /** Only the refusals that are under way; returns them. */
    List<ExportItem> eraseRefusals(Collection<String> persons) {
        return jdbc.sql(ERASE_REFUSALS)
                .param("persons", persons)
                .query(ExportItem::read)
                .list();
    }

    /** The refusals of these entries that no call was made for yet; returns them. */
    List<ExportItem> dropRefusals(Collection<String> persons, Collection<Long> entries) {
        return jdbc.sql(DROP_REFUSALS)
                .param("persons", persons)
                .param("entries", entries)
                .query(ExportItem::read)
                .list();
    }

    void erase(Collection<String> persons) {
        jdbc.sql(ERASE).param("persons", persons).update();
    }

    /** Gives the items of some persons to the person that stands for them. */
    void give(Collection<String> from, String to) {
        jdbc.sql(GIVE).param("from", from).param("to", to).update();
    }

    /** Deletes some of what was exported or stopped before then; returns how many. */
    int purge(Instant before) {
        return jdbc.sql(PURGE).param("before", before.toEpochMilli()).update();
    }
}
