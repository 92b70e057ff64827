/** What became of a batch and of each of its contacts: {@code /jobs}. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"contact", "crypto", "export", "merge", "people", "problem", "queue", "records", "store"
        })
package dev.contactenricher.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
