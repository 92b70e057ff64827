package dev.contactenricher.audit;

import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.OutgoingHttp;
import dev.contactenricher.proof.Checkpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Hands the newest checkpoint to where the customer wants it, again and again until it got there. */
@Component
class CheckpointDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointDelivery.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final AuditSettings settings;
    private final OutgoingHttp http;
    private @Nullable Checkpoint forFolder;
    private @Nullable Checkpoint forUrl;

    CheckpointDelivery(AuditSettings settings, OutgoingHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** A newer checkpoint says all that an older one said, so only the newest is kept for later. */
    synchronized void offer(Checkpoint checkpoint) {
        forFolder = checkpoint;
        forUrl = checkpoint;
    }

    synchronized void deliver() {
        if (forFolder == null
                || settings.checkpointFolder() == null
                || isWritten(forFolder, settings.checkpointFolder())) {
            forFolder = null;
        }
        if (forUrl == null || settings.checkpointUrl() == null || isPosted(forUrl, settings.checkpointUrl())) {
            forUrl = null;
        }
    }

    private static boolean isWritten(Checkpoint checkpoint, Path folder) {
        try {
            write(checkpoint, folder);
            return true;
        } catch (IOException e) {
            LOG.warn(
                    "The checkpoint could not be written to the folder: {}",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private boolean isPosted(Checkpoint checkpoint, URI url) {
        HttpAnswer answer =
                http.post(url, headers -> headers.setContentType(TEXT), checkpoint.text(), Deadline.in(TIMEOUT));
        if (answer instanceof HttpAnswer.Received received && received.isSuccess()) {
            return true;
        }
        LOG.warn("The checkpoint could not be posted: {}", answer);
        return false;
    }

    private static void write(Checkpoint checkpoint, Path folder) throws IOException {
        String name = "checkpoint-%012d.txt".formatted(checkpoint.size());
        Files.createDirectories(folder);
        Path half = Files.writeString(folder.resolve("." + name + ".tmp"), checkpoint.text());
        Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
