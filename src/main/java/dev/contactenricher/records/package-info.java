/** The port for what rooms keep of persons: what leads to them, and what happens to it when they wish or are forgotten. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "crypto", "store"})
package dev.contactenricher.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
