package dev.contactenricher.records;

import java.util.List;

class SqlitePersonColumnsTests extends PersonColumnsContract {

    @Override
    List<String[]> schema() {
        return jdbc.query(
                "SELECT m.name || '.' || c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'",
                (row, n) -> new String[] {row.getString(1), row.getString(2)});
    }
}
