package dev.contactenricher.crypto;

import dev.contactenricher.store.UnusableStoreException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Secrets that the service makes once and keeps in its database, wrapped by the data key: all replicas share them. */
public class Secrets {

    private static final String FIND = "SELECT wrapped FROM secret WHERE name = :name";
    private static final String INSERT =
            "INSERT INTO secret (name, wrapped) VALUES (:name, :wrapped) ON CONFLICT (name) DO NOTHING";
    private static final String REWRAP = "UPDATE secret SET wrapped = :wrapped WHERE name = :name";

    private final JdbcClient jdbc;
    private final Vault vault;

    Secrets(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * The secret of that name; the first caller of all replicas makes it.
     *
     * @throws UnusableStoreException when it is kept under a data key that is not configured
     */
    @Transactional
    public byte[] getOrCreate(String name, Supplier<byte[]> maker) {
        Optional<byte[]> known = find(name);
        if (known.isPresent()) {
            return known.get();
        }
        jdbc.sql(INSERT)
                .param("name", name)
                .param("wrapped", vault.encrypt(maker.get()))
                .update();
        return find(name).orElseThrow();
    }

    private Optional<byte[]> find(String name) {
        return jdbc.sql(FIND).param("name", name).query(byte[].class).optional().map(wrapped -> unwrap(name, wrapped));
    }

    private byte[] unwrap(String name, byte[] wrapped) {
        if (!vault.canOpen(wrapped)) {
            throw new UnusableStoreException(
                    "The store was sealed with a data key that the service does not have",
                    "Put the data.key of that store back into ENRICHER_DATA_DIR, or give its key in ENRICHER_DATA_KEY,"
                            + " beside a newer one.");
        }
        byte[] secret = vault.decryptBytes(wrapped);
        if (vault.isStale(wrapped)) {
            jdbc.sql(REWRAP)
                    .param("name", name)
                    .param("wrapped", vault.encrypt(secret))
                    .update();
        }
        return secret;
    }
}
