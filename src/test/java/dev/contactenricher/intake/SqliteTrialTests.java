package dev.contactenricher.intake;

class SqliteTrialTests extends TrialContract {

    @Override
    String tableNames() {
        return "SELECT name FROM sqlite_master WHERE type = 'table'";
    }
}
