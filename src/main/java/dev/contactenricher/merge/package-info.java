/** {@code MergeJobService}: drains the queue into CXone, applies answers, confirmations and time-outs. Speaks no HTTP. */
@NullMarked
package dev.contactenricher.merge;

import org.jspecify.annotations.NullMarked;
