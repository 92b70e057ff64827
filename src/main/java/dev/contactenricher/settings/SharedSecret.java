package dev.contactenricher.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a secret that this service and its callers agree on must look like, so that no accident becomes one: a pair of
 * quotes, a placeholder, a signature's prefix. Secrets that others issue have no rule.
 */
final class SharedSecret {

    static final int LEAST_CHARACTERS = 16;

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");

    /** Quotation marks of all kinds, and what keyboards have in their place. */
    private static final Pattern QUOTED =
            Pattern.compile("[\"'`´\\p{Pi}\\p{Pf}\\u201a\\u201e].*|.*[\"'`´\\p{Pi}\\p{Pf}]");

    private static final Pattern UNSEEN = Pattern.compile(".*[\\p{Z}\\p{C}].*");

    /** The prefixes of Standard Webhooks: symmetric secret, asymmetric private and public key. */
    private static final String SYMMETRIC = "whsec_";

    private static final List<String> PREFIXES = List.of(SYMMETRIC, "whsk_", "whpk_");

    /** RFC 4648 base64 of 24 to 64 bytes, as Standard Webhooks asks for. */
    private static final int LEAST_BYTES = 24;

    private static final int MOST_BYTES = 64;

    private SharedSecret() {}

    static boolean isApiKey(String key) {
        return key.length() >= LEAST_CHARACTERS && VISIBLE_ASCII.matcher(key).matches() && !isQuoted(key);
    }

    /** Plain text may be of any language; {@code whsec_} in another case is a mistake, and not plain text. */
    static boolean isWebhookSecret(String secret) {
        if (isQuoted(secret) || UNSEEN.matcher(secret).matches()) {
            return false;
        }
        if (secret.startsWith(SYMMETRIC)) {
            String base64 = secret.substring(SYMMETRIC.length());
            return base64.length() >= LEAST_CHARACTERS && Rule.decodes(base64) > 0;
        }
        return secret.length() >= LEAST_CHARACTERS
                && PREFIXES.stream().noneMatch(secret.toLowerCase(Locale.ROOT)::startsWith);
    }

    static boolean isCallbackSecret(String secret) {
        int bytes = secret.startsWith(SYMMETRIC) ? Rule.decodes(secret.substring(SYMMETRIC.length())) : -1;
        return LEAST_BYTES <= bytes && bytes <= MOST_BYTES;
    }

    private static boolean isQuoted(String text) {
        return QUOTED.matcher(text).matches();
    }
}
