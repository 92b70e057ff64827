@NullMarked
package dev.contactenricher.mapping;

import org.jspecify.annotations.NullMarked;
