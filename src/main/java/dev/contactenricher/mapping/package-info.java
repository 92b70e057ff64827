/** Renames what a CRM exports to the fields of a contact, and reads its flags. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {"address", "contact", "country", "text"})
package dev.contactenricher.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
