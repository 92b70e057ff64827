/** The published API of CXone: customer cards and do-not-call groups, with what must never be written to either. */
@NullMarked
package dev.contactenricher.tenant;

import org.jspecify.annotations.NullMarked;
