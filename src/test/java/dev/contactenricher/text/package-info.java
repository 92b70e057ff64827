@NullMarked
package dev.contactenricher.text;

import org.jspecify.annotations.NullMarked;
