package dev.contactenricher.intake;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresTrialTests extends TrialContract {

    @Override
    String tableNames() {
        return "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";
    }
}
