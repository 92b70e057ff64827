package dev.contactenricher.tenant;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets cards and reports of persons who did not come for long. */
@Component
class TenantRetention {

    private final CardHolders holders;
    private final CardReports reports;
    private final JobCards jobs;
    private final TenantSettings settings;
    private final Dialect dialect;
    private final GradualDeletion deletion;

    TenantRetention(
            CardHolders holders,
            CardReports reports,
            JobCards jobs,
            TenantSettings settings,
            Dialect dialect,
            GradualDeletion deletion) {
        this.holders = holders;
        this.reports = reports;
        this.jobs = jobs;
        this.settings = settings;
        this.dialect = dialect;
        this.deletion = deletion;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
    void deleteExpired() {
        long now = dialect.now();
        deletion.all(() -> holders.purge(now - settings.memory().toMillis()));
        deletion.all(() -> reports.purge(now - settings.retention().toMillis()));
        deletion.all(() -> jobs.purge(now - settings.retention().toMillis()));
    }
}
