@NullMarked
package dev.contactenricher.dedup;

import org.jspecify.annotations.NullMarked;
