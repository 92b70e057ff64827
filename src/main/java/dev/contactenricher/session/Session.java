package dev.contactenricher.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser is remembered by; nothing of it is kept here.
 *
 * @param keyHash of the key that was signed in with, as the {@code security} room knows it; empty before
 * @param csrfToken 128 random bits, base64url
 * @param signedInAt the beginning
 * @param seenAt when a page was last asked for; live refreshes do not count
 * @param next the page to go to after signing in; empty for the first one
 */
public record Session(String keyHash, String csrfToken, Instant signedInAt, Instant seenAt, String next) {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    private static final int TOKEN_BYTES = 16;
    private static final String SEPARATOR = "\n";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Before signing in; only the sign-in form needs it. */
    public static Session before(String next, Instant now) {
        return new Session("", ENCODER.encodeToString(random()), now, now, next);
    }

    /** With a token of its own, so that it cannot have been planted by another site. */
    public static Session of(String keyHash, Instant now) {
        return new Session(keyHash, ENCODER.encodeToString(random()), now, now, "");
    }

    /** Another tab's sign-in form stays good. */
    public Session leadingTo(String page) {
        return new Session(keyHash, csrfToken, signedInAt, seenAt, page);
    }

    boolean isSignedIn() {
        return !keyHash.isEmpty();
    }

    boolean isOver(Instant now) {
        return now.isAfter(latestEnd()) || isSignedIn() && now.isAfter(seenAt.plus(IDLE));
    }

    /** However busy the person is. */
    Instant latestEnd() {
        return signedInAt.plus(LONGEST);
    }

    /** How long a person may look at a page before it ends, reckoned from when it was asked for. */
    public Duration leftWhenSeen() {
        Duration left = Duration.between(seenAt, latestEnd());
        return left.compareTo(IDLE) < 0 ? left : IDLE;
    }

    boolean needsRenewal(Instant now) {
        return now.isAfter(seenAt.plus(RENEWED_AFTER));
    }

    public Session seen(Instant now) {
        return new Session(keyHash, csrfToken, signedInAt, now, next);
    }

    /** The token as a form carries it: masked anew each time, so that compression tells nothing of it (BREACH). */
    public String maskedToken() {
        byte[] mask = random();
        byte[] masked = Arrays.copyOf(mask, 2 * TOKEN_BYTES);
        byte[] token = Base64.getUrlDecoder().decode(csrfToken);
        for (int i = 0; i < TOKEN_BYTES; i++) {
            masked[TOKEN_BYTES + i] = (byte) (mask[i] ^ token[i]);
        }
        return ENCODER.encodeToString(masked);
    }

    public boolean accepts(String maskedToken) {
        byte[] masked;
        try {
            masked = Base64.getUrlDecoder().decode(maskedToken);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (masked.length != 2 * TOKEN_BYTES) {
            return false;
        }
        var token = new byte[TOKEN_BYTES];
        for (int i = 0; i < TOKEN_BYTES; i++) {
            token[i] = (byte) (masked[i] ^ masked[TOKEN_BYTES + i]);
        }
        return MessageDigest.isEqual(token, Base64.getUrlDecoder().decode(csrfToken));
    }

    byte[] bytes() {
        return String.join(
                        SEPARATOR,
                        keyHash,
                        csrfToken,
                        Long.toString(signedInAt.toEpochMilli()),
                        Long.toString(seenAt.toEpochMilli()),
                        next)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when an older version wrote it in another form. */
    static Optional<Session> read(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1);
        return parts.length != 5
                ? Optional.empty()
                : Optional.of(new Session(parts[0], parts[1], instant(parts[2]), instant(parts[3]), parts[4]));
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static byte[] random() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Session[…]";
    }
}
