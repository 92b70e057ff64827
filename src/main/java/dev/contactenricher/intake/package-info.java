/** Takes batches in, runs them through the rooms in one transaction, and tells what became of them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "consent",
            "contact",
            "crypto",
            "csv",
            "dedup",
            "jobs",
            "mapping",
            "merge",
            "normalize",
            "people",
            "problem",
            "queue",
            "records",
            "store"
        })
package dev.contactenricher.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
