package dev.contactenricher.audit;

import dev.contactenricher.proof.Checkpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands the newest checkpoint to where the customer wants it, again and again until it got there. */
@Component
class CheckpointDelivery {

    private static final Logger log = LoggerFactory.getLogger(CheckpointDelivery.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final AuditSettings settings;
    private @Nullable Checkpoint forFolder;
    private @Nullable Checkpoint forUrl;

    CheckpointDelivery(AuditSettings settings) {
        this.settings = settings;
    }

    /** A newer checkpoint says all that an older one said, so only the newest is kept for later. */
    synchronized void offer(Checkpoint checkpoint) {
        forFolder = checkpoint;
        forUrl = checkpoint;
    }

    synchronized void deliver() {
        try {
            if (forFolder != null && settings.checkpointFolder() != null) {
                write(forFolder, settings.checkpointFolder());
            }
            forFolder = null;
        } catch (IOException e) {
            log.warn(
                    "The checkpoint could not be written to the folder: {}",
                    e.getClass().getSimpleName());
        }
        try {
            if (forUrl != null && settings.checkpointUrl() != null) {
                post(forUrl, settings.checkpointUrl());
            }
            forUrl = null;
        } catch (IOException e) {
            log.warn("The checkpoint could not be posted: {}", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Checkpoint checkpoint, Path folder) throws IOException {
        String name = "checkpoint-%012d.txt".formatted(checkpoint.size());
        Files.createDirectories(folder);
        Path half = Files.writeString(folder.resolve("." + name + ".tmp"), checkpoint.text());
        Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void post(Checkpoint checkpoint, URI url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(checkpoint.text()))
                .build();
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new IOException("Status " + status);
            }
        }
    }
}
