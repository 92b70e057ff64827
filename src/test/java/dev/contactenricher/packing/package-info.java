@NullMarked
package dev.contactenricher.packing;

import org.jspecify.annotations.NullMarked;
