@NullMarked
package dev.contactenricher.tracing;

import org.jspecify.annotations.NullMarked;
