package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.proof.Verification;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainVerifierTests {

    private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);

    @Test
    void anUntouchedTrailIsValid() {
        var trail = TestTrail.of(10);
        assertThat(TestTrail.verify(trail.lines(), KEY.sign(10, trail.head())))
                .isEqualTo(new Verification.Valid(10, trail.head(), null));
    }

    @Test
    void aTrailThatGrewSinceTheCheckpointIsValid() {
        var checkpoint = KEY.sign(4, TestTrail.of(4).head());
        assertThat(TestTrail.verify(TestTrail.of(10).lines(), checkpoint)).isInstanceOf(Verification.Valid.class);
    }

    @Test
    void anEmptyTrailIsValid() {
        assertThat(TestTrail.verify(List.of(), null)).isEqualTo(new Verification.Valid(0, "0".repeat(64), null));
    }

    /** Whatever part of an entry is changed. */
    @ParameterizedTest
    @CsvSource({
        "crm, ops",
        "batch_submitted, batch_failed",
        "audit-4, audit-44",
        "\"contact_count\":4, \"contact_count\":5",
        "0011223344, 1111223344",
        "\"subject\":null, \"subject\":\"x\"",
        "2023-11-14, 2023-11-15",
        "eu_standard, none",
        "\"actor\", \"extra\":1,\"actor\"",
        "{\"sequence\", {\"sequence\":5",
        "\"actor\":, \"actor\""
    })
    void aChangeIsFound(String before, String after) {
        assertThat(tampered(lines -> lines.set(4, lines.get(4).replace(before, after)), null))
                .isEqualTo(5);
    }

    @Test
    void aRemovalIsFound() {
        assertThat(tampered(lines -> lines.remove(4), null)).isEqualTo(5);
        assertThat(tampered(lines -> lines.remove(0), null)).isEqualTo(1);
    }

    @Test
    void aSwapIsFound() {
        assertThat(tampered(lines -> lines.add(4, lines.remove(5)), null)).isEqualTo(5);
    }

    @Test
    void anInsertionIsFound() {
        assertThat(tampered(lines -> lines.add(4, lines.get(3)), null)).isEqualTo(5);
        assertThat(tampered(lines -> lines.add(4, TestTrail.of(5, "ops").lines().get(4)), null))
                .isEqualTo(5);
    }

    @Test
    void aCutTailIsFoundByACheckpoint() {
        var checkpoint = KEY.sign(10, TestTrail.of(10).head());
        assertThat(tampered(lines -> lines.subList(7, 10).clear(), checkpoint)).isEqualTo(8);
    }

    @Test
    void aTrailRewrittenWithAllItsHashesIsFoundByACheckpoint() {
        var checkpoint = KEY.sign(9, TestTrail.of(9).head());
        List<String> rewritten = TestTrail.of(10, "ops").lines();
        assertThat(TestTrail.verify(rewritten, null)).isInstanceOf(Verification.Valid.class);
        assertThat(broken(TestTrail.verify(rewritten, checkpoint))).isEqualTo(9);
    }

    @Test
    void missingDetailsNeedALaterEntryThatCoversThem() {
        var trail = TestTrail.of(4).forget(1).forget(2);
        assertThat(broken(TestTrail.verify(trail.lines(), null))).isEqualTo(1);

        trail.add("details_expired", "system", Map.of("from_sequence", 1, "to_sequence", 1));
        assertThat(broken(TestTrail.verify(trail.lines(), null))).isEqualTo(2);

        trail.add("details_expired", "system", Map.of("from_sequence", 2, "to_sequence", 2));
        assertThat(TestTrail.verify(trail.lines(), null)).isInstanceOf(Verification.Valid.class);
    }

    @Test
    void anEntryCannotAnnounceALaterExpiry() {
        var trail = TestTrail.of(1);
        trail.add("details_expired", "system", Map.of("from_sequence", 1, "to_sequence", 100));
        trail.add("batch_failed", "crm", Map.of());
        trail.forget(3);
        assertThat(broken(TestTrail.verify(trail.lines(), null))).isEqualTo(3);
    }

    @Test
    void aFilteredExportIsSaidToBeNoChain() {
        assertThat(TestTrail.verify(TestTrail.of(5).lines().subList(2, 5), null))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.reason()).contains("filtered"));
    }

    private static long tampered(Consumer<List<String>> tampering, @Nullable Checkpoint checkpoint) {
        List<String> lines = TestTrail.of(10).lines();
        tampering.accept(lines);
        return broken(TestTrail.verify(lines, checkpoint));
    }

    private static long broken(Verification verification) {
        return verification instanceof Verification.Broken broken ? broken.sequence() : -1;
    }
}
