package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command and the script of docs/, which share no code, come to the same verdict on whatever a file holds: odd JSON in
 * chains whose hashes fit, and chains that are none. Skipped without Python 3. The same seed gives the same files.
 */
class VerifierFuzzTests {

    private static final Pattern VERDICT =
            Pattern.compile("VALID: \\d+|BROKEN at sequence \\d+|BROKEN|cannot|Cannot|ends");
    private static final int FILES = 15;

    private static final List<String> ODD_VALUES = List.of(
            "1.0",
            "1e5",
            "1E400",
            "-0",
            "-0.0",
            "1e-7",
            "0.000001",
            "123456789012345678901234567890",
            "9007199254740993",
            "1e21",
            "1.5e300",
            "5e-324",
            "9".repeat(400),
            "0." + "1".repeat(2000),
            "true",
            "null",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\u00e9\u20ac\"",
            "\"\\u0000\\u001f\\u007f\"",
            "NaN",
            "Infinity",
            "-Infinity",
            "[]",
            "{}",
            "[1,[2,[3]]]",
            "{\"b\":1,\"a\":2}",
            "{\"\\ufb33\":1,\"\\ud83d\\ude00\":2}",
            "{\"a\":1,\"a\":1}",
            "01",
            "+1",
            ".5",
            "1.",
            "'a'",
            "\"a\tb\"",
            "[".repeat(62) + "]".repeat(62),
            "[".repeat(70) + "]".repeat(70),
            "[".repeat(600) + "]".repeat(600),
            "1 /* */",
            "\"\\x41\"",
            "\"2023-02-30T00:00:00.000Z\"",
            "\"0000-01-01T00:00:00.000Z\"",
            "\"2023-11-14T22:13:60.000Z\"",
            "9223372036854775808");

    private static final List<String> SPACES = List.of(
            " ", "\t", "\r", "\f", "\u000b", "\u0000", "\u001c", "\u0085", "\u00a0", "\u2003", "\u2028", "\u3000",
            "\ufeff", "\u200b");

    private final Random random = new Random(20261128);

    @TempDir
    Path folder;

    @Test
    void bothReadOddValuesAlike() throws IOException {
        for (String value : ODD_VALUES) {
            for (String name : List.of("extra", "created_at", "sequence", "action")
                    .subList(0, 1 + random.nextInt(2) * random.nextInt(4))) {
                agree(rehashed(with(name, value)), name + ": " + value);
            }
        }
    }

    @Test
    void bothReadOddBytesAlike() throws IOException {
        String good = String.join("\n", TestTrail.of(3).lines()) + "\n";
        List<byte[]> files = new ArrayList<>(List.of(
                bytes(good.replaceFirst("\n", " ".repeat(1_100_000) + "garbage\n")),
                bytes(good.replaceFirst("\n", " ".repeat(1_100_000) + "\n")),
                bytes(good.replaceFirst("\n", " ".repeat(100_000) + "\n")),
                bytes(good.replaceFirst("\n", " garbage\n")),
                bytes("\uFEFF" + good),
                bytes(good.replace("\n", "\r\n")),
                bytes(good.replace("\n", "\r")),
                bytes(good + "\n"),
                bytes(good.strip()),
                bytes(good + "\u0000"),
                bytes(good.replace("crm", "cr\u0000m")),
                good.getBytes(StandardCharsets.UTF_16),
                good.getBytes(StandardCharsets.UTF_16LE),
                bytes("\n"),
                bytes("\"\"\n"),
                bytes("null\n"),
                bytes("[]\n"),
                bytes("[".repeat(500_000)),
                new byte[0],
                new byte[] {(byte) 0xff, (byte) 0xfe}));
        byte[] zipped = gzip(bytes(good));
        files.add(zipped);
        files.add(join(gzip(bytes(good.substring(0, 700))), gzip(bytes(good.substring(700)))));
        files.add(join(zipped, new byte[100]));
        files.add(join(zipped, bytes("x")));
        files.add(join(zipped, bytes("garbage of some more bytes than a header has")));
        files.add(join(zipped, new byte[] {0x1f, (byte) 0x8b}));
        files.add(java.util.Arrays.copyOf(zipped, zipped.length - 4));
        files.add(java.util.Arrays.copyOf(zipped, zipped.length / 2));
        byte[] wrongSum = zipped.clone();
        wrongSum[zipped.length - 6] ^= 1;
        files.add(wrongSum);
        for (int i = 0; i < files.size(); i++) {
            agree(files.get(i), "file " + i);
        }
    }

