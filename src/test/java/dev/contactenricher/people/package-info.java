@NullMarked
package dev.contactenricher.people;

import org.jspecify.annotations.NullMarked;
