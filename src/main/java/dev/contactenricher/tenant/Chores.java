package dev.contactenricher.tenant;

import dev.contactenricher.crypto.Vault;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Ids;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is still to be done at CXone for persons who are forgotten here: durable, each until it is done. */
@Repository
class Chores {

    private static final String ADD = """
            INSERT INTO tenant_chore (id, kind, subject, next_at, tries) VALUES (?, ?, ?, ?, 0)
            """;
    private static final String DUE = """
            SELECT id, kind, subject, tries FROM tenant_chore WHERE next_at <= ? ORDER BY next_at, id LIMIT 20
            """;
    private static final String LATER = "UPDATE tenant_chore SET next_at = ?, tries = tries + 1 WHERE id = ?";
    private static final String DONE = "DELETE FROM tenant_chore WHERE id = ?";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Dialect dialect;

    Chores(JdbcClient jdbc, Vault vault, Dialect dialect) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.dialect = dialect;
    }

    enum Kind {
        /** Forward an erasure by an e-mail address. */
        ERASE_EMAIL,
        /** Forward an erasure by a phone number. */
        ERASE_PHONE,
        /** Remove an entry of the address book. */
        REMOVE_ENTRY
    }

    /** @param subject an address, a number, or the external id of an entry */
    record Chore(String id, Kind kind, String subject, int tries) {

        @Override
        public String toString() {
            return "Chore[" + kind + "]";
        }
    }

    void add(Kind kind, String subject) {
        jdbc.sql(ADD)
                .params(Ids.random(), kind.name(), vault.encrypt(subject), dialect.now())
                .update();
    }

    List<Chore> due() {
        return jdbc.sql(DUE)
                .param(dialect.now())
                .query((row, number) -> new Chore(
                        row.getString("id"),
                        Kind.valueOf(row.getString("kind")),
                        vault.decrypt(row.getBytes("subject")),
                        row.getInt("tries")))
                .list();
    }

    @Transactional
    public void later(Chore chore, long millis) {
        jdbc.sql(LATER).params(dialect.now() + millis, chore.id()).update();
    }

    @Transactional
    public void done(Chore chore) {
        jdbc.sql(DONE).param(chore.id()).update();
    }
}
