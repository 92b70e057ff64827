package dev.contactenricher.settings;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * What a value must be.
 *
 * @param text for the message, behind the variable's name; says what is right and never quotes what was given
 * @param plain the value without what files, charts and shells add to it
 */
record Rule(String text, Predicate<String> holds, UnaryOperator<String> plain) {

    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+\\z");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d+");
    private static final Pattern VERSIONED = Pattern.compile("/v[0-9]{1,3}([.][0-9]{1,3})?/*$");
    private static final Pattern FIELD_PAIR = Pattern.compile("[^:,\\s][^:,]{0,99}:[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Set<String> ISO_COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int AES_256_BYTES = 32;

    /** Blanks may belong to what others issued, the end of a file's last line does not. */
    static final Rule TEXT = new Rule("must be set", value -> true, Rule::withoutLineEnd);

    static final Rule POSITIVE = between(1, Integer.MAX_VALUE);
    static final Rule DURATION =
            new Rule("must be a duration above zero with its unit, such as 30s, 15m or 30d", Rule::isDuration);
    static final Rule URL = new Rule("must be an absolute http or https URL without user information", Places::isUrl);
    static final Rule ADMIN_URL = new Rule(
            URL.text() + ", and without the version, which is CXONE_API_VERSION",
            value -> Places.isUrl(value) && !VERSIONED.matcher(value).find());
    static final Rule FOLDER = new Rule("must be a folder that can be written, or be made", Places::isFolder);
    static final Rule POSTGRESQL = new Rule(
            "must be a JDBC URL of PostgreSQL, jdbc:postgresql://…", value -> value.startsWith("jdbc:postgresql:"));
    static final Rule COUNTRY = new Rule(
            "must be an ISO 3166-1 alpha-2 code, such as US",
            code -> ISO_COUNTRIES.contains(code.toUpperCase(Locale.ROOT)),
            code -> code.strip().toUpperCase(Locale.ROOT));
    static final Rule API_KEYS = eachOf(
            "must be one or more keys, separated by commas: each at least 16 visible ASCII characters, not in quotes",
            SharedSecret::isApiKey);
    static final Rule WEBHOOK_SECRETS = eachOf(
            "must be one or more secrets, separated by commas: whsec_ and base64, or plain text, each at least 16"
                    + " characters, without spaces, not in quotes, and no signature (v1,…)",
            SharedSecret::isWebhookSecret);
    static final Rule CALLBACK_SECRETS = eachOf(
            "must be one or more secrets, separated by commas: whsec_ and the base64 of 24 to 64 bytes each",
            SharedSecret::isCallbackSecret);
    static final Rule DATA_KEYS = eachOf(
            "must be one or more base64 keys of 256 bits, separated by commas, newest first",
            key -> decodes(key) == AES_256_BYTES);
    static final Rule SIGNING_KEY = new Rule("must be an Ed25519 private key in PEM (PKCS #8)", Rule::isEd25519);

    static final Rule AREA = matching("must be an area such as na1 or eu1", "[a-z]{2,5}[0-9]{1,3}");
    static final Rule API_VERSION = matching("must be a version such as v31.0", "v[0-9]{1,3}[.][0-9]{1,3}");
    static final Rule ID = matching("must be an id as CXone shows it", "[A-Za-z0-9._-]{1,64}");
    static final Rule FIELD_MAP = eachOf(
            "must be pairs of a field's name and a plain identifier of CXone's, separated by commas: ours:ident,…",
            pair -> FIELD_PAIR.matcher(pair).matches());

    private Rule(String text, Predicate<String> holds) {
        this(text, holds, String::strip);
    }

    static Rule between(long least, long most) {
        String range = most == Integer.MAX_VALUE ? "from %d".formatted(least) : "from %d to %d".formatted(least, most);
        return new Rule("must be a whole number " + range, value -> isBetween(value, least, most));
    }

    /** One of these words, in whatever case. */
    static Rule oneOf(String... words) {
        return new Rule(
                "must be one of " + String.join(", ", words),
                value -> Arrays.asList(words).contains(value.toLowerCase(Locale.ROOT)),
                value -> value.strip().toLowerCase(Locale.ROOT));
    }

    private static String withoutLineEnd(String value) {
        return LINE_ENDS.matcher(value).replaceFirst("");
    }

    private static Rule matching(String text, String pattern) {
        return new Rule(text, Pattern.compile(pattern).asMatchPredicate());
    }

    private static Rule eachOf(String text, Predicate<String> holds) {
        return new Rule(
                text,
                value -> Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .allMatch(part -> !part.isEmpty() && holds.test(part)));
    }

    private static boolean isBetween(String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            return least <= number && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Spring would read a plain number as milliseconds, where 60 is hardly meant so. */
    private static boolean isDuration(String value) {
        try {
            Duration duration = DurationStyle.detectAndParse(value);
            return !PLAIN_NUMBER.matcher(value).matches() && duration.isPositive();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    /** The number of bytes, or -1. */
    static int decodes(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static boolean isEd25519(String pem) {
        try {
            byte[] der = Base64.getMimeDecoder()
                    .decode(pem.replace("\\n", "\n").replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
            KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            return pem.contains("BEGIN PRIVATE KEY");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
