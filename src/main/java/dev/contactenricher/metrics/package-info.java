/** Turns events and the state of the queue into metrics, and serves them. */
@NullMarked
package dev.contactenricher.metrics;

import org.jspecify.annotations.NullMarked;
