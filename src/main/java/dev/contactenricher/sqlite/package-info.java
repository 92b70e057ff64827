/** SQLite as the store of one process: its only writer, at which callers take turns, its readers and its log. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store"})
package dev.contactenricher.sqlite;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
