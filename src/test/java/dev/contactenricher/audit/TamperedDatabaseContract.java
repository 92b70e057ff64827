package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.proof.Verification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever changes the trail in the database, or its checkpoints, is found out. */
abstract class TamperedDatabaseContract extends TamperedTrail {

    private static final int FORGERIES = 40;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM audit_entry WHERE sequence = 6",
                "UPDATE audit_entry SET subject = NULL WHERE sequence = 6",
                "UPDATE audit_entry SET details = '{}' WHERE sequence = 6",
                "UPDATE audit_entry SET details = NULL, details_salt = NULL WHERE sequence = 6",
                "UPDATE audit_entry SET created_at = created_at + 1 WHERE sequence >= 6",
                "UPDATE audit_entry SET hash = entry_hash WHERE sequence = 6"
            })
    void aChangeInTheDatabaseIsFound(String change) {
        assertThat(afterwards(change)).isEqualTo(6);
    }

    @Test
    void aTailCutInTheDatabaseIsFoundByTheHead() {
        jdbc.sql("DELETE FROM audit_checkpoint").update();
        assertThat(afterwards("DELETE FROM audit_entry WHERE sequence > 7")).isEqualTo(8);
    }

    @Test
    void aCheckpointInTheDatabaseCannotBeForged() {
        assertThat(afterwards("UPDATE audit_checkpoint SET head = '%s'".formatted("1".repeat(64))))
                .isEqualTo(EXPIRED);
    }

    @Test
    void aTrailWithoutCheckpointsIsNotValidAndIsNotSignedAgain() {
        assertThat(afterwards("DELETE FROM audit_checkpoint")).isEqualTo(1);
        events.publishEvent(batch());
        sealer.seal();
        notary.sign();
        assertThat(checkpoints.newest()).isEmpty();
        assertThat(proof.find().checkpoints()).isZero();
    }

    @Test
    void aCheckpointOfAnotherKeyIsNotValidWhateverKeyStandsBesideIt() {
        SigningKey other = SigningKey.ofSeed(new byte[32]);
        String head = checkpoint().head();
        jdbc.sql("DELETE FROM audit_checkpoint").update();
        checkpoints.add(other.sign(LENGTH, head), other.publicKey(), clock.instant());
        assertThat(afterwards("SELECT 1")).isEqualTo(LENGTH);
        events.publishEvent(batch());
        sealer.seal();
        notary.sign();
        assertThat(checkpoint().size()).isEqualTo(LENGTH);
    }

    @Test
    void aFormerKeyThatTheOperatorNamesStillCounts() {
        SigningKey former = SigningKey.ofSeed(new byte[32]);
        var named = new AuditSettings(settings.retention(), "", List.of(former.publicKey()), null, null, null);
        var trusted = new TrustedCheckpoints(checkpoints, entries, key, named);
        assertThat(trusted.isTrusted(former.sign(LENGTH, checkpoint().head()))).isTrue();
        assertThat(trusted.isTrusted(checkpoint())).isTrue();
        assertThat(trusted.isTrusted(SigningKey.ofSeed(SigningKey.newSeed())
                        .sign(1, checkpoint().head())))
                .isFalse();
    }

    @Test
    void anEarlierCheckpointThatContradictsIsFound() {
        var checkpoint = key.sign(5, "1".repeat(64));
        checkpoints.add(checkpoint, key.publicKey(), clock.instant());
        assertThat(afterwards("SELECT 1")).isEqualTo(5);
    }

    @Test
    void theFindingSaysWhatTheChainWasCheckedAgainst() {
        assertThat(proof.find().checkpoints()).isEqualTo(2);
        assertThat(proof.find().newest()).isEqualTo(checkpoint());
    }

    /** Whatever somebody with the database does to it, the endpoint, the command and the script come to the same verdict. */
    @Test
    void theEndpointAgreesWithBothVerifiersOfItsExport() throws IOException {
        var random = new Random(20261129);
        jdbc.sql("CREATE TABLE kept AS SELECT * FROM audit_entry").update();
        for (int i = 0; i < FORGERIES; i++) {
            List<String> done = new ArrayList<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                done.add(tampering(random));
            }
            done.forEach(sql -> jdbc.sql(sql).update());
            Verification stored = proof.verify();
            Verifiers.Outcome command = Verifiers.command(against(lines()));
            Verifiers.Outcome script = Verifiers.script(against(lines()));
            assertThat(script.status()).as("%s: %s", done, script).isEqualTo(command.status());
            assertThat(command.status())
                    .as("%s: %s and %s", done, stored, command)
                    .isEqualTo(
                            switch (stored) {
                                case Verification.Valid valid -> 0;
                                case Verification.Broken broken -> 1;
                            });
            if (stored instanceof Verification.Broken broken) {
                String verdict = "BROKEN at sequence " + broken.sequence() + ":";
                assertThat(command.text()).as("%s", done).contains(verdict);
                assertThat(script.text()).as("%s", done).contains(verdict);
            }
            jdbc.sql("DELETE FROM audit_entry").update();
            jdbc.sql("INSERT INTO audit_entry SELECT * FROM kept").update();
        }
        jdbc.sql("DROP TABLE kept").update();
    }

    private long afterwards(String tampering) {
        if (!tampering.startsWith("SELECT")) {
            jdbc.sql(tampering).update();
        }
        return proof.verify() instanceof Verification.Broken broken ? broken.sequence() : -1;
    }
}
