/** The durable queue: what waits for CXone and what CXone has, one waiting entry a person, and how it survives. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"consent", "contact", "crypto", "deadletters", "dedup", "outgoing", "people", "store"})
package dev.contactenricher.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
