/** One trace for each batch, over OTLP, made of what the rooms tell; nothing of it exists until an endpoint is set. */
@NullMarked
@ApplicationModule(allowedDependencies = {"export", "intake", "problem", "queue"})
package dev.contactenricher.tracing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
