/** Which contacts make the next request: packing, splitting, trials, and the requests themselves. */
@NullMarked
package dev.contactenricher.packing;

import org.jspecify.annotations.NullMarked;
