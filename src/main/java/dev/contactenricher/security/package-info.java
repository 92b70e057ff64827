/** Guards the doors: API keys, roles, rates and sizes. Knows nothing of contacts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "http", "problem"})
package dev.contactenricher.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
