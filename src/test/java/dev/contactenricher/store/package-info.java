@NullMarked
package dev.contactenricher.store;

import org.jspecify.annotations.NullMarked;
