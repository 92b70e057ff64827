package dev.contactenricher.webhook;

import dev.contactenricher.crypto.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The {@code token} in the registered URL's query: the operator's own, else one made once and kept in the database.
 * Proof of origin for a CXone that does not sign.
 */
@Component
class UrlToken {

    private static final String PARAMETER = "token";
    private static final String SECRET_NAME = "webhook-url-token";
    private static final int LENGTH = 32;

    private final String url;
    private final Optional<String> token;

    UrlToken(WebhookSettings settings, Secrets secrets) {
        Optional<String> own =
                in(UriComponentsBuilder.fromUriString(settings.url()).build().getQuery());
        if (!settings.acceptUrlToken()) {
            url = settings.url();
            token = Optional.empty();
        } else if (own.isPresent()) {
            url = settings.url();
            token = own;
        } else {
            String made = new String(secrets.getOrCreate(SECRET_NAME, UrlToken::make), StandardCharsets.US_ASCII);
            url = UriComponentsBuilder.fromUriString(settings.url())
                    .replaceQueryParam(PARAMETER, made)
                    .build()
                    .toUriString();
            token = Optional.of(made);
        }
    }

    /** The URL to register, with the token when there is one. A secret. */
    String registeredUrl() {
        return url;
    }

    /** @param query as it came in the request line; the body is never looked at for parameters */
    boolean isIn(@Nullable String query) {
        return token.isPresent()
                && in(query).filter(given -> isSame(given, token.get())).isPresent();
    }

    private static Optional<String> in(@Nullable String query) {
        if (query == null) {
            return Optional.empty();
        }
        String encoded = UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .getFirst(PARAMETER);
        try {
            return Optional.ofNullable(encoded)
                    .map(text -> UriUtils.decode(text, StandardCharsets.UTF_8))
                    .filter(text -> !text.isBlank());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] make() {
        var bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encode(bytes);
    }
}
