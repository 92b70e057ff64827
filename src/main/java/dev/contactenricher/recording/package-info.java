/**
 * What happened in the rooms, as entries of the audit trail: listens to their events, and no other room makes
 * entries.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "contact", "export", "intake", "jobs", "queue", "records", "tenant"})
package dev.contactenricher.recording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
