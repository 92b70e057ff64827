/** Serves the description of the API. A leaf. */
@NullMarked
package dev.contactenricher.openapi;

import org.jspecify.annotations.NullMarked;
