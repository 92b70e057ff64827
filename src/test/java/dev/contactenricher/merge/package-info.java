@NullMarked
package dev.contactenricher.merge;

import org.jspecify.annotations.NullMarked;
