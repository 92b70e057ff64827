/** The known persons: recognition by keyed hashes, remembered evidence, consent and refusals, and the tables of these. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "crypto", "dedup", "identity", "records", "store"})
package dev.contactenricher.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
