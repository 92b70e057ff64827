package dev.contactenricher.session;

import dev.contactenricher.crypto.Sha256;
import dev.contactenricher.store.Dialect;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions that were signed out of before their time was over, so that a copy of the cookie ends with them, at all replicas.
 * A row is needed no longer than the session would have lasted.
 */
@Repository
class EndedSessions {

    private static final String ADD =
            "INSERT INTO ended_session (token_hash, over_at) VALUES (?, ?) ON CONFLICT (token_hash) DO NOTHING";
    private static final String FORGET = "DELETE FROM ended_session WHERE over_at < ?";
    private static final String FIND = "SELECT COUNT(*) FROM ended_session WHERE token_hash = ?";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    EndedSessions(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    @Transactional
    void add(Session session) {
        jdbc.sql(FORGET).param(dialect.millis()).update();
        jdbc.sql(ADD).params(hash(session), session.latestEnd().toEpochMilli()).update();
    }

    @Transactional(readOnly = true)
    boolean has(Session session) {
        return jdbc.sql(FIND).param(hash(session)).query(Integer.class).single() > 0;
    }

    private static byte[] hash(Session session) {
        return Sha256.of(session.csrfToken().getBytes(StandardCharsets.UTF_8));
    }
}
