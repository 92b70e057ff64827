/** The durable queue of contacts on their way to CXone: folding, packing, the send budget, faults, dead letters. */
@NullMarked
package dev.contactenricher.merge;

import org.jspecify.annotations.NullMarked;
