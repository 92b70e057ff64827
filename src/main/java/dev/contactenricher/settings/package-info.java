/** Checks all settings before anything starts, and names every one at fault in one message. A leaf. */
@NullMarked
package dev.contactenricher.settings;

import org.jspecify.annotations.NullMarked;
