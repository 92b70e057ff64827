@NullMarked
package dev.contactenricher.negotiation;

import org.jspecify.annotations.NullMarked;
