package dev.contactenricher.records;

import dev.contactenricher.store.OnPostgres;
import java.util.List;

@OnPostgres
class PostgresPersonColumnsTests extends PersonColumnsContract {

    @Override
    List<String[]> schema() {
        return jdbc.query(
                "SELECT table_name || '.' || column_name, data_type FROM information_schema.columns"
                        + " WHERE table_schema = current_schema()",
                (row, n) -> new String[] {row.getString(1), row.getString(2)});
    }
}
