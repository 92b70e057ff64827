/** Refusals that CXone has to hear of, whom it was told of, and what it was told last. */
@NullMarked
package dev.contactenricher.correction;

import org.jspecify.annotations.NullMarked;
