package dev.contactenricher.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.store.StoreTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@StoreTest
@ExtendWith(OutputCaptureExtension.class)
abstract class RekeyingContract {

    private static final int ROWS = 450;
    private static final DataKey OLD = key("old key, thirty-two bytes long..");
    private static final DataKey NEW = key("new key, thirty-two bytes long..");
    private static final DataKey LOST = key("lost key, thirty-two bytes long.");
    private static final List<SealedColumn> COLUMNS = List.of(
            new SealedColumn("export_profile", "payload", List.of("person_id", "profile_hash")),
            new SealedColumn("job_contact", "sealed", List.of("job_id", "position")));

    @Autowired
    JdbcTemplate jdbc;

    private List<Map<String, Object>> secrets = List.of();

    /** They are under the key of the context, which other tests share. */
    @BeforeEach
    void withoutSecrets() {
        secrets = jdbc.queryForList("SELECT name, wrapped FROM secret");
        jdbc.update("DELETE FROM secret");
    }

    @AfterEach
    void withSecretsAgain() {
        jdbc.update("DELETE FROM secret");
        secrets.forEach(row ->
                jdbc.update("INSERT INTO secret (name, wrapped) VALUES (?, ?)", row.get("name"), row.get("wrapped")));
    }

    @Test
    void whatAnOldKeyEncryptedIsReadableWithTheNewOneAloneAfterwards(CapturedOutput output) {
        var before = new Vault(List.of(OLD));
        for (int i = 0; i < ROWS; i++) {
            keep("person-" + i, before.encrypt("data of " + i));
        }
        keep("recent", new Vault(List.of(NEW)).encrypt("recent data"));

        rekeying(NEW, OLD).rekey();

        var after = new Vault(List.of(NEW));
        assertThat(kept())
                .hasSize(ROWS + 1)
                .allSatisfy(bytes -> assertThat(after.isStale(bytes)).isFalse());
        assertThat(kept()).extracting(after::decrypt).contains("data of 0", "data of 449", "recent data");
        assertThat(output).contains("the older ones can be taken out");
    }

    @Test
    void aKeyThatIsStillNeededIsMissed(CapturedOutput output) {
        keep("lost", new Vault(List.of(LOST)).encrypt("data"));
        keep("old", new Vault(List.of(OLD)).encrypt("data"));

        rekeying(NEW, OLD).rekey();

        assertThat(output).contains("a data key that is not configured").doesNotContain("can be taken out");
        assertThat(kept())
                .filteredOn(bytes -> new Vault(List.of(NEW)).canOpen(bytes))
                .hasSize(1);
    }

    /** As many as are looked at together, in front of all others. */
    @Test
    void whatNoKeyOpensHoldsUpNothingElse(CapturedOutput output) {
        var lost = new Vault(List.of(LOST));
        var before = new Vault(List.of(OLD));
        for (int i = 0; i < ROWS; i++) {
            keep("a-" + i, lost.encrypt("data"));
        }
        for (int i = 0; i < 3; i++) {
            keep("m-" + i, changed(before.encrypt("data")));
        }
        keep("m-short", new byte[] {1, 2});
        keep("z", before.encrypt("data of z"));
        jdbc.update("INSERT INTO secret (name, wrapped) VALUES (?, ?)", "a", changed(before.encrypt("secret")));
        jdbc.update("INSERT INTO secret (name, wrapped) VALUES (?, ?)", "b", before.encrypt("secret"));

        rekeying(NEW, OLD).rekey();

        var after = new Vault(List.of(NEW));
        assertThat(kept()).filteredOn(after::canOpen).extracting(after::decrypt).containsExactly("data of z");
        assertThat(jdbc.queryForList("SELECT wrapped FROM secret WHERE name = 'b'", byte[].class))
                .extracting(after::decrypt)
                .containsExactly("secret");
        assertThat(output)
                .contains("454 values of export_profile.payload cannot be opened", "1 values of secret.wrapped")
                .doesNotContain("can be taken out");
    }

    private static byte[] changed(byte[] ciphertext) {
        ciphertext[ciphertext.length - 1] ^= 1;
        return ciphertext;
    }

    private Rekeying rekeying(DataKey... keys) {
        return new Rekeying(jdbc, new Vault(List.of(keys)), () -> COLUMNS);
    }

    private void keep(String person, byte[] payload) {
        jdbc.update(
                "INSERT INTO export_profile (person_id, profile_hash, entry_id, job_id, job_index, payload, merged_at)"
                        + " VALUES (?, ?, 1, 'job', 0, ?, 0)",
                person,
                person.getBytes(StandardCharsets.UTF_8),
                payload);
    }

    private List<byte[]> kept() {
        return jdbc.queryForList("SELECT payload FROM export_profile", byte[].class);
    }

    private static DataKey key(String text) {
        return DataKey.parse(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
