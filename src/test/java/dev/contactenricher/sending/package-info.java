@NullMarked
package dev.contactenricher.sending;

import org.jspecify.annotations.NullMarked;
