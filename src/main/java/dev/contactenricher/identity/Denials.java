package dev.contactenricher.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Mailboxes that say in words that there is none: {@code not.provided}, {@code noemail123}, {@code keine}. */
final class Denials {

    private static final Set<String> DENYING = words("denying-words.txt");
    private static final Set<String> DENIED = words("denied-words.txt");

    /** Shorter words are initials and names as well, on their own and run together: {@code no}, {@code nonna}. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 40;

    private Denials() {}

    /** Whether it is nothing but words that deny, whatever its domain. A word alone may have typed digits behind it. */
    static boolean isOne(MailboxName mailbox) {
        return isPhrase(mailbox.letters()) || isWord(mailbox.letters()) && TypedFill.isTail(mailbox.digits());
    }

    /** The same of the name of a domain. */
    static boolean isOne(String letters) {
        return isWord(letters) || isPhrase(letters);
    }

    /** Whether it denies where no one has a mailbox of that name: {@code no}, {@code na}. */
    static boolean isShort(MailboxName mailbox) {
        String word = mailbox.letters();
        return DENYING.contains(word) && !GivenNames.contains(word) && TypedFill.isTail(mailbox.digits());
    }

    private static boolean isWord(String letters) {
        return letters.length() >= SHORTEST && DENYING.contains(letters) && !GivenNames.contains(letters);
    }

    private static boolean isPhrase(String letters) {
        return letters.length() <= LONGEST
                && !DENYING.contains(letters)
                && !DENIED.contains(letters)
                && consistsOfWords(letters, false, false);
    }

    private static boolean consistsOfWords(String rest, boolean denies, boolean isLong) {
        if (rest.isEmpty()) {
            return denies && isLong;
        }
        for (int end = 2; end <= rest.length(); end++) {
            String word = rest.substring(0, end);
            boolean denying = DENYING.contains(word);
            if ((denying || DENIED.contains(word))
                    && consistsOfWords(rest.substring(end), denies || denying, isLong || end >= SHORTEST)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(String list) {
        return WordLists.read(list)
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
