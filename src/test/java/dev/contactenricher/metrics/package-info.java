@NullMarked
package dev.contactenricher.metrics;

import org.jspecify.annotations.NullMarked;
