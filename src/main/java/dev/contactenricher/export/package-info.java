/** Hands confirmed merges to the marketing platform, durably, and only with consent. */
@NullMarked
package dev.contactenricher.export;

import org.jspecify.annotations.NullMarked;
