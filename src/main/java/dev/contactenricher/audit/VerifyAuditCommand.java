package dev.contactenricher.audit;

import dev.contactenricher.proof.ChainVerifier;
import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.proof.LineReader;
import dev.contactenricher.proof.Verification;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code verify-audit FILE.ndjson [--checkpoint FILE --public-key FILE] [--retention-days N]}: checks an exported trail offline, compressed
 * with gzip or not. Without a checkpoint from elsewhere it cannot know whether the tail was cut off or everything was
 * rewritten.
 */
public final class VerifyAuditCommand {

    public static final String NAME = "verify-audit";

    private static final String USAGE =
            "Usage: " + NAME + " FILE.ndjson [--checkpoint FILE --public-key FILE] [--retention-days N]";
    private static final String RETENTION = "--retention-days";
    private static final int VALID = 0;
    private static final int NOT_VALID = 1;

    private VerifyAuditCommand() {}

    /**
     * @param args without the command's name
     * @return the exit status: 0 when the chain is valid, else 1
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            List<String> words = new ArrayList<>(args);
            Duration retention = retention(words);
            if (words.size() == 1 && !words.getFirst().startsWith("-")) {
                return verify(Path.of(words.getFirst()), null, retention, out);
            }
            if (words.size() == 5 && words.indexOf("--checkpoint") % 2 == 1 && words.indexOf("--public-key") % 2 == 1) {
                var checkpoint = checkpoint(after("--checkpoint", words), after("--public-key", words));
                return verify(Path.of(words.getFirst()), checkpoint, retention, out);
            }
            throw new IllegalArgumentException(USAGE);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getMessage());
        } catch (EOFException e) {
            err.println("The compressed file ends in its middle");
        } catch (IOException e) {
            err.println("Cannot be read: " + e.getMessage());
        }
        return NOT_VALID;
    }

    private static int verify(Path file, @Nullable Checkpoint checkpoint, Duration retention, PrintStream out)
            throws IOException {
        var verifier = new ChainVerifier(checkpoint, retention);
        try (var lines = LineReader.open(file)) {
            byte[] line = lines.read();
            while (line != null && verifier.accept(line)) {
                line = lines.read();
            }
        }
        return switch (verifier.result()) {
            case Verification.Valid valid -> {
                report(valid, checkpoint, out);
                yield VALID;
            }
            case Verification.Broken broken -> {
                out.printf("BROKEN at sequence %d: %s%n", broken.sequence(), broken.reason());
                yield NOT_VALID;
            }
        };
    }

    private static void report(Verification.Valid valid, @Nullable Checkpoint checkpoint, PrintStream out) {
        out.printf("VALID: %d entries, head %s%n", valid.entries(), valid.head());
        out.println(
                checkpoint == null
                        ? "Not checked against a checkpoint: a cut tail or a rewritten trail would not show."
                        : "Contains the %d entries of the checkpoint.".formatted(checkpoint.size()));
        if (valid.lastExpired() != null) {
            out.printf(
                    "Details expired up to an entry of %s: is that as old as AUDIT_RETENTION?%n", valid.lastExpired());
        }
    }

    private static Checkpoint checkpoint(String file, String publicKey) throws IOException {
        var checkpoint = Checkpoint.parse(Files.readString(Path.of(file)));
        if (!checkpoint.isSignedBy(PemKeys.publicKey(Files.readString(Path.of(publicKey))))) {
            throw new IllegalArgumentException("The checkpoint's signature does not fit the public key");
        }
        return checkpoint;
    }

    /** Takes the option out of the words. */
    private static Duration retention(List<String> words) {
        int at = words.indexOf(RETENTION);
        if (at < 0) {
            return ChainVerifier.USUAL_RETENTION;
        }
        if (at + 1 == words.size() || !words.get(at + 1).matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(USAGE);
        }
        words.remove(at);
        return Duration.ofDays(Long.parseLong(words.remove(at)));
    }

    private static String after(String option, List<String> args) {
        return args.get(args.indexOf(option) + 1);
    }
}
