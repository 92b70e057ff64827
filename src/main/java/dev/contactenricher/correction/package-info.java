/** Refusals that CXone has to hear of, the persons it was told of, and what it was told last. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "contact",
            "crypto",
            "cxone",
            "deadletters",
            "dedup",
            "privacy",
            "queue",
            "records",
            "sending",
            "store"
        })
package dev.contactenricher.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
