@NullMarked
package dev.contactenricher.session;

import org.jspecify.annotations.NullMarked;
