package dev.contactenricher.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.UnusableStoreException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
abstract class SecretsContract {

    @Autowired
    Secrets secrets;

    @Autowired
    JdbcClient jdbc;

    @Test
    void replicasThatStartAtTheSameTimeShareWhatOneOfThemMade() {
        String name = UUID.randomUUID().toString();
        assertThat(IntStream.range(0, 4)
                        .mapToObj(replica -> CompletableFuture.supplyAsync(() -> get(name, replica)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aSecretIsKeptWrapped() {
        String name = UUID.randomUUID().toString();
        String made = get(name, 7);
        assertThat(get(name, 8)).isEqualTo(made);
        byte[] stored = jdbc.sql("SELECT wrapped FROM secret WHERE name = ?")
                .param(name)
                .query(byte[].class)
                .single();
        assertThat(HexFormat.of().formatHex(stored)).doesNotContain(made);
    }

    /** A backup that is put back without its data key, or a key that was replaced instead of joined by a newer one. */
    @Test
    void aStoreOfAnotherDataKeySaysWhatToDo() {
        String name = UUID.randomUUID().toString();
        get(name, 7);
        var others = new Secrets(jdbc, new Vault(List.of(DataKey.parse("A".repeat(43) + "="))));
        assertThatExceptionOfType(UnusableStoreException.class)
                .isThrownBy(() -> others.getOrCreate(name, () -> new byte[32]))
                .satisfies(refused -> assertThat(refused.remedy()).contains("ENRICHER_DATA_KEY", "data.key"));
    }

    private String get(String name, int replica) {
        var own = new byte[32];
        own[0] = (byte) replica;
        return HexFormat.of().formatHex(secrets.getOrCreate(name, () -> own));
    }
}
