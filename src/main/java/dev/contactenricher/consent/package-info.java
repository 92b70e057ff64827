/** Decides whether a contact may be merged: granted, overridden or refused. Pure. */
@NullMarked
package dev.contactenricher.consent;

import org.jspecify.annotations.NullMarked;
