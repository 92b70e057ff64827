/** The audit trail's verifier and its canonical form; shares no more with the writer than the form. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.contactenricher.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
