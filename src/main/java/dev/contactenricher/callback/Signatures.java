package dev.contactenricher.callback;

import dev.contactenricher.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs by the Standard Webhooks specification, version 1
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md), with every current secret,
 * so that receivers can change theirs at any time.
 */
final class Signatures {

    private static final String PREFIX = "whsec_";

    private final List<byte[]> keys;

    /** @param secrets {@code whsec_} and base64 each */
    Signatures(List<String> secrets) {
        keys = secrets.stream()
                .map(String::strip)
                .map(secret -> Base64.getDecoder().decode(secret.substring(PREFIX.length())))
                .toList();
    }

    /** The header {@code webhook-signature}: a signature of each secret, separated by spaces. */
    String of(String id, long timestampSeconds, String body) {
        byte[] content = (id + "." + timestampSeconds + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(Sha256.hmac(key, content)))
                .collect(Collectors.joining(" "));
    }
}
