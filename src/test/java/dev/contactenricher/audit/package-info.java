@NullMarked
package dev.contactenricher.audit;

import org.jspecify.annotations.NullMarked;
