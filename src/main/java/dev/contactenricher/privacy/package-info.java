/** Erasure, withdrawal and access: calls each room that keeps something of persons, and keeps the receipts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "csv", "normalize", "people", "problem", "records", "store"})
package dev.contactenricher.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
