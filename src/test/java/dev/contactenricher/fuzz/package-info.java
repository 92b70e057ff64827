/** Random input of the shapes that callers, webhooks and CXone send, broken in random ways; the same for the same seed. */
@NullMarked
package dev.contactenricher.fuzz;

import org.jspecify.annotations.NullMarked;
