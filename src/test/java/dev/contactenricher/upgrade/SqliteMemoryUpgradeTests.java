package dev.contactenricher.upgrade;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteMemoryUpgradeTests extends MemoryUpgradeContract {

    @TempDir
    Path folder;

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("enricher.db");
    }

    @Override
    Map<String, String> words() {
        return Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT", "bytes", "BLOB", "key_is_row", " WITHOUT ROWID");
    }
}
