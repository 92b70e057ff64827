@NullMarked
package dev.contactenricher.postgres;

import org.jspecify.annotations.NullMarked;
