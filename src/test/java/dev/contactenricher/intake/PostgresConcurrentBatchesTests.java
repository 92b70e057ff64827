package dev.contactenricher.intake;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresConcurrentBatchesTests extends ConcurrentBatchesContract {

    @Override
    boolean isSomeoneWaiting() {
        return jdbc.sql("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
