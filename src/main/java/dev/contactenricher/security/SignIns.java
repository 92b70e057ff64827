package dev.contactenricher.security;

import java.util.HexFormat;
import java.util.Optional;

/** Knows people by the keys that they sign in with: the same keys, and the same patience with wrong ones, as the API. */
public final class SignIns {

    private static final HexFormat HEX = HexFormat.of();

    private final ApiKeys keys;
    private final WrongKeys wrongKeys;

    SignIns(ApiKeys keys, WrongKeys wrongKeys) {
        this.keys = keys;
        this.wrongKeys = wrongKeys;
    }

    public sealed interface Attempt {}

    public record Known(KeyHolder holder) implements Attempt {}

    public record Unknown() implements Attempt {}

    /** Unknown, and so were too many before from the same address. */
    public record TooMany() implements Attempt {}

    /** @param address of the sender */
    public Attempt attempt(String key, String address) {
        Optional<ApiKey> found = keys.find(key);
        if (found.isPresent()) {
            return new Known(holder(found.get()));
        }
        return wrongKeys.areTooManyFrom(address) ? new TooMany() : new Unknown();
    }

    /**
     * The holder of a key that was shown before, while it is still one.
     *
     * @param keyHash as in {@link KeyHolder}
     */
    public Optional<KeyHolder> holder(String keyHash) {
        return keys.find(HEX.parseHex(keyHash)).map(SignIns::holder);
    }

    private static KeyHolder holder(ApiKey key) {
        return new KeyHolder(key.role().principal(), HEX.formatHex(key.hash()), key);
    }
}
