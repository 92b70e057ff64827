/** Lets people into the console: the encrypted cookie of a person, made of a key, and ended with it or by signing out; the tokens of its forms. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "http", "security", "store"})
package dev.contactenricher.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
