/** Who came before: recognition by keyed hashes, remembered evidence, consent and refusals, and the tables of these. */
@NullMarked
package dev.contactenricher.people;

import org.jspecify.annotations.NullMarked;
