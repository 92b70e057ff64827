package dev.contactenricher.store;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = EmbeddedDatabase.class)
class SqliteFaultTests extends StoreFaultContract {

    private static final long NO_LIMIT = 0xfffffffeL;

    @Autowired
    JdbcTemplate writer;

    @Autowired
    @Qualifier("readers") DataSource readers;

    @Override
    Stream<Fault> faults() {
        return Stream.of(
                new Fault("disk full", this::fill, () -> pragma("max_page_count = " + NO_LIMIT)),
                new Fault("read-only", () -> pragma("query_only = 1"), () -> pragma("query_only = 0")));
    }

    @Override
    JdbcClient observer() {
        return JdbcClient.create(readers);
    }

    /** As many pages as there are, of which none is free. */
    private void fill() {
        writer.execute("VACUUM");
        pragma("max_page_count = 1");
    }

    private void pragma(String setting) {
        writer.execute("PRAGMA " + setting);
    }
}
