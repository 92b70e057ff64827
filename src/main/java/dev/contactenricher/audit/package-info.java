/** Appends what happens in the transaction of the change, chains it, serves it and proves that nothing was changed. */
@NullMarked
package dev.contactenricher.audit;

import org.jspecify.annotations.NullMarked;
