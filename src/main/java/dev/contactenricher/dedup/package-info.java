/** Which contacts are one person, what survives of them, and the merge payload that tells CXone. */
@NullMarked
package dev.contactenricher.dedup;

import org.jspecify.annotations.NullMarked;
