/** Calls to other services over HTTP: bounded in time and size, never redirected, never retold in a log. A leaf. */
@NullMarked
package dev.contactenricher.outgoing;

import org.jspecify.annotations.NullMarked;
