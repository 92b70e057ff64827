/** Which contacts make the next request: packing, splitting, trials, and the requests themselves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "correction", "cxone", "people", "queue", "sending", "store"})
package dev.contactenricher.packing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
