@NullMarked
package dev.contactenricher.proof;

import org.jspecify.annotations.NullMarked;
