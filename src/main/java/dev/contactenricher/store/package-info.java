/** What the rooms share of the database: its dialect, clock, schema, lists of rows and keys, ids and health. A leaf. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package dev.contactenricher.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
