/** The published API of CXone: customer cards and do-not-call groups, with what must never be written to either. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "contact",
            "crypto",
            "cxone",
            "identity",
            "jobs",
            "merge",
            "outgoing",
            "people",
            "problem",
            "records",
            "store"
        })
package dev.contactenricher.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
