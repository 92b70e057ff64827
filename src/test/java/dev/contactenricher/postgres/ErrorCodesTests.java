package dev.contactenricher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

class ErrorCodesTests {

    /** A pool without an address has no connection to ask by. */
    @Test
    void anErrorOfAServerThatIsAwayIsTranslatedWithoutAskingIt() {
        try (var pool = new HikariDataSource()) {
            var away = new ServerStoreConfiguration().dataSource(pool);
            var standby = new SQLException("cannot execute INSERT in a read-only transaction", "25006");
            assertThat(new SQLErrorCodeSQLExceptionTranslator(away).translate("insert", null, standby))
                    .isInstanceOf(DataAccessResourceFailureException.class);
        }
    }
}
