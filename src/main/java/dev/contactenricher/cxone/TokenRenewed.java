package dev.contactenricher.cxone;

import java.time.Instant;

/** CXone granted a new access token. */
public record TokenRenewed(Instant at) {}
