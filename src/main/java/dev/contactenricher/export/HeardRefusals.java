package dev.contactenricher.export;

import dev.contactenricher.queue.EntryRef;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether the platform is to hear a refusal of whom it was told, as dead letters come and go. */
@Repository
class HeardRefusals {

    private static final String HEARD = """
            UPDATE export_profile SET consent = :now
             WHERE person_id = :person AND entry_id = :entry AND consent IS NOT DISTINCT FROM :before
            """;

    private final JdbcClient jdbc;

    HeardRefusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A refusal was given up, so that the next one is to be told as if the platform had heard of none. */
    @EventListener
    void on(ExportEvent.Failed failed) {
        if (failed.correction()) {
            change(failed.entry(), false, null);
        }
    }

    /** It is on its way again, so that the next one need not be told. */
    @EventListener
    void on(ExportEvent.Replayed replayed) {
        if (replayed.correction()) {
            change(replayed.entry(), null, false);
        }
    }

    private void change(EntryRef entry, @Nullable Boolean before, @Nullable Boolean now) {
        jdbc.sql(HEARD)
                .param("now", ExportItem.stored(now), Types.INTEGER)
                .param("person", entry.personId())
                .param("entry", entry.entryId())
                .param("before", ExportItem.stored(before), Types.INTEGER)
                .update();
    }
}
