/** What a caller may cost at the HTTP port: bytes, time, memory. No thread waits for a slow sender. Knows problem. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package dev.contactenricher.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
