package dev.contactenricher.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as RFC 8785, section 3.2.2.3, has them: its own examples, and the test file that its authors publish. */
class CanonicalNumbersTests {

    /** Appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void areWrittenAsInTheAppendix(String bits, String text) {
        assertThat(CanonicalJson.encode(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    /**
     * The digests of the first lines of {@code es6testfile100m.txt}, as published with github.com/cyberphone/
     * json-canonicalization; its lines follow from a rule, so the file is made here.
     */
    @ParameterizedTest
    @CsvSource({
        "1000, be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
        "10000, b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
        "100000, 22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7"
    })
    void giveThePublishedTestFile(int lines, String digest) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        Iterator<Long> bits = Stream.concat(edges(), random()).iterator();
        for (int line = 0; line < lines; line++) {
            long next = bits.next();
            String text = Long.toHexString(next) + "," + CanonicalJson.encode(Double.longBitsToDouble(next)) + "\n";
            sha256.update(text.getBytes(US_ASCII));
        }
        assertThat(HexFormat.of().formatHex(sha256.digest())).isEqualTo(digest);
    }

    private static Stream<Long> edges() throws IOException {
        try (var in = CanonicalNumbersTests.class.getResourceAsStream("es6-numbers.txt")) {
            String chosen = new String(in.readAllBytes(), US_ASCII);
            Stream<Long> numbers = Stream.of(chosen.strip().split("\\s+")).map(hex -> Long.parseUnsignedLong(hex, 16));
            long smallest = Double.doubleToLongBits(Double.MIN_NORMAL);
            return Stream.concat(
                    numbers, LongStream.range(smallest, smallest + 2000).boxed());
        }
    }

    /** Four numbers a block, each block the SHA-256 of the one before; zero and what is no number are left out. */
    private static Stream<Long> random() {
        return Stream.iterate(sha256(new byte[32]), CanonicalNumbersTests::sha256)
                .flatMap(block -> {
                    LongBuffer four = ByteBuffer.wrap(block)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asLongBuffer();
                    return LongStream.range(0, 4).map(i -> four.get((int) i)).boxed();
                })
                .filter(bits -> Double.isFinite(Double.longBitsToDouble(bits)) && Double.longBitsToDouble(bits) != 0);
    }

    private static byte[] sha256(byte[] block) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(block);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
