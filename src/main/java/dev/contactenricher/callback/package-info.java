/** Tells the CRM's own endpoint what happened: durable, signed, in order (the contract's section 12). */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "export", "jobs", "outgoing", "problem", "queue", "store"})
package dev.contactenricher.callback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
