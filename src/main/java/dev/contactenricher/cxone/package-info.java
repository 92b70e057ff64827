/** The remote contact API: token cache, calls, answers as sealed types. Has no database. */
@NullMarked
package dev.contactenricher.cxone;

import org.jspecify.annotations.NullMarked;
