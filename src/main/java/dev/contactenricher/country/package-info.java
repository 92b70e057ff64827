/** What a name, code, sign or place says of a country, and what is customary there. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "text"})
package dev.contactenricher.country;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
