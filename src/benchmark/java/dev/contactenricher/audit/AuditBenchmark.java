package dev.contactenricher.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * What the audit trail costs, with a million entries. Runs the application in this JVM, then the packaged jar with little
 * memory, over the same embedded database. Alternates what it compares, since the machine may be busy with other things.
 */
final class AuditBenchmark {

    private static final int ENTRIES = Integer.getInteger("entries", 1_000_000);

    private final List<String> rows = new ArrayList<>();

    private AuditBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("audit-benchmark");
        try {
            new AuditBenchmark().run(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (var service = Service.start(data)) {
            var ingest = new IngestCost(service);
            row("ingest, every tenth contact refused: slower by auditing", "<= 10 %", ingest.measure(10));
            row("ingest, every contact refused: slower by auditing", "", ingest.measure(1));
            var trail = new LongTrail(service);
            row("oldest unchained entry at 2,000 new ones a second", "<= 1 s", trail.lagAtTwoThousandASecond());
            row("appending", "", trail.append(ENTRIES));
            row("sealing", ">= 2,000 entries/s", trail.seal());
        }
        Path export = folder.resolve("trail.ndjson");
        try (var jar = Jar.start(data, "-Xmx128m")) {
            row("export as a stream by the jar with -Xmx128m", "constant memory", jar.download(export, "identity"));
            row("the same with gzip", "", jar.download(folder.resolve("trail.ndjson.gz"), "gzip"));
            row("GET /audit-trail/verify by the jar with -Xmx128m", "constant memory", jar.verify());
        }
        row("verify-audit with -Xmx64m", ">= 50,000 entries/s", Jar.verifyAudit(export, "-Xmx64m"));
        System.out.printf("%n| %-55s | %-19s | measured%n|---|---|---%n", "one million entries unless said otherwise", "goal");
        rows.forEach(System.out::println);
    }

    private void row(String what, String goal, String measured) {
        String row = "| %-55s | %-19s | %s".formatted(what, goal, measured);
        System.out.println(row);
        rows.add(row);
    }
}
