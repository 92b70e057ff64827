@NullMarked
package dev.contactenricher.privacy;

import org.jspecify.annotations.NullMarked;
