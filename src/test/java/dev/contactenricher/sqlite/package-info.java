@NullMarked
package dev.contactenricher.sqlite;

import org.jspecify.annotations.NullMarked;
