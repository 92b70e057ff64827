/** Reads text as a table, by RFC 4180 and in what spreadsheets make of it. A leaf. */
@NullMarked
package dev.contactenricher.csv;

import org.jspecify.annotations.NullMarked;
