package dev.contactenricher.intake;

import dev.contactenricher.mapping.Mappings;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Takes CSV files in, or tries them, by the same rules as {@code POST /enrich-batch}. */
@Component
public class FileIntake {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    private final BatchRequests requests;
    private final BatchDesk desk;
    private final Mappings mappings;

    FileIntake(Mappings mappings, BatchDesk desk) {
        this.requests = new BatchRequests(mappings);
        this.mappings = mappings;
        this.desk = desk;
    }

    /**
     * @param charset that the sender names; a byte order mark wins
     * @param mapping the name of one of {@link #mappings}, or null for the contract's own field names
     * @param linesBefore of a part of a longer file, how many lines of that stand before it, beyond the header; lines are
     *     told as those of the longer file
     */
    public record File(
            byte[] bytes,
            @Nullable Charset charset,
            @Nullable String mapping,
            long linesBefore) {

        @Override
        public String toString() {
            return "File[…]";
        }
    }

    /** The names of all mappings, in alphabetical order. */
    public List<String> mappings() {
        return mappings.names();
    }

    /**
     * What would become of it, with what CXone would get; nothing is kept or sent.
     *
     * @param actor a role
     * @throws ErrorResponseException when it cannot be read
     */
    public BatchAnswer tryOut(File file, String actor) {
        return enrich(file, "true", null, actor);
    }

    /**
     * Takes it in: all that was accepted is durable when this returns.
     *
     * @param idempotencyKey under which a repeated file is not taken twice; null for none
     * @param actor a role
     * @throws ErrorResponseException when nothing of it was taken
     */
    public BatchAnswer take(File file, @Nullable String idempotencyKey, String actor) {
        return enrich(file, "false", idempotencyKey, actor);
    }

    private BatchAnswer enrich(File file, String dryRun, @Nullable String idempotencyKey, String actor) {
        long startedNanos = System.nanoTime();
        MediaType type = file.charset() == null ? CSV : new MediaType(CSV, file.charset());
        BatchRequest asked =
                requests.read(type, null, file.mapping(), null, dryRun).startingAfter(file.linesBefore());
        return desk.enrich(
                        new ByteArrayInputStream(file.bytes()),
                        file.bytes().length,
                        asked,
                        actor,
                        idempotencyKey,
                        startedNanos)
                .answer();
    }
}
