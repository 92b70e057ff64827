/** May a request go now: the budget of the window, the pace, pauses, doubt, and {@code /sending}. */
@NullMarked
package dev.contactenricher.sending;

import org.jspecify.annotations.NullMarked;
