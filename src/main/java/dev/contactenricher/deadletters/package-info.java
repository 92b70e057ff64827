/** What was given up, of whatever kind, and another try: {@code /dead-letters}. Rooms with dead letters offer theirs through {@code DeadLetterSource}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store"})
package dev.contactenricher.deadletters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
