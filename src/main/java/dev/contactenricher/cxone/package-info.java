/** The remote contact API: token cache, calls, answers as sealed types, the webhook's registration. Has no database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "outgoing"})
package dev.contactenricher.cxone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
