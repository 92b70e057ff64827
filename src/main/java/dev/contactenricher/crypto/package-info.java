/** Encryption at rest and keyed hashes. A leaf. */
@NullMarked
package dev.contactenricher.crypto;

import org.jspecify.annotations.NullMarked;
