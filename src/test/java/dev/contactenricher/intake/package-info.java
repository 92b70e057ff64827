@NullMarked
package dev.contactenricher.intake;

import org.jspecify.annotations.NullMarked;
