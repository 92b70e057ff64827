package dev.contactenricher.normalize;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows that no field costs more than in proportion to its length, whatever is repeated in it: the processor time of the
 * longest text that the limits let through, divided by that of a quarter of it. Four is linear; the exit status is 1 when
 * anything comes near sixteen, which is quadratic.
 */
public final class HostileTextBenchmark {

    private static final List<String> FIELDS = List.of(
            "email",
            "phone",
            "address",
            "country",
            "timezone",
            "first_name",
            "external_crm_id",
            "state",
            "postal_code",
            "city",
            "address1",
            "anything");
    private static final List<String> PIECES = List.of(
            "a",
            " ",
            "1",
            "a,",
            "1 ",
            "A1 ",
            "\n",
            "(",
            "a.",
            "Ã¼",
            "@",
            "-",
            "St ",
            "e\u0301",
            " - ",
            "a/",
            "12345 ",
            "de ",
            "new york ",
            "10115 Berlin ",
            "東",
            "\"",
            "\\",
            "+",
            "0",
            "co. ",
            "x 1",
            ";",
            "SW1A 1AA ",
            "Ã");
    private static final int ADDRESS_LIMIT = 1_000;
    private static final int MEGABYTE = 1_000_000;
    private static final double NEARLY_QUADRATIC = 12;
    private static final long LEAST_NANOS = 200_000;
    private static final int RUNS = 40;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final JsonMapper JSON = new JsonMapper();
    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    private HostileTextBenchmark() {}

    public static void main(String[] args) {
        double worst = 0;
        long longest = 0;
        long refusal = 0;
        System.out.printf("%-18s %12s %12s %8s  %s%n", "field", "quarter µs", "whole µs", "ratio", "repeated");
        for (String field : FIELDS) {
            int limit = field.equals("address") ? ADDRESS_LIMIT : ContactFields.MAX_TEXT;
            for (String piece : PIECES) {
                long quarter = nanos(field, piece, limit / 4);
                long whole = nanos(field, piece, limit);
                refusal = Math.max(refusal, nanos(field, piece, MEGABYTE));
                longest = Math.max(longest, whole);
                double ratio = (double) whole / Math.max(1, quarter);
                if (whole > LEAST_NANOS) {
                    worst = Math.max(worst, ratio);
                    System.out.printf(
                            "%-18s %12.0f %12.0f %8.1f  %s%n", field, quarter / 1e3, whole / 1e3, ratio, shown(piece));
                }
            }
        }
        System.out.printf("Shown is what took %d µs or more.%n", LEAST_NANOS / 1_000);
        System.out.printf(
                "longest %.1f ms, worst ratio %.1f, refusing a megabyte %.1f ms%n",
                longest / 1e6, worst, refusal / 1e6);
        if (worst > NEARLY_QUADRATIC) {
            System.exit(1);
        }
    }

    /** The least of several runs, as whatever disturbs one only adds to it. */
    private static long nanos(String field, String piece, int length) {
        JsonNode contact = JSON.createObjectNode().put(field, piece.repeat(length / piece.length()));
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            NORMALIZER.normalize(contact);
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
        }
        return least;
    }

    private static String shown(String piece) {
        return piece.replace("\n", "\\n");
    }
}
