@NullMarked
package dev.contactenricher.jobs;

import org.jspecify.annotations.NullMarked;
