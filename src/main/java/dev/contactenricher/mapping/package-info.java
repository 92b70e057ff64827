/** Renames what a CRM exports to the fields of a contact, and reads its flags. Pure. */
@NullMarked
package dev.contactenricher.mapping;

import org.jspecify.annotations.NullMarked;
