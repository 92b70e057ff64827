package dev.contactenricher.merge;

import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.packing.WaitingRequests;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a request. */
final class PlantedRequestBugs {

    private PlantedRequestBugs() {}

    static class RepeatsUnderANewId extends WaitingRequests {
        private final JdbcClient jdbc;
        private final Requests requests;

        RepeatsUnderANewId(JdbcClient jdbc, Dialect dialect, Requests requests) {
            super(jdbc, dialect);
            this.jdbc = jdbc;
            this.requests = requests;
        }

        @Override
        public Optional<Request> due(Instant now) {
            return super.due(now).map(request -> {
                String id = request.id() + "'";
                jdbc.sql("UPDATE merge_request SET id = ? WHERE id = ?")
                        .params(id, request.id())
                        .update();
                jdbc.sql("UPDATE merge_entry SET request_id = ? WHERE request_id = ?")
                        .params(id, request.id())
                        .update();
                return requests.get(id);
            });
        }
    }

    static class BelievesWhoLostTheLease extends Requests {
        BelievesWhoLostTheLease(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        public boolean answered(String id, long sendId) {
            super.answered(id, sendId);
            return true;
        }
    }

    static class NeverTakesALeaseBack extends WaitingRequests {
        NeverTakesALeaseBack(JdbcClient jdbc, Dialect dialect) {
            super(jdbc, dialect);
        }

        @Override
        public int expireLeases(Instant now) {
            return 0;
        }
    }
}
