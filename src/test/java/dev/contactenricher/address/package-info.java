@NullMarked
package dev.contactenricher.address;

import org.jspecify.annotations.NullMarked;
