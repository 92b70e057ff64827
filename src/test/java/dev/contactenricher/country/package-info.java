@NullMarked
package dev.contactenricher.country;

import org.jspecify.annotations.NullMarked;
