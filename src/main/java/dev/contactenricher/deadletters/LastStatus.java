package dev.contactenricher.deadletters;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The column {@code last_status} of what was given up, in whichever table it stands. */
public final class LastStatus {

    private LastStatus() {}

    /** The HTTP status of the last call that was not taken, or null when there was no answer. */
    public static @Nullable Integer of(ResultSet row) throws SQLException {
        int status = row.getInt("last_status");
        return row.wasNull() ? null : status;
    }
}
