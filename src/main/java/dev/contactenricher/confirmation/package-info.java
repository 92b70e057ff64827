/** Which webhook event confirms which contact, and what happens to those that no event confirms in time. */
@NullMarked
@ApplicationModule(allowedDependencies = {"packing", "queue", "sending", "store"})
package dev.contactenricher.confirmation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
