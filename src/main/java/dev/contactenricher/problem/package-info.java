/** Every way in which a request can fail, as Problem Details (RFC 9457) that never hold contact data. A leaf. */
@NullMarked
package dev.contactenricher.problem;

import org.jspecify.annotations.NullMarked;
