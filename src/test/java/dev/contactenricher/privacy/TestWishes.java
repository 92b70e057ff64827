package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person in a test of another room. */
public class TestWishes {

    private final WithdrawalService withdrawals;
    private final ErasureService erasures;
    private final SubjectReader subjects;

    TestWishes(WithdrawalService withdrawals, ErasureService erasures, SubjectReader subjects) {
        this.withdrawals = withdrawals;
        this.erasures = erasures;
        this.subjects = subjects;
    }

    public void withdraw(@Nullable String email, @Nullable String phone, Channel... channels) {
        withdrawals.withdraw("receipt", List.of(Wish.single(subject(email, phone), Set.of(channels))), "compliance");
    }

    public void erase(@Nullable String email, @Nullable String phone) {
        erasures.erase("receipt", subject(email, phone), null, "compliance");
    }

    private Subject subject(@Nullable String email, @Nullable String phone) {
        return subjects.read(new SubjectRequest(email, phone, null, null, null));
    }
}
