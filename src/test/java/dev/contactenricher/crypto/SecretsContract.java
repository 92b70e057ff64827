package dev.contactenricher.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.store.StoreTest;
import java.util.HexFormat;
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

    private String get(String name, int replica) {
        var own = new byte[32];
        own[0] = (byte) replica;
        return HexFormat.of().formatHex(secrets.getOrCreate(name, () -> own));
    }
}
