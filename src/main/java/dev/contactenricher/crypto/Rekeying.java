package dev.contactenricher.crypto;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Encrypts again under the newest data key what an older one encrypted, a little at a time, while more than one key is
 * configured. It says when nothing needs the older ones any more. What no key opens is told, and holds up nothing else.
 */
@Component
class Rekeying {

    private static final Logger LOG = LoggerFactory.getLogger(Rekeying.class);

    /** A ciphertext's key id stands behind its version; see {@link Vault}. */
    private static final String STALE =
            "SELECT %1$s, %2$s FROM %3$s WHERE %2$s IS NOT NULL AND substr(%2$s, 2, 4) <> ?%4$s ORDER BY %1$s LIMIT 200";

    private static final String REPLACE = "UPDATE %s SET %s = ? WHERE %s AND %s = ?";
    private static final SealedColumn SECRETS = new SealedColumn("secret", "wrapped", List.of("name"));

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final SealedColumns columns;

    /** @param columns of the rooms that are there, asked for when all of them are */
    @Autowired
    Rekeying(JdbcTemplate jdbc, Vault vault, ObjectProvider<SealedColumns> columns) {
        this(
                jdbc,
                vault,
                () -> columns.stream().flatMap(some -> some.all().stream()).toList());
    }

    Rekeying(JdbcTemplate jdbc, Vault vault, SealedColumns columns) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.columns = columns;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10M")
    void rekey() {
        if (vault.hasOneKey()) {
            return;
        }
        boolean isWhole = rekey(SECRETS);
        for (SealedColumn column : columns.all()) {
            isWhole &= rekey(column);
        }
        if (isWhole) {
            LOG.info("Everything is encrypted under the newest data key; the older ones can be taken out");
        }
    }

    /** @return false when a value is left that no configured key opens */
    private boolean rekey(SealedColumn column) {
        while (true) {
            Pass pass = pass(column);
            if (pass.replaced == 0) {
                if (pass.left > 0) {
                    LOG.error(
                            "{} values of {}.{} cannot be opened: they are damaged, or encrypted under a data key that is not configured",
                            pass.left,
                            column.table(),
                            column.column());
                }
                return pass.left == 0;
            }
        }
    }

    /** How many values were under an older key. */
    private record Pass(long replaced, long left) {}

    private Pass pass(SealedColumn column) {
        long replaced = 0;
        long left = 0;
        List<Map<String, Object>> stale = stale(column, List.of());
        while (!stale.isEmpty()) {
            long done = stale.stream().filter(row -> replaced(column, row)).count();
            replaced += done;
            left += stale.size() - done;
            Map<String, Object> last = stale.getLast();
            stale = stale(column, column.keys().stream().map(last::get).toList());
        }
        return new Pass(replaced, left);
    }

    /** @param after the keys of the row before; none from the first row on */
    private List<Map<String, Object>> stale(SealedColumn column, List<Object> after) {
        String keys = String.join(", ", column.keys());
        String behind = after.isEmpty()
                ? ""
                : " AND (%s) > (%s)".formatted(keys, String.join(", ", Collections.nCopies(after.size(), "?")));
        return jdbc.queryForList(
                STALE.formatted(keys, column.column(), column.table(), behind),
                Stream.concat(Stream.of(vault.newestKeyId()), after.stream()).toArray());
    }

    /** Leaves alone what was written anew meanwhile. */
    private boolean replaced(SealedColumn column, Map<String, Object> row) {
        if (!(row.get(column.column()) instanceof byte[] old)) {
            return false;
        }
        byte[] opened;
        try {
            opened = vault.decryptBytes(old);
        } catch (IllegalStateException e) {
            return false;
        }
        String where = column.keys().stream().map(key -> key + " = ?").collect(Collectors.joining(" AND "));
        Object[] parameters = Stream.of(
                        Stream.<Object>of(vault.encrypt(opened)),
                        column.keys().stream().map(row::get),
                        Stream.<Object>of(old))
                .flatMap(values -> values)
                .toArray();
        jdbc.update(REPLACE.formatted(column.table(), column.column(), where, column.column()), parameters);
        return true;
    }
}
