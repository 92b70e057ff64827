/** Takes CXone's merge events in: proves them, remembers them, and confirms what they are about. */
@NullMarked
package dev.contactenricher.webhook;

import org.jspecify.annotations.NullMarked;
