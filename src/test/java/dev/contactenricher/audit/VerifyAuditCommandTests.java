package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.proof.LineReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command and the script in {@code docs/} come to the same verdict. */
class VerifyAuditCommandTests {

    private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);

    @TempDir
    Path folder;

    private Path trail = Path.of("");
    private Path checkpoint = Path.of("");
    private Path publicKey = Path.of("");

    @BeforeEach
    void export() throws IOException {
        var exported = TestTrail.of(20).forget(1).forget(2);
        exported.add("details_expired", "system", Map.of("from_sequence", 1, "to_sequence", 2));
        trail = Files.write(folder.resolve("trail.ndjson"), exported.lines());
        checkpoint = Files.writeString(
                folder.resolve("checkpoint.txt"), KEY.sign(21, exported.head()).text());
        publicKey = Files.writeString(folder.resolve("key.pem"), KEY.publicKey());
    }

    @Test
    void aValidTrailEndsWithZero() {
        Verifiers.agree(0, "VALID: 21 entries", List.of(trail.toString()));
        Verifiers.agree(0, "VALID: 21 entries", withCheckpoint());
    }

    @Test
    void itIsSaidHowLateDetailsAreGone() {
        assertThat(Verifiers.command(List.of(trail.toString())).text()).contains("2023-11-14T22:13:20.001Z");
    }

    @Test
    void aCompressedTrailIsReadAsItIs() throws IOException {
        byte[] plain = Files.readAllBytes(trail);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(trail))) {
            out.write(plain);
        }
        Verifiers.agree(0, "VALID: 21 entries", withCheckpoint());

        byte[] compressed = Files.readAllBytes(trail);
        Files.write(trail, Arrays.copyOf(compressed, compressed.length / 2));
        assertThat(Verifiers.command(withCheckpoint()).status()).isEqualTo(1);
        assertThat(Verifiers.script(withCheckpoint()).status()).isEqualTo(1);
    }

    @Test
    void aFaultEndsWithOneAndItsSequence() throws IOException {
        List<String> lines = Files.readAllLines(trail);
        lines.set(11, lines.get(11).replace("crm", "ops"));
        Files.write(trail, lines);
        Verifiers.agree(1, "BROKEN at sequence 12", List.of(trail.toString()));
    }

    @Test
    void detailsThatAreJustGoneAreAFault() throws IOException {
        Files.write(trail, TestTrail.of(5).forget(4).lines());
        Verifiers.agree(1, "BROKEN at sequence 4", List.of(trail.toString()));
    }

    @Test
    void aLastLineWithoutLineFeedIsWhole() throws IOException {
        String text = Files.readString(trail);
        Files.writeString(trail, text.substring(0, text.length() - 1));
        Verifiers.agree(0, "VALID: 21 entries", withCheckpoint());
        Files.writeString(trail, text.substring(0, text.length() - 2));
        Verifiers.agree(1, "BROKEN at sequence 21", List.of(trail.toString()));
    }

    @Test
    void whatIsNotUtf8IsAFaultOfItsLine() throws IOException {
        byte[] bytes = Files.readAllBytes(trail);
        int line = Files.readString(trail).indexOf("{\"sequence\":8");
        bytes[line + 3] = (byte) 0xff;
        Files.write(trail, bytes);
        Verifiers.agree(1, "BROKEN at sequence 8", List.of(trail.toString()));
    }

    @Test
    void anEmptyFileIsAnEmptyChain() throws IOException {
        Files.write(trail, List.of());
        Verifiers.agree(0, "VALID: 0 entries", List.of(trail.toString()));
        Verifiers.agree(1, "BROKEN at sequence 1", withCheckpoint());
    }

    @Test
    void aLineThatIsLongerThanAnyEntryIsCut() throws IOException {
        Files.writeString(trail, "x".repeat(3 << 20) + "\n" + "y\n\nz");
        try (var lines = LineReader.open(trail)) {
            assertThat(lines.read()).hasSize(1 << 20);
            assertThat(lines.read()).containsExactly('y');
            assertThat(lines.read()).isEmpty();
            assertThat(lines.read()).containsExactly('z');
            assertThat(lines.read()).isNull();
        }
        Verifiers.agree(1, "BROKEN at sequence 1", List.of(trail.toString()));
    }

    @Test
    void aCutTailShowsAgainstTheCheckpoint() throws IOException {
        Files.write(trail, Files.readAllLines(trail).subList(0, 21 - 3));
        Verifiers.agree(1, "BROKEN at sequence 1", withCheckpoint());
    }

    @Test
    void aRewrittenTrailShowsAgainstTheCheckpoint() throws IOException {
        Files.write(trail, TestTrail.of(25, "ops").lines());
        Verifiers.agree(0, "VALID", List.of(trail.toString()));
        Verifiers.agree(1, "BROKEN at sequence 21", withCheckpoint());
    }

    @Test
    void aCheckpointOfAnotherKeyIsRefused() throws IOException {
        Files.writeString(publicKey, SigningKey.ofSeed(SigningKey.newSeed()).publicKey());
        Verifiers.agree(1, "signature does not fit the", withCheckpoint());
    }

    @Test
    void aCheckpointThatWasChangedIsRefused() throws IOException {
        Files.writeString(checkpoint, Files.readString(checkpoint).replace("\n21\n", "\n20\n"));
        Verifiers.agree(1, "signature does not fit the", withCheckpoint());
    }

    @Test
    void wrongArgumentsAndMissingFilesEndWithOne() throws IOException {
        assertThat(Verifiers.command(List.of()).status()).isEqualTo(1);
        assertThat(Verifiers.command(List.of("a", "b")).text()).contains("Usage");
        assertThat(Verifiers.command(List.of("nowhere.ndjson")).text()).contains("nowhere.ndjson");
        assertThat(Verifiers.command(List.of(folder.toString())).status()).isEqualTo(1);
        assertThat(Verifiers.command(List.of(trail.toString(), "--checkpoint", "x", "--checkpoint", "y"))
                        .status())
                .isEqualTo(1);
        Files.writeString(publicKey, "no key");
        assertThat(Verifiers.command(withCheckpoint()).text()).contains("Ed25519");
    }

    /** A checkpoint without its key would otherwise be passed over, and a cut tail be told as valid. */
    @Test
    void theScriptTakesNoOtherArgumentsThanItSays() {
        String file = trail.toString();
        List<List<String>> wrong = List.of(
                List.of(),
                List.of(file, checkpoint.toString()),
                List.of(file, checkpoint.toString(), publicKey.toString(), "more"));
        assertThat(wrong).allSatisfy(arguments -> {
            Verifiers.Outcome outcome = Verifiers.script(arguments);
            assertThat(outcome.text()).startsWith("Usage: verify-audit.py");
            assertThat(outcome.status()).isEqualTo(1);
        });
    }

    @Test
    void opensslMakesKeysThatWeSignWith() {
        var made = Verifiers.execute(List.of("openssl", "genpkey", "-algorithm", "ed25519"));
        Assumptions.assumeTrue(made.status() == 0, "openssl cannot make such keys");
        SigningKey key = SigningKey.ofPem(made.text().replace("\n", "\\n"));
        assertThat(key.sign(1, "0".repeat(64)).isSignedBy(PemKeys.publicKey(key.publicKey())))
                .isTrue();
    }

    private List<String> withCheckpoint() {
        return List.of(trail.toString(), "--checkpoint", checkpoint.toString(), "--public-key", publicKey.toString());
    }
}
