/** Erasure, withdrawal and access: announces them as events that the rooms with tables obey in the same transaction. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "csv", "normalize", "people", "problem", "records", "store"})
package dev.contactenricher.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
