/** Checks all settings before anything starts, and names every one at fault in one message. A leaf. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.contactenricher.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
