/** Who is signed in: the encrypted cookie of a person, made of a key and ended with it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "http", "security"})
package dev.contactenricher.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
