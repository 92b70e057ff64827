/** Takes batches in, runs them through the rooms in one transaction, and tells what became of them. */
@NullMarked
package dev.contactenricher.intake;

import org.jspecify.annotations.NullMarked;
