package dev.contactenricher.normalize;

import dev.contactenricher.text.Tables;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The form in which addresses that reach the same mailbox are equal, by what the providers document. For comparing
 * only; an address is never rewritten.
 */
final class MailboxKeys {

    /**
     * @param domain the domain that its aliases stand for
     * @param tag the character from which on the local part is a tag
     * @param ignored characters that make no difference
     */
    private record Rule(String domain, char tag, String ignored) {}

    /** By domain. A row without a domain of its own is about each of its domains by itself. */
    private static final Map<String, Rule> RULES = Tables.read(MailboxKeys.class, "mailbox-providers.tsv").stream()
            .flatMap(row -> Arrays.stream(row[3].split(" ")).map(domain -> Map.entry(domain, rule(row, domain))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private MailboxKeys() {}

    static String key(String local, String domain) {
        String name = unquoted(local).toLowerCase(Locale.ROOT);
        Rule rule = RULES.get(domain);
        if (rule == null) {
            return name + "@" + domain;
        }
        int tag = name.indexOf(rule.tag);
        String base = tag > 0 ? name.substring(0, tag) : name;
        StringBuilder kept = new StringBuilder(base.length());
        base.chars().filter(c -> rule.ignored.indexOf(c) < 0).forEach(c -> kept.append((char) c));
        return (kept.isEmpty() ? base : kept) + "@" + rule.domain;
    }

    private static String unquoted(String local) {
        return local.startsWith("\"") ? local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1") : local;
    }

    private static Rule rule(String[] row, String domain) {
        return new Rule(row[0].isEmpty() ? domain : row[0], row[1].charAt(0), row[2]);
    }
}
