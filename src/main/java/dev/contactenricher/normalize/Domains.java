package dev.contactenricher.normalize;

import com.ibm.icu.text.IDNA;
import dev.contactenricher.text.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of a mailbox behind the {@code @}: a domain in its ASCII form, or an address literal. */
final class Domains {

    private static final int MAX_DOMAIN = 253;
    private static final Pattern LABELS =
            Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)(?:\\.(?!-)[a-z0-9-]{1,63}(?<!-)){0,126}");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IP_V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");

    private static final IDNA UTS_46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    /** Word processors write them for a hyphen; no domain can have one. */
    private static final String DASHES = "‐‑‒–−";

    private static final Pattern DASH =
            Pattern.compile("(?<=@[\\p{L}\\p{N}.%1$s-]{1,253})[%1$s](?=[\\p{L}\\p{N}%1$s-])".formatted(DASHES));

    private Domains() {}

    /** The text with hyphens for the dashes in the domains of its mailboxes. */
    static String hyphened(String text) {
        return DASH.matcher(text).replaceAll("-");
    }

    static Optional<String> canonical(String domain) {
        if (domain.startsWith("[") && domain.endsWith("]")) {
            String literal = domain.substring(1, domain.length() - 1).toLowerCase(Locale.ROOT);
            return isAddress(literal)
                    ? Optional.of("[" + literal.replaceFirst("^ipv6:", "IPv6:") + "]")
                    : Optional.empty();
        }
        return toAscii(domain)
                .filter(ascii ->
                        ascii.length() <= MAX_DOMAIN && LABELS.matcher(ascii).matches());
    }

    private static Optional<String> toAscii(String domain) {
        if (Text.isAscii(domain)) {
            return Optional.of(domain.toLowerCase(Locale.ROOT));
        }
        if (domain.chars().anyMatch(c -> DASHES.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = UTS_46.nameToASCII(domain, new StringBuilder(), info);
        return info.hasErrors() ? Optional.empty() : Optional.of(ascii.toString());
    }

    private static boolean isAddress(String literal) {
        return literal.startsWith("ipv6:")
                ? isIpV6(literal.substring("ipv6:".length()))
                : IP_V4.matcher(literal).matches();
    }

    /** RFC 5321 section 4.1.3: eight groups, or fewer with one {@code ::}, which stands for at least one. */
    private static boolean isIpV6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == 8;
        }
        String head = address.substring(0, gap);
        String tail = address.substring(gap + 2);
        int before = head.isEmpty() ? 0 : groups(head, false);
        int behind = tail.isEmpty() ? 0 : groups(tail, true);
        return before >= 0 && behind >= 0 && before + behind <= 7;
    }

    /** How many 16-bit groups the text holds, or a very negative number when it is not made of groups. */
    private static int groups(String text, boolean mayEndInV4) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                count++;
            } else if (mayEndInV4
                    && i == parts.length - 1
                    && IP_V4.matcher(parts[i]).matches()) {
                count += 2;
            } else {
                return Integer.MIN_VALUE;
            }
        }
        return count;
    }
}
