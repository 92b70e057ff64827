/** Immutable values that cannot be wrong: what the service knows of one person. Knows nothing of Spring. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.contactenricher.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
