@NullMarked
package dev.contactenricher.consent;

import org.jspecify.annotations.NullMarked;
