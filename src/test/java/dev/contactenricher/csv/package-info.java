@NullMarked
package dev.contactenricher.csv;

import org.jspecify.annotations.NullMarked;
