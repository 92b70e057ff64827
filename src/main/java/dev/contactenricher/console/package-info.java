/** Shows people in a browser what the other rooms know, and passes on what they want done. Decides nothing; no room knows it. */
@NullMarked
package dev.contactenricher.console;

import org.jspecify.annotations.NullMarked;
