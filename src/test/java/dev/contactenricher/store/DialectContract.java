package dev.contactenricher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
abstract class DialectContract {

    private static final String INSERT = "INSERT INTO secret (name, wrapped) VALUES ('one', ?)";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("dialect") Dialect dialect;

    @Test
    void theClockCountsInMilliseconds() {
        assertThat(dialect.millis()).isBetween(1_700_000_000_000L, 10_000_000_000_000L);
    }

    @Test
    void aRepeatedKeyIsADataIntegrityViolation() {
        jdbc.sql("DELETE FROM secret WHERE name = 'one'").update();
        jdbc.sql(INSERT).param(new byte[1]).update();
        assertThatThrownBy(() -> jdbc.sql(INSERT).param(new byte[1]).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
