/** Takes CXone's merge events in: proves them, remembers them, and confirms what they are about. */
@NullMarked
@ApplicationModule(allowedDependencies = {"confirmation", "crypto", "cxone", "merge", "problem", "store"})
package dev.contactenricher.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
