@NullMarked
package dev.contactenricher.crypto;

import org.jspecify.annotations.NullMarked;
