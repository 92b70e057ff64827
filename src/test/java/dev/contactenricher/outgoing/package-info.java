@NullMarked
package dev.contactenricher.outgoing;

import org.jspecify.annotations.NullMarked;
