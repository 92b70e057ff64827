/** The files that others run the service with. */
@NullMarked
package dev.contactenricher.deploying;

import org.jspecify.annotations.NullMarked;
