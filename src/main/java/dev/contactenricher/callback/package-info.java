/** Tells the CRM's own endpoint what happened: durable, signed, in order (the contract's section 12). */
@NullMarked
package dev.contactenricher.callback;

import org.jspecify.annotations.NullMarked;
