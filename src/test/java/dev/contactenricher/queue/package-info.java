@NullMarked
package dev.contactenricher.queue;

import org.jspecify.annotations.NullMarked;
