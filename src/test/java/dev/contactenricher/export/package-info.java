@NullMarked
package dev.contactenricher.export;

import org.jspecify.annotations.NullMarked;
