package dev.contactenricher.normalize;

import java.util.Locale;
import java.util.Map;

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

    private static final Map<String, Rule> RULES = rules();

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

    private static Map<String, Rule> rules() {
        var rules = new java.util.HashMap<String, Rule>();
        add(rules, "gmail.com", '+', ".", "gmail.com googlemail.com");
        add(rules, "icloud.com", '+', "", "icloud.com me.com mac.com");
        add(rules, "proton.me", '+', ".-_", "proton.me protonmail.com protonmail.ch pm.me");
        add(rules, "yandex.ru", '+', "", "yandex.ru yandex.com yandex.by yandex.kz ya.ru");
        for (String domain : ("outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it"
                        + " hotmail.es live.co.uk live.de live.fr live.it live.nl outlook.de outlook.fr outlook.es"
                        + " outlook.it fastmail.com fastmail.fm mailbox.org posteo.de posteo.net zoho.com zohomail.com"
                        + " runbox.com")
                .split(" ")) {
            add(rules, domain, '+', "", domain);
        }
        for (String domain : ("yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.ca yahoo.com.au"
                        + " yahoo.com.br yahoo.co.in yahoo.co.jp ymail.com rocketmail.com")
                .split(" ")) {
            add(rules, domain, '-', "", domain);
        }
        return Map.copyOf(rules);
    }

    private static void add(Map<String, Rule> rules, String domain, char tag, String ignored, String domains) {
        for (String alias : domains.split(" ")) {
            rules.put(alias, new Rule(domain, tag, ignored));
        }
    }
}
