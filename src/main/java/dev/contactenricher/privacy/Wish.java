package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import java.util.Set;

/** A withdrawal of consent to at least one channel. */
record Wish(Subject subject, Set<Channel> channels) {}
