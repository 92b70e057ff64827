package dev.contactenricher.console;

import dev.contactenricher.jobs.JobFilter;
import dev.contactenricher.jobs.JobStatus;
import dev.contactenricher.problem.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs somebody means, as typed; blank where anything will do.
 *
 * @param crm the CRM's id of one of their contacts; stands in no address
 */
record JobForm(
        @Nullable String status,
        @Nullable String from,
        @Nullable String to,
        @Nullable String crm) {

    JobFilter filter() {
        return new JobFilter(
                Parameters.oneOf("status", Typed.text(status), JobStatus.values(), JobStatus::wireName),
                Parameters.instant("from", Typed.instant(from)),
                Parameters.instant("to", Typed.instant(to)),
                crm == null || crm.isBlank() ? null : crm);
    }

    public boolean namesAContact() {
        return crm != null && !crm.isBlank();
    }

    String query() {
        return Typed.query("status", status, "from", from, "to", to);
    }

    @Override
    public String toString() {
        return "JobForm[…]";
    }
}
