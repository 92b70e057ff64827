/** What happened in the rooms, as entries of the audit trail: listens to their events, which nobody else need translate. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "contact", "export", "intake", "jobs", "queue", "records", "tenant"})
package dev.contactenricher.recording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
