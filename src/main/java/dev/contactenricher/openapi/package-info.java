/** Serves the description of the API. A leaf. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.contactenricher.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
