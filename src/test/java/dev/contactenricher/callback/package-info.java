@NullMarked
package dev.contactenricher.callback;

import org.jspecify.annotations.NullMarked;
