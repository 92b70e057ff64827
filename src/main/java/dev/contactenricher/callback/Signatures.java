package dev.contactenricher.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs by the Standard Webhooks specification, version 1
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md), with every current secret,
 * so that receivers can change theirs at any time.
 */
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final List<SecretKeySpec> keys;

    /** @param secrets {@code whsec_} and base64 each */
    Signatures(List<String> secrets) {
        keys = secrets.stream()
                .map(String::strip)
                .map(secret -> Base64.getDecoder().decode(secret.substring(PREFIX.length())))
                .map(bytes -> new SecretKeySpec(bytes, ALGORITHM))
                .toList();
    }

    /** The header {@code webhook-signature}: a signature of each secret, separated by spaces. */
    String of(String id, long timestampSeconds, String body) {
        byte[] content = (id + "." + timestampSeconds + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, content)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
