/** PostgreSQL as the store of several replicas: its connections, and what to do while it is away. */
@NullMarked
@ApplicationModule(allowedDependencies = {"store"})
package dev.contactenricher.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
