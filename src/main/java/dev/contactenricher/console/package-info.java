/** Shows people in a browser what the other rooms know, and passes on what they want done. Decides nothing; no room knows it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "contact",
            "csv",
            "deadletters",
            "http",
            "intake",
            "jobs",
            "metrics",
            "privacy",
            "problem",
            "proof",
            "queue",
            "security",
            "sending",
            "session",
            "store"
        })
package dev.contactenricher.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
