/** Written addresses, countries, places and codes, whatever shape they came in, and what they prove of a country. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "country", "text"})
package dev.contactenricher.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
