package dev.contactenricher.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What {@link Instant} does not offer itself. */
public final class Times {

    private Times() {}

    /** Milliseconds since the epoch, as the database keeps them. */
    public static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.toEpochMilli());
    }

    /** The time that a statement finds, where it finds one. */
    public static Optional<Instant> found(StatementSpec statement) {
        return statement.query(Long.class).optional().map(Instant::ofEpochMilli);
    }

    /** The time in a row's column; null where it has none. */
    public static @Nullable Instant in(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    public static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    public static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
