/** What is done to the text of any field: repair, folding, casing, and the findings about it. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact"})
package dev.contactenricher.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
