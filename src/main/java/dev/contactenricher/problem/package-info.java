/** Every way in which a request or a scheduled task can fail, and how it is told without contact data (RFC 9457). A leaf. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.contactenricher.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
