/** Turns a raw contact into a {@code Contact}, or into field errors. Pure: no Spring, no clock, no database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"address", "contact", "country", "text"})
package dev.contactenricher.normalize;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
