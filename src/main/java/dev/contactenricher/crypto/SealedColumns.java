package dev.contactenricher.crypto;

import java.util.List;

/** All columns with ciphertexts of the {@link Vault}, whatever room they are of. */
@FunctionalInterface
public interface SealedColumns {

    List<SealedColumn> all();
}
