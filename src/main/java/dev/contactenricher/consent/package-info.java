/** Decides whether a contact may be merged: granted, overridden or refused. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact"})
package dev.contactenricher.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
