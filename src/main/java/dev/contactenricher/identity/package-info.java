/** Which contacts are one person: names, mailboxes, guards, clusters. Pure: no Spring, no clock, no database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contact", "text"})
package dev.contactenricher.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
