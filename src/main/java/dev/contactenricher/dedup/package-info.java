/** What survives of several contacts of one person, and the payload that CXone gets of it. Pure but for its wiring. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "identity"})
package dev.contactenricher.dedup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
