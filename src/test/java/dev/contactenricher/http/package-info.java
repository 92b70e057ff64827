@NullMarked
package dev.contactenricher.http;

import org.jspecify.annotations.NullMarked;
