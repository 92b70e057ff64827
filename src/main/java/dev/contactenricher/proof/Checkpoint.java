package dev.contactenricher.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed statement of how long the chain was and how it ended. Its text is five lines: a name, the size, the head; an
 * empty one; the base64 Ed25519 signature (RFC 8032) over the first three, line feeds included.
 *
 * @param size the last entry's sequence
 * @param head the last entry's hash
 * @param signature base64
 */
public record Checkpoint(long size, String head, String signature) {

    private static final String NAME = "contact-enricher audit trail";
    private static final Pattern TEXT =
            Pattern.compile(NAME + "\n([1-9][0-9]{0,17})\n([0-9a-f]{64})\n\n([A-Za-z0-9+/=]+)\n?");

    /** The lines that are signed. */
    public static String statement(long size, String head) {
        return String.join("\n", List.of(NAME, Long.toString(size), head)) + "\n";
    }

    public String text() {
        return statement(size, head) + "\n" + signature + "\n";
    }

    /** @throws IllegalArgumentException when the text is not a checkpoint of this trail */
    public static Checkpoint parse(String text) {
        Matcher matcher = TEXT.matcher(text.replace("\r\n", "\n"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("This is not a checkpoint of an audit trail");
        }
        return new Checkpoint(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3));
    }

    public boolean isSignedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(statement(size, head).getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
