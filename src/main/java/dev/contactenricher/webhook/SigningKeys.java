package dev.contactenricher.webhook;

import dev.contactenricher.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Verifies signatures by the Standard Webhooks specification, version 1
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). Its own Java library
 * takes the body as text and the time from the system, where the exact bytes and a settable clock are wanted here.
 */
final class SigningKeys {

    private static final String BASE64_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<byte[]> keys;

    /** @param secrets each {@code whsec_} and base64, or plain text */
    SigningKeys(List<String> secrets) {
        keys = secrets.stream().map(SigningKeys::bytes).toList();
    }

    /** True when a current key signed exactly this, within five minutes of now. */
    boolean verify(Signed message, Instant now) {
        return isTimely(message.timestamp(), now) && keys.stream().anyMatch(key -> isSignedWith(key, message));
    }

    private static boolean isTimely(String timestamp, Instant now) {
        try {
            long seconds = Long.parseLong(timestamp);
            return Math.abs(Math.subtractExact(now.getEpochSecond(), seconds)) <= TOLERANCE.toSeconds();
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isSignedWith(byte[] key, Signed message) {
        byte[] head = (message.id() + "." + message.timestamp() + ".").getBytes(StandardCharsets.UTF_8);
        byte[] expected = Base64.getEncoder().encode(Sha256.hmac(key, head, message.body()));
        boolean found = false;
        for (String signature : message.signatures().split(" ")) {
            found |= signature.startsWith(VERSION)
                    && MessageDigest.isEqual(
                            expected, signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private static byte[] bytes(String secret) {
        return secret.startsWith(BASE64_PREFIX)
                ? Base64.getDecoder().decode(secret.substring(BASE64_PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What was signed, and how.
     *
     * @param timestamp seconds since the epoch
     * @param signatures separated by spaces, each {@code v1,} and base64; other versions are passed over
     * @param body the bytes as they came
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Signed(String id, String timestamp, String signatures, byte[] body) {}
}
