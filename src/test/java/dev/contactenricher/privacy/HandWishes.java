package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.util.List;
import java.util.Set;

/** A person in a test of another room, who is known by an e-mail that is its own matching key. */
public class HandWishes {

    private final WithdrawalService withdrawals;
    private final ErasureService erasures;

    HandWishes(WithdrawalService withdrawals, ErasureService erasures) {
        this.withdrawals = withdrawals;
        this.erasures = erasures;
    }

    public void withdraw(String email, Set<Channel> channels) {
        withdraw("receipt", email, channels);
    }

    public void withdraw(String receiptId, String email, Set<Channel> channels) {
        withdrawals.withdraw(receiptId, List.of(Wish.single(subject(email), channels)), "compliance");
    }

    public void withdrawNumber(String e164, Set<Channel> channels) {
        var number = new Subject(null, new PhoneNumber(e164, Set.of("US")), null, null);
        withdrawals.withdraw("receipt", List.of(Wish.single(number, channels)), "compliance");
    }

    public void erase(String email) {
        erase("receipt", email);
    }

    public void erase(String receiptId, String email) {
        erasures.erase(receiptId, subject(email), null, "compliance");
    }

    private static Subject subject(String email) {
        return new Subject(new EmailAddress(email, email), null, null, null);
    }
}
