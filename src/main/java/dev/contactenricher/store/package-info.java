/** The database: its connections, dialect, clock, schema and ids. A leaf. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package dev.contactenricher.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