    /** What JSON knows as white space, and what only some languages take for it; with garbage behind it, and without. */
    @Test
    void bothReadWhiteSpaceAlike() throws IOException {
        String line = TestTrail.of(1).lines().getFirst();
        List<Integer> places = List.of(
                0,
                1,
                line.indexOf(':'),
                line.indexOf(':') + 1,
                line.indexOf(',') + 1,
                line.length() - 1,
                line.length());
        for (String space : SPACES) {
            // each call of the script is a process, so three of the places for each
            for (int place : random.ints(0, places.size())
                    .distinct()
                    .limit(3)
                    .map(places::get)
                    .toArray()) {
                String garbage = List.of("", "x", "{}", ",", "0", space).get(random.nextInt(6));
                String changed = line.substring(0, place) + space + garbage + line.substring(place);
                agree(
                        bytes(changed + "\n"),
                        "%s at %d".formatted(HexFormat.of().formatHex(bytes(space + garbage)), place));
            }
        }
    }

    @Test
    void bothExplainExpiredDetailsAlike() throws IOException {
        for (int i = 0; i < FILES; i++) {
            var trail = new TestTrail();
            for (int n = 1; n <= 12; n++) {
                if (random.nextInt(4) == 0) {
                    trail.add("details_expired", "system", range());
                } else {
                    trail.add("batch_submitted", "crm", Map.of("contact_count", n));
                }
            }
            for (int n = 1; n <= 12; n++) {
                if (random.nextInt(3) == 0) {
                    trail.forget(n);
                }
            }
            agree(bytes(String.join("\n", trail.lines())), "trail " + i);
        }
    }

    @Test
    void bothFindAnyFlippedBit() throws IOException {
        byte[] good = bytes(String.join(
                "\n",
                TestTrail.of(4)
                        .forget(1)
                        .add("details_expired", "system", range())
                        .lines()));
        for (int i = 0; i < FILES; i++) {
            byte[] changed = good.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            agree(changed, "change " + i);
        }
    }

    private Map<String, Object> range() {
        var range = new LinkedHashMap<String, Object>();
        List<Object> values = List.of(1, 2, 5, 12, -3, 0, 100, 1.0, "1", true, Long.MAX_VALUE, Long.MIN_VALUE);
        range.put("from_sequence", values.get(random.nextInt(values.size())));
        range.put("to_sequence", values.get(random.nextInt(values.size())));
        return range;
    }

    /** The first entry of a trail with one more member, or another value of one, as text. */
    private static String with(String name, String value) {
        String line = TestTrail.of(1).lines().getFirst();
        String without = line.replaceFirst("\"" + name + "\":(\"[^\"]*\"|[0-9]+),", "");
        return without.replaceFirst("\\{", Matcher.quoteReplacement("{\"" + name + "\":" + value + ","));
    }

    /** With hashes that fit, as far as the line can be read at all. */
    private static byte[] rehashed(String line) {
        try {
            return bytes(Forgery.rehash(List.of(line), false).getFirst());
        } catch (RuntimeException unreadable) {
            return bytes(line);
        }
    }

    private void agree(byte[] content, String what) throws IOException {
        List<String> file =
                List.of(Files.write(folder.resolve("trail.ndjson"), content).toString());
        Verifiers.Outcome ours = Verifiers.command(file);
        Verifiers.Outcome theirs = Verifiers.script(file);
        assertThat(theirs.status()).as("%s: %s and %s", what, ours, theirs).isEqualTo(ours.status());
        assertThat(theirs.text()).as(what).doesNotContain("Traceback");
        if (ours.text().startsWith("BROKEN at") || ours.status() == 0) {
            assertThat(verdict(theirs.text())).as(what).isEqualTo(verdict(ours.text()));
        }
    }

    private static String verdict(String text) {
        Matcher matcher = VERDICT.matcher(text);
        return matcher.find() ? matcher.group() : text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(plain);
        }
        return zipped.toByteArray();
    }
}
