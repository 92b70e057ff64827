@NullMarked
package dev.contactenricher.tenant;

import org.jspecify.annotations.NullMarked;
