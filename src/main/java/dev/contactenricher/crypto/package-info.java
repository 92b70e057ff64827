/** Encryption at rest and keyed hashes. A leaf. */
@NullMarked
@ApplicationModule(allowedDependencies = {"store"})
package dev.contactenricher.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
