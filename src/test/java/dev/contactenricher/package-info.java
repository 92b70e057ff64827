@NullMarked
package dev.contactenricher;

import org.jspecify.annotations.NullMarked;
