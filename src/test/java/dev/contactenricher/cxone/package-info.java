@NullMarked
package dev.contactenricher.cxone;

import org.jspecify.annotations.NullMarked;
