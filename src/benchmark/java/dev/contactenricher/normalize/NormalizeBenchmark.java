package dev.contactenricher.normalize;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a contact, a batch of 500 and the start of the data cost. Whole contacts: every field set, six countries. */
@State(Scope.Benchmark)
@Fork(1)
public class NormalizeBenchmark {

    private static final int CONTACTS = 500;
    private static final List<String> RAW = List.of(
            raw("Some.One+x@gmail.com", "(212) 555-2368", "1234 S Martin Luther King Dr Chicago, IL 60637", "EST"),
            raw("a@example.de", "030 901820", "Musterstraße 5, D-10117 Berlin, Germany", "W. Europe Standard Time"),
            raw("b@example.fr", "+33 6 12 34 56 78", "8 Rue de la Paix, 75002 Paris, France", "Europe/Paris"),
            raw("c@example.co.uk", "020 7946 0958", "12 High St, Guildford, Surrey, GU1 3AA, UK", "GMT"),
            raw(
                    "d@bücher.example",
                    "+55 11 3071 0000",
                    "Av. Paulista, 1578, São Paulo - SP, 01310-200, Brasil",
                    "-03:00"),
            raw("e@example.in", "+91 22 2202 6364", "Baner, Pune, Maharashtra, India", "Asia/Calcutta"));

    private List<JsonNode> contacts = List.of();
    private ContactNormalizer normalizer = new ContactNormalizer("US");
    private int next;

    @Setup(Level.Trial)
    public void read() {
        JsonMapper json = new JsonMapper();
        contacts = java.util.stream.IntStream.range(0, CONTACTS)
                .mapToObj(i -> json.readTree(RAW.get(i % RAW.size())))
                .toList();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 3, time = 2)
    public Normalization contact() {
        next = (next + 1) % CONTACTS;
        return normalizer.normalize(contacts.get(next));
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 2, time = 2)
    @Measurement(iterations = 3, time = 2)
    public void batchOf500(Blackhole hole) {
        contacts.forEach(contact -> hole.consume(normalizer.normalize(contact)));
    }

    /** In a new process each: loading all tables, and the first contact of each country. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Fork(3)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void start(Blackhole hole) {
        for (int i = 0; i < RAW.size(); i++) {
            hole.consume(normalizer.normalize(contacts.get(i)));
        }
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(NormalizeBenchmark.class.getName())
                        .build())
                .run();
    }

    private static String raw(String email, String phone, String address, String zone) {
        return """
                {"external_crm_id":"A-1","email":"%s","phone":"%s","address":"%s","timezone":"%s","first_name":"JANE",
                 "last_name":"MCDONALD","consent_to_email":true,"consent_to_sms":true,"consent_to_phone":"true",
                 "updated_at":"2026-01-31T12:00:00Z","tags":["x"]}""".formatted(email, phone, address, zone);
    }
}
