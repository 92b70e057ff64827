/** What was given up, of whatever kind, and another try: {@code /dead-letters}. Rooms with dead letters offer theirs through {@code DeadLetterSource}. */
@NullMarked
package dev.contactenricher.deadletters;

import org.jspecify.annotations.NullMarked;
