/** Stand-ins for CXone and for the marketing platform: they keep the remote side's rules, and remember what they saw. */
@NullMarked
package dev.contactenricher.standin;

import org.jspecify.annotations.NullMarked;
