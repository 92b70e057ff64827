package dev.contactenricher.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys as text (RFC 7468). */
final class PemKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private PemKeys() {}

    /** @throws IllegalArgumentException when the text is not such a key */
    static PrivateKey privateKey(String pem) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(content("PRIVATE", pem)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 private key in PEM", e);
        }
    }

    /** @throws IllegalArgumentException when the text is not such a key */
    static PublicKey publicKey(String pem) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(content("PUBLIC", pem)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key in PEM", e);
        }
    }

    static String toPem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static byte[] content(String kind, String pem) {
        // an environment variable often holds its line ends as a backslash and an n
        Matcher matcher = PEM.matcher(pem.replace("\\n", "\n"));
        if (!matcher.find() || !matcher.group(1).equals(kind)) {
            throw new IllegalArgumentException("Not an Ed25519 key in PEM");
        }
        return Base64.getMimeDecoder().decode(matcher.group(2));
    }
}
