package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal of consent to at least one channel.
 *
 * @param index its place in a list, from 0
 * @param line its physical line in a file, from 1
 */
record Wish(int index, @Nullable Long line, Subject subject, Set<Channel> channels) {

    static Wish single(Subject subject, Set<Channel> channels) {
        return new Wish(0, null, subject, channels);
    }
}
