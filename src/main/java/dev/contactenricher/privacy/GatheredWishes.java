package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The wishes of a list as they are read: what can be obeyed, and what could not be read. */
final class GatheredWishes {

    private final List<Wish> wishes = new ArrayList<>();
    private final List<WishReader.Unreadable> errors = new ArrayList<>();

    void add(int index, @Nullable Long line, @Nullable Subject subject, Set<Channel> channels, List<Fault> faults) {
        faults.stream()
                .map(fault -> new WishReader.Unreadable(index, line, fault.field(), fault.code()))
                .distinct()
                .forEach(errors::add);
        if (subject != null && subject.isNamed() && !channels.isEmpty()) {
            wishes.add(new Wish(index, line, subject, channels));
        }
    }

    WishReader.WishList list(int received) {
        return new WishReader.WishList(received, wishes, errors);
    }
}
