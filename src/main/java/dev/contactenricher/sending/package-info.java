/** May a request go now: the budget of the window, the pace, pauses, doubt, and {@code /sending}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"cxone", "deadletters", "outgoing", "problem", "queue", "store"})
package dev.contactenricher.sending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
