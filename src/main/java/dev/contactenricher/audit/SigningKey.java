package dev.contactenricher.audit;

import dev.contactenricher.proof.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** The Ed25519 key (RFC 8032) that signs checkpoints, from its 32-byte seed. */
final class SigningKey {

    private static final int SEED_BYTES = 32;

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    static byte[] newSeed() {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    static SigningKey ofSeed(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            // the JDK derives a public key only when it makes the pair, whose private half is the random bytes
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when the text is not a PKCS #8 Ed25519 key in PEM */
    static SigningKey ofPem(String pem) {
        byte[] seed = PemKeys.privateKey(pem) instanceof EdECPrivateKey key
                ? key.getBytes().orElseThrow()
                : new byte[0];
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("Not an Ed25519 private key");
        }
        return ofSeed(seed);
    }

    String publicKey() {
        return PemKeys.toPem(pair.getPublic());
    }

    Checkpoint sign(long size, String head) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(Checkpoint.statement(size, head).getBytes(StandardCharsets.UTF_8));
            return new Checkpoint(size, head, Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Random bytes that are known already. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
