package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person in a test of another room. */
public class TestWishes {

    private final PrivacyWishes wishes;
    private final SubjectReader subjects;

    TestWishes(PrivacyWishes wishes, SubjectReader subjects) {
        this.wishes = wishes;
        this.subjects = subjects;
    }

    public void withdraw(@Nullable String email, @Nullable String phone, Channel... channels) {
        wishes.withdraw("receipt", subjects.read(email, phone), Set.of(channels), "compliance");
    }

    public void erase(@Nullable String email, @Nullable String phone) {
        wishes.erase("receipt", subjects.read(email, phone), "compliance");
    }
}
