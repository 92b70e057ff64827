/** Hands confirmed merges to the marketing platform, durably, and only with consent. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "contact",
            "crypto",
            "deadletters",
            "outgoing",
            "packing",
            "privacy",
            "problem",
            "queue",
            "records",
            "sending",
            "store"
        })
package dev.contactenricher.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
