@NullMarked
package dev.contactenricher.upgrade;

import org.jspecify.annotations.NullMarked;
