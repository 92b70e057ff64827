@NullMarked
package dev.contactenricher.identity;

import org.jspecify.annotations.NullMarked;
