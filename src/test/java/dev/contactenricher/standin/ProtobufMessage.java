package dev.contactenricher.standin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a message in Protocol Buffers' wire format, by their numbers. */
final class ProtobufMessage {

    private static final int CONTINUES = 0x80;
    private static final int DIGIT_BITS = 7;
    private static final int TYPE_BITS = 3;

    private final Map<Integer, List<byte[]>> parts = new HashMap<>();
    private final Map<Integer, Long> numbers = new HashMap<>();

    private ProtobufMessage(ByteBuffer in) {
        while (in.hasRemaining()) {
            long tag = varint(in);
            int field = (int) (tag >>> TYPE_BITS);
            switch ((int) tag & 0b111) {
                case 0 -> numbers.put(field, varint(in));
                case 1 -> numbers.put(field, in.getLong());
                case 2 -> {
                    byte[] part = new byte[(int) varint(in)];
                    in.get(part);
                    parts.computeIfAbsent(field, any -> new ArrayList<>()).add(part);
                }
                case 5 -> numbers.put(field, (long) in.getInt());
                default -> throw new IllegalArgumentException("wire type of field " + field);
            }
        }
    }

    static ProtobufMessage of(byte[] bytes) {
        return new ProtobufMessage(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    List<ProtobufMessage> messages(int field) {
        return parts(field).stream().map(ProtobufMessage::of).toList();
    }

    String text(int field) {
        return first(field)
                .map(part -> new String(part, StandardCharsets.UTF_8))
                .orElse("");
    }

    String hex(int field) {
        return first(field).map(HexFormat.of()::formatHex).orElse("");
    }

    Optional<Long> number(int field) {
        return Optional.ofNullable(numbers.get(field));
    }

    private Optional<byte[]> first(int field) {
        return parts(field).stream().findFirst();
    }

    private List<byte[]> parts(int field) {
        return parts.getOrDefault(field, List.of());
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.get();
            value |= (long) (digit & (CONTINUES - 1)) << shift;
            shift += DIGIT_BITS;
        } while ((digit & CONTINUES) != 0);
        return value;
    }
}
