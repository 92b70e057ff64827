package dev.contactenricher.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTests {

    private static final DataKey OLD = key("old key, thirty-two bytes long..");
    private static final DataKey NEW = key("new key, thirty-two bytes long..");

    @Test
    void whatIsEncryptedComesBackAndCannotBeSeen() {
        var vault = new Vault(List.of(NEW));
        byte[] ciphertext = vault.encrypt("Zoë");
        assertThat(vault.decrypt(ciphertext)).isEqualTo("Zoë");
        assertThat(new String(ciphertext, StandardCharsets.ISO_8859_1)).doesNotContain("Zo");
        assertThat(vault.encrypt("Zoë")).isNotEqualTo(ciphertext);
    }

    @Test
    void twoKeysAreCurrentWhileOneReplacesTheOther() {
        byte[] before = new Vault(List.of(OLD)).encrypt("kept");
        var vault = new Vault(List.of(NEW, OLD));
        assertThat(vault.decrypt(before)).isEqualTo("kept");
        assertThat(vault.isStale(before)).isTrue();
        assertThat(vault.isStale(vault.encrypt("kept"))).isFalse();
        assertThatThrownBy(() -> new Vault(List.of(NEW)).decrypt(before)).hasMessageContaining("not configured");
    }

    @Test
    void aChangedCiphertextIsRefused() {
        var vault = new Vault(List.of(NEW));
        byte[] ciphertext = vault.encrypt("kept");
        ciphertext[ciphertext.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.decrypt(ciphertext)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void vaultsOfTwoPurposesShareNothingButTheDataKeysId() {
        var vault = new Vault(List.of(NEW, OLD));
        byte[] cookie = vault.forPurpose("cookies").encrypt("session");
        assertThat(new Vault(List.of(NEW)).forPurpose("cookies").decrypt(cookie))
                .isEqualTo("session");
        assertThatThrownBy(() -> vault.decrypt(cookie)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.forPurpose("others").decrypt(cookie)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.forPurpose("cookies").decrypt(vault.encrypt("held")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static DataKey key(String text) {
        return DataKey.parse(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
