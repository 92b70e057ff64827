/** Guards the doors: API keys, roles, rates and sizes. Knows nothing of contacts. */
@NullMarked
package dev.contactenricher.security;

import org.jspecify.annotations.NullMarked;
