/** The durable queue: what waits for CXone and what CXone has, one waiting entry a person, and how it survives. */
@NullMarked
package dev.contactenricher.queue;

import org.jspecify.annotations.NullMarked;
