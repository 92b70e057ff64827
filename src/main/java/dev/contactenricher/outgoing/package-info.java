/** Calls to other services over HTTP: bounded in time and size, never redirected, never retold in a log. A leaf. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.contactenricher.outgoing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
