package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import java.util.Set;

/** A person in a test of another room, who is known by the matching key of their e-mail. */
public class HandWishes {

    private final PrivacyWishes wishes;

    HandWishes(PrivacyWishes wishes) {
        this.wishes = wishes;
    }

    public void withdraw(String emailKey, Set<Channel> channels) {
        wishes.withdraw("receipt", new Subject(emailKey, null, new Keys(emailKey, null, null)), channels, "compliance");
    }

    public void erase(String emailKey) {
        wishes.erase("receipt", new Subject(emailKey, null, new Keys(emailKey, null, null)), "compliance");
    }
}
