/** {@code MergeJobService}: drains the queue into CXone, applies answers, confirmations and time-outs. Speaks no HTTP. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "confirmation",
            "contact",
            "correction",
            "cxone",
            "deadletters",
            "dedup",
            "outgoing",
            "packing",
            "people",
            "privacy",
            "problem",
            "queue",
            "sending",
            "store"
        })
package dev.contactenricher.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
