/** Erasure, withdrawal and access: announces them as events that the rooms with tables obey in the same transaction. */
@NullMarked
package dev.contactenricher.privacy;

import org.jspecify.annotations.NullMarked;
