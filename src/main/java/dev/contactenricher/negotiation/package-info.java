/** Chooses the form of an answer that its caller asked for. A leaf. */
@NullMarked
package dev.contactenricher.negotiation;

import org.jspecify.annotations.NullMarked;
