/** Reads text as a table, by RFC 4180 and in what spreadsheets make of it. A leaf. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.contactenricher.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
