/** Appends what happens in the transaction of the change, chains it, serves it and proves that nothing was changed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "crypto", "outgoing", "problem", "proof", "records", "store"})
package dev.contactenricher.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
