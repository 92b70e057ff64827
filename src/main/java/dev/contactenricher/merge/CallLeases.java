package dev.contactenricher.merge;

import java.time.Instant;
import dev.contactenricher.merge.Turn.Claim;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether a delivery that is under way may go on. */
@Repository
class CallLeases {

    private static final String IS_WITHDRAWN = "SELECT withdrawn FROM merge_entry WHERE id = ?";

    private final Requests requests;
    private final JdbcClient jdbc;
    private final MergeSettings settings;

    CallLeases(Requests requests, JdbcClient jdbc, MergeSettings settings) {
        this.requests = requests;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Keeps the lease; false when it was lost to another one. */
    boolean keep(Claim claim, Instant now) {
        return requests.prolong(claim.request().id(), claim.sendId(), now.plus(settings.lease()));
    }

    boolean isWithdrawn(Entry entry) {
        return jdbc.sql(IS_WITHDRAWN)
                .param(entry.id())
                .query(Integer.class)
                .optional()
                .map(flag -> flag == 1)
                .orElse(true);
    }
}
