@NullMarked
package dev.contactenricher.console;

import org.jspecify.annotations.NullMarked;
