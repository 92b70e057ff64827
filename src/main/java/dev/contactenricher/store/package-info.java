/** The database: its connections, dialect, clock, schema and ids. A leaf. */
@NullMarked
package dev.contactenricher.store;

import org.jspecify.annotations.NullMarked;
