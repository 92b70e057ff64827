package dev.contactenricher.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.csv.CsvFiles;
import dev.contactenricher.csv.CsvReading;
import dev.contactenricher.problem.Problem;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads withdrawals. Of a single one everything must be readable; of those of a list, what can be read is obeyed and the
 * rest is told. A row that does not fit its header is told, too, and whom its cells name withdraws from all channels, as
 * which were meant cannot be known.
 */
@Component
class WishReader {

    private static final int MOST = 10_000;

    private final SubjectReader subjects;

    WishReader(SubjectReader subjects) {
        this.subjects = subjects;
    }

    /**
     * What could not be read.
     *
     * @param index in the list, from 0
     * @param line the physical line of a file, from 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unreadable(int index, @Nullable Long line, String field, String code) {}

    record WishList(int received, List<Wish> wishes, List<Unreadable> errors) {}

    Wish one(SubjectRequest person, @Nullable List<@Nullable String> channels) {
        Subject subject = subjects.read(person);
        List<Fault> faults = new ArrayList<>();
        Set<Channel> read = channels(channels == null ? List.of() : channels, faults);
        if (!faults.isEmpty()) {
            throw faults.getFirst().asProblem();
        }
        return Wish.single(subject, read);
    }

    WishList list(List<@Nullable JsonNode> list) {
        if (list.isEmpty()) {
            throw Problem.INVALID_REQUEST.because("withdrawals must have at least one", "withdrawals");
        }
        if (list.size() > MOST) {
            throw tooMany();
        }
        var into = new GatheredWishes();
        for (int index = 0; index < list.size(); index++) {
            List<Fault> faults = new ArrayList<>();
            var fields = new WishFields(list.get(index), faults);
            SubjectRequest person = fields.person();
            Set<Channel> channels = channels(fields.channels(), faults);
            into.add(index, null, subjects.read(person, faults), channels, faults);
        }
        return into.list(list.size());
    }

    /** @param named the charset that the caller names */
    WishList file(byte[] bytes, @Nullable Charset named) {
        return switch (CsvFiles.read(bytes, named, MOST)) {
            case CsvReading.NotCsv not -> throw notCsv(not.line(), not.rule());
            case CsvReading.TooLarge ignored -> throw tooMany();
            case CsvReading.Table table -> list(table);
        };
    }

    private WishList list(CsvReading.Table table) {
        WishColumns columns = WishColumns.of(table.header())
                .orElseThrow(() -> notCsv(1, "The header has email, phone or both, and may have country and channels"));
        var into = new GatheredWishes();
        List<CsvReading.Row> rows = table.rows();
        if (rows.isEmpty()) {
            throw Problem.INVALID_REQUEST.because("There must be at least one row below the header", "withdrawals");
        }
        for (int index = 0; index < rows.size(); index++) {
            CsvReading.Row row = rows.get(index);
            List<Fault> faults = new ArrayList<>();
            Subject subject = subjects.read(columns.person(row), faults);
            List<String> names = row.fits() ? columns.channels(row) : List.of();
            Set<Channel> channels = names.isEmpty() ? EnumSet.allOf(Channel.class) : channels(names, faults);
            into.add(index, row.line(), subject, channels, row.fits() ? faults : List.of(malformed()));
        }
        return into.list(rows.size());
    }

    private static Set<Channel> channels(List<@Nullable String> names, List<Fault> faults) {
        if (names.isEmpty() && faults.stream().noneMatch(fault -> fault.field().equals("channels"))) {
            faults.add(new Fault(
                    "channels", "channels_missing", "channels must name at least one of email, sms and phone"));
        }
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (String name : names) {
            channel(name).ifPresentOrElse(channels::add, () -> faults.add(unknownChannel()));
        }
        return channels;
    }

    private static Optional<Channel> channel(@Nullable String name) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.wireName().equals(name))
                .findFirst();
    }

    private static Fault malformed() {
        return new Fault("row", "row_malformed", "Must have as many cells as the header");
    }

    private static Fault unknownChannel() {
        return new Fault("channels", "channel_unknown", "A channel is one of email, sms and phone");
    }

    private static RuntimeException tooMany() {
        return Problem.TOO_LARGE.because("A list has at most " + MOST + " withdrawals");
    }

    private static RuntimeException notCsv(long line, String rule) {
        var problem = Problem.INVALID_REQUEST.because(rule + " (line " + line + ")");
        problem.getBody().setProperty("line", line);
        return problem;
    }
}
