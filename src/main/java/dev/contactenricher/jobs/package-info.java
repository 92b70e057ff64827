/** What became of a batch and of each of its contacts: {@code /jobs}. */
@NullMarked
package dev.contactenricher.jobs;

import org.jspecify.annotations.NullMarked;
