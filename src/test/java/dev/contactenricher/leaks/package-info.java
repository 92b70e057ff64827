/** Watches everything that the test run prints, and whatever the service tells strangers, for data of test contacts. */
@NullMarked
package dev.contactenricher.leaks;

import org.jspecify.annotations.NullMarked;
