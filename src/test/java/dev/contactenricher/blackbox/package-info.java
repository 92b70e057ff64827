/** Tests of the packaged jar, run as a process of its own against the stand-ins. */
@NullMarked
package dev.contactenricher.blackbox;

import org.jspecify.annotations.NullMarked;
