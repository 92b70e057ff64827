package dev.contactenricher.records;

import dev.contactenricher.crypto.SealedColumn;
import java.util.List;

/**
 * A column that leads to a person.
 *
 * @param keys the columns of the table's primary key, for what is encrypted; else empty
 */
public record PersonColumn(String table, String column, Kind kind, List<String> keys) {

    public PersonColumn {
        keys = List.copyOf(keys);
    }

    public enum Kind {
        /** A person's id. As long as such a row is there, what leads to the person is needed: for an erasure, a withdrawal. */
        PERSON,
        /** A person's id in a row that goes when the person does, or stays when nothing leads from it to the person. */
        ATTRIBUTE,
        /** Encrypted by the {@link dev.contactenricher.crypto.Vault}. */
        SEALED,
        /** A keyed hash of something that names a person, or of what is known of one. */
        HASH
    }

    public static PersonColumn person(String table, String column) {
        return new PersonColumn(table, column, Kind.PERSON, List.of());
    }

    public static PersonColumn attribute(String table, String column) {
        return new PersonColumn(table, column, Kind.ATTRIBUTE, List.of());
    }

    public static PersonColumn sealed(String table, String column, String... keys) {
        return new PersonColumn(table, column, Kind.SEALED, List.of(keys));
    }

    public static PersonColumn hash(String table, String column) {
        return new PersonColumn(table, column, Kind.HASH, List.of());
    }

    SealedColumn sealed() {
        return new SealedColumn(table, column, keys);
    }
}
