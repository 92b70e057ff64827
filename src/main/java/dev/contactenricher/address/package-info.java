/** Written addresses, countries, places and codes, whatever shape they came in, and what they prove of a country. Pure. */
@NullMarked
package dev.contactenricher.address;

import org.jspecify.annotations.NullMarked;
