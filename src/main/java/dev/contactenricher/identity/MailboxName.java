package dev.contactenricher.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands before the {@code @} of an address, in lower case, without a tag.
 *
 * @param letters its letters only
 * @param first those before anything else
 * @param hasDigits whether there is more than letters and separators
 */
record MailboxName(String address, String letters, String first, boolean hasDigits) {

    static MailboxName of(String address) {
        int end = end(address);
        var letters = new StringBuilder(end);
        int first = 0;
        boolean hasDigits = false;
        for (int i = 0; i < end; i++) {
            char c = address.charAt(i);
            if (Character.isLetter(c)) {
                letters.append(Character.toLowerCase(c));
            } else {
                first = first == 0 ? letters.length() : first;
                hasDigits |= c != '.' && c != '_' && c != '-';
            }
        }
        String all = letters.toString();
        return new MailboxName(address, all, first == 0 ? all : all.substring(0, first), hasDigits);
    }

    /** All of it, in lower case. */
    String text() {
        return address.substring(0, end(address)).toLowerCase(Locale.ROOT);
    }

    String digits() {
        return text().chars()
                .filter(c -> c >= '0' && c <= '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What separators and digits divide it into. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        int end = end(address);
        int start = 0;
        int at = 0;
        for (int i = 0; i <= end; i++) {
            if (i < end && Character.isLetter(address.charAt(i))) {
                at++;
            } else if (at > start) {
                words.add(letters.substring(start, at));
                start = at;
            }
        }
        return words;
    }

    private static int end(String address) {
        int tag = address.indexOf('+', 1);
        int at = address.lastIndexOf('@');
        return tag < 0 || tag > at ? at : tag;
    }

    @Override
    public String toString() {
        return "MailboxName[…]";
    }
}
