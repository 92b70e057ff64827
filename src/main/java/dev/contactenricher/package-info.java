/** The program: cleans CRM contacts and merges them into CXone. Each package below is a room with one job. */
@NullMarked
package dev.contactenricher;

import org.jspecify.annotations.NullMarked;
