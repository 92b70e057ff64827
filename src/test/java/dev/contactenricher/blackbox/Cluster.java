package dev.contactenricher.blackbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import dev.contactenricher.standin.TcpProxy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;

/**
 * Several replicas on one PostgreSQL, behind a balancer that knows nothing: calls and webhooks reach any replica. What
 * they say to the database goes through a network that can be cut.
 */
final class Cluster implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    final StandInCxone cxone;
    final StandInMarketing marketing = new StandInMarketing();
    final PostgresServer postgres;
    final TcpProxy database;
    final TcpProxy balancer;
    final EnricherClient client;
    final List<EnricherProcess> replicas;
    private final List<Integer> ports;

    Cluster(int size, int rateLimit, Duration rateWindow, Path data) {
        this(size, rateLimit, rateWindow, data, replica -> Map.of());
    }

    /** @param settings environment variables by the number of the replica */
    Cluster(int size, int rateLimit, Duration rateWindow, Path data, IntFunction<Map<String, String>> settings) {
        cxone = new StandInCxone(rateLimit, rateWindow);
        postgres = new PostgresServer(data);
        database = new TcpProxy(List.of(postgres.port()));
        ports = IntStream.range(0, size).mapToObj(number -> Rig.freePort()).toList();
        balancer = new TcpProxy(ports);
        client = new EnricherClient(balancer.port());

        var environment = Rig.environment(cxone, marketing, rateLimit, rateWindow, balancer.port());
        environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres");
        environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
        environment.put("ENRICHER_DATA_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        environment.put("CXONE_TIMEOUT", LEASE.dividedBy(2).toMillis() + "ms");
        var command = Installation.command();
        // all at once, on a database without a schema
        replicas = IntStream.range(0, size)
                .mapToObj(number -> replica(command, environment, settings.apply(number), ports.get(number)))
                .toList();
        replicas.forEach(EnricherProcess::awaitReadiness);
    }

    private static EnricherProcess replica(
            List<String> command, Map<String, String> environment, Map<String, String> settings, int port) {
        var own = new HashMap<>(environment);
        own.putAll(settings);
        own.put("PORT", Integer.toString(port));
        return new EnricherProcess(command, own, new EnricherClient(port));
    }

    /** As a careful caller does it: each batch under a key of its own, again and again until there is an answer. */
    List<String> submit(int first, int end, int batch) {
        var jobs = new ArrayList<String>();
        for (int from = first; from < end; from += batch) {
            var body = client.body(People.range(from, Math.min(end, from + batch)));
            var key = UUID.randomUUID().toString();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> taken(body, key, jobs));
        }
        return jobs;
    }

    private boolean taken(String body, String key, List<String> jobs) {
        try {
            var answer = client.postBatch(body, key);
            assertThat(answer.statusCode()).as(answer.body()).isIn(202, 409, 429, 503);
            if (answer.statusCode() == 202) {
                jobs.add(client.json(answer.body()).path("job_id").asString());
            }
            return answer.statusCode() == 202;
        } catch (UncheckedIOException dead) {
            return false;
        }
    }

    void awaitCompleted(List<String> jobs) {
        jobs.forEach(job ->
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> isCompleted(job)));
    }

    private boolean isCompleted(String job) {
        try {
            return client.job(job).path("status").asString().equals("completed");
        } catch (UncheckedIOException dead) {
            return false;
        }
    }

    /** Under which ids each contact was accepted, by its {@code external_crm_id}. */
    Map<String, Set<String>> requestIds() {
        return cxone.acceptedMerges().stream()
                .flatMap(merge -> merge.externalIds().stream().map(contact -> Map.entry(contact, merge.requestId())))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    /** Past the balancer. */
    EnricherClient directly(int replica) {
        return new EnricherClient(ports.get(replica));
    }

    /** How many entries of the trail are about that job and that action. */
    int auditEntries(String job, String action) {
        var answer =
                client.get("/audit-trail?job_id=%s&action=%s".formatted(job, action), EnricherClient.COMPLIANCE_KEY);
        return client.json(answer.body()).path("entries").size();
    }

    boolean auditChainIsWhole() {
        var answer = client.get("/audit-trail/verify", EnricherClient.COMPLIANCE_KEY);
        return client.json(answer.body()).path("valid").asBoolean();
    }

    /** How many contacts wait in the queue; none as far as one can tell while the database is away. */
    long waiting() {
        try {
            return postgres.client()
                    .sql("SELECT COUNT(*) FROM merge_entry WHERE state = 'QUEUED'")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException away) {
            return 0;
        }
    }

    /** How often PostgreSQL had to end one of two transactions that waited for each other. */
    long deadlocks() {
        return postgres.client()
                .sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        replicas.forEach(EnricherProcess::close);
        balancer.close();
        database.close();
        postgres.close();
        cxone.close();
        marketing.close();
    }
}
