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
            "problem",
            "queue",
            "records",
            "sending",
            "store"
        })
package dev.contactenricher.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
