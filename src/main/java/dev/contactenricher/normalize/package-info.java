/** Turns a raw contact into a {@code Contact}, or into field errors. Pure: no Spring, no clock, no database. */
@NullMarked
package dev.contactenricher.normalize;

import org.jspecify.annotations.NullMarked;
