/** The remote contact API: token cache, calls, answers as sealed types, the webhook's registration. Has no database. */
@NullMarked
package dev.contactenricher.cxone;

import org.jspecify.annotations.NullMarked;
