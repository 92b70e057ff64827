package dev.contactenricher.crypto;

import java.util.List;

/**
 * Where a room keeps ciphertexts of the {@link Vault}, so that nothing stays behind under an old data key.
 *
 * @param keys the columns of the table's primary key
 */
public record SealedColumn(String table, String column, List<String> keys) {

    public SealedColumn {
        keys = List.copyOf(keys);
    }
}
