package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command and the script in {@code docs/}, which shares no code with it, come to the same verdict. */
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
    void aValidTrailEndsWithZero() throws Exception {
        expect(0, "VALID: 21 entries", trail.toString());
        expect(0, "VALID: 21 entries", withCheckpoint());
    }

    @Test
    void aFaultEndsWithOneAndItsSequence() throws Exception {
        List<String> lines = Files.readAllLines(trail);
        lines.set(11, lines.get(11).replace("crm", "ops"));
        Files.write(trail, lines);
        expect(1, "BROKEN at sequence 12", trail.toString());
    }

    @Test
    void detailsThatAreJustGoneAreAFault() throws Exception {
        Files.write(trail, TestTrail.of(5).forget(4).lines());
        expect(1, "BROKEN at sequence 4", trail.toString());
    }

    @Test
    void aCutTailShowsAgainstTheCheckpoint() throws Exception {
        Files.write(trail, Files.readAllLines(trail).subList(0, 21 - 3));
        expect(1, "BROKEN at sequence 1", withCheckpoint());
    }

    @Test
    void aRewrittenTrailShowsAgainstTheCheckpoint() throws Exception {
        Files.write(trail, TestTrail.of(25, "ops").lines());
        expect(0, "VALID", trail.toString());
        expect(1, "BROKEN at sequence 21", withCheckpoint());
    }

    @Test
    void aCheckpointOfAnotherKeyIsRefused() throws Exception {
        Files.writeString(publicKey, SigningKey.ofSeed(SigningKey.newSeed()).publicKey());
        expect(1, "signature does not fit the", withCheckpoint());
    }

    @Test
    void wrongArgumentsAndMissingFilesEndWithOne() {
        assertThat(run(List.of()).status()).isEqualTo(1);
        assertThat(run(List.of("a", "b")).text()).contains("Usage");
        assertThat(run(List.of("nowhere.ndjson")).text()).contains("nowhere.ndjson");
        assertThat(run(List.of(trail.toString(), "--checkpoint", "x", "--checkpoint", "y"))
                        .status())
                .isEqualTo(1);
    }

    @Test
    void opensslMakesKeysThatWeSignWith() throws Exception {
        var made = execute(List.of("openssl", "genpkey", "-algorithm", "ed25519"));
        Assumptions.assumeTrue(made.status() == 0, "openssl is not installed");
        SigningKey key = SigningKey.ofPem(made.text().replace("\n", "\\n"));
        assertThat(key.sign(1, "0".repeat(64)).isSignedBy(PemKeys.publicKey(key.publicKey())))
                .isTrue();
    }

    private record Outcome(int status, String text) {}

    private String[] withCheckpoint() {
        return new String[] {
            trail.toString(), "--checkpoint", checkpoint.toString(), "--public-key", publicKey.toString()
        };
    }

    private void expect(int status, String text, String... args) throws Exception {
        Outcome ours = run(List.of(args));
        assertThat(ours.text()).contains(text);
        assertThat(ours.status()).isEqualTo(status);
        List<String> words = new ArrayList<>(
                List.of("python3", Path.of("docs", "verify-audit.py").toString()));
        List.of(args).stream().filter(arg -> !arg.startsWith("--")).forEach(words::add);
        Outcome theirs = execute(words);
        assertThat(theirs.text()).contains(text);
        assertThat(theirs.status()).isEqualTo(status);
    }

    private static Outcome run(List<String> args) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = VerifyAuditCommand.run(args, out, out);
        return new Outcome(status, bytes.toString(StandardCharsets.UTF_8));
    }

    private static Outcome execute(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException e) {
            return Assumptions.abort(command.getFirst() + " is not installed");
        }
    }
}
