/** Turns events and the state of the queue into metrics, and serves them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "callback",
            "cxone",
            "deadletters",
            "export",
            "intake",
            "jobs",
            "merge",
            "privacy",
            "problem",
            "queue",
            "records",
            "sending",
            "store",
            "webhook"
        })
package dev.contactenricher.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
