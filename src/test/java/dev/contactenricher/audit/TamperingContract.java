package dev.contactenricher.audit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.proof.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever changes an exported trail is found out, at the place. */
abstract class TamperingContract extends TamperedTrail {

    @Test
    void theExportIsWholeAsItIs() throws IOException {
        assertThat(export).hasSize(LENGTH);
        assertThat(TestTrail.verify(export, checkpoint())).isInstanceOfSatisfying(Verification.Valid.class, valid -> {
            assertThat(valid.entries()).isEqualTo(LENGTH);
            assertThat(valid.lastExpired()).startsWith("2026-03-01T12:00");
        });
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
        Verifiers.agree(0, "VALID: 9 entries", against(export));
    }

    @Test
    void aChangedMemberIsFoundWhicheverItIs() {
        for (int line = 0; line < LENGTH; line++) {
            for (var member : Forgery.read(export.get(line)).entrySet()) {
                for (Object other : others(member.getValue())) {
                    String changed = Forgery.with(export.get(line), member.getKey(), other);
                    assertThat(brokenAt(replaced(line, changed)))
                            .as("%s of %d becomes %s", member.getKey(), line + 1, other)
                            .isEqualTo(line + 1);
                }
            }
        }
    }

    @Test
    void aRemovedOrAddedMemberIsFound() {
        for (int line = 0; line < LENGTH; line++) {
            for (String name : Forgery.read(export.get(line)).keySet()) {
                assertThat(brokenAt(replaced(line, Forgery.without(export.get(line), name))))
                        .as("%s of %d is removed", name, line + 1)
                        .isEqualTo(line + 1);
            }
            assertThat(brokenAt(replaced(line, Forgery.with(export.get(line), "note", "fine"))))
                    .isEqualTo(line + 1);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aChangedDetailIsFoundWhicheverItIs() {
        for (int line = EXPIRED; line < LENGTH; line++) {
            var details = (Map<String, Object>) Forgery.read(export.get(line)).get("details");
            assertThat(details).isNotNull().isNotEmpty();
            for (var detail : details.entrySet()) {
                for (Object other : others(detail.getValue())) {
                    var changed = new LinkedHashMap<>(details);
                    changed.put(detail.getKey(), other);
                    assertThat(brokenAt(replaced(line, Forgery.with(export.get(line), "details", changed))))
                            .as("%s of %d becomes %s", detail.getKey(), line + 1, other)
                            .isEqualTo(line + 1);
                }
            }
        }
    }

    @Test
    void everyEntryIsMissedSwappedOrTwice() {
        for (int at = 0; at < LENGTH - 1; at++) {
            int line = at;
            assertThat(brokenAt(changed(lines -> lines.remove(line)))).isEqualTo(line + 1);
            assertThat(brokenAt(changed(lines -> lines.add(line, lines.remove(line + 1)))))
                    .isEqualTo(line + 1);
            assertThat(brokenAt(changed(lines -> lines.add(line, lines.get(line)))))
                    .isEqualTo(line + 2);
        }
    }

    @Test
    void bothVerifiersFindEachKindAtItsPlace() throws IOException {
        String whole = export.get(5);
        var kinds = Map.ofEntries(
                entry("an actor changed", replaced(5, whole.replace("\"crm\"", "\"ops\""))),
                entry("a time changed", replaced(5, whole.replace(".000Z", ".001Z"))),
                entry("details changed", replaced(5, whole.replace("\"index\":3", "\"index\":4"))),
                entry("a salt changed", replaced(5, Forgery.with(whole, "details_salt", "00"))),
                entry("details forgotten", replaced(5, forgotten(whole))),
                entry("details left out", replaced(5, Forgery.without(forgotten(whole), "details"))),
                entry("removed", changed(lines -> lines.remove(5))),
                entry("swapped", changed(lines -> lines.add(5, lines.remove(6)))),
                entry("a copy inserted", changed(lines -> lines.add(5, lines.get(2)))),
                entry("one of another trail inserted", changed(lines -> lines.add(5, stranger()))),
                entry("a sequence skipped", replaced(5, Forgery.with(whole, "sequence", 7))),
                entry("not JSON", replaced(5, "entry six")),
                entry("half of it", replaced(5, whole.substring(0, whole.length() / 2))),
                entry("an array", replaced(5, "[" + whole + "]")),
                entry("two on a line", replaced(5, whole + whole)),
                entry("an empty line", replaced(5, "")),
                entry("a name twice", replaced(5, whole.replace("{\"sequence\"", "{\"actor\":\"ops\",\"sequence\""))),
                entry("a detail twice", replaced(5, whole.replace("\"index\":3", "\"index\":4,\"index\":3"))),
                entry("a hash in capitals", replaced(5, capitals(whole, "hash"))));
        for (var kind : kinds.entrySet()) {
            assertThat(brokenAt(kind.getValue())).as(kind.getKey()).isEqualTo(6);
            Verifiers.agree(1, "BROKEN at sequence 6", against(kind.getValue()));
        }
    }

    @Test
    void anInsertedEntryThatFitsIsFoundAtTheOneBehindIt() {
        List<String> forged = Forgery.rehash(changed(lines -> lines.add(5, lines.get(4))));
        assertThat(brokenAt(changed(lines -> lines.add(5, forged.get(5))))).isEqualTo(7);
    }

    @Test
    void anOtherBeginningIsFound() {
        assertThat(brokenAt(replaced(0, Forgery.with(export.getFirst(), "previous_hash", "1".repeat(64)))))
                .isEqualTo(1);
        assertThat(brokenAt(replaced(0, Forgery.with(export.getFirst(), "sequence", 0))))
                .isEqualTo(1);
    }

    @Test
    void aCutTailAndARewrittenTrailAreFoundByTheCheckpointAlone() throws IOException {
        List<String> cut = export.subList(0, 7);
        List<String> rewritten = Forgery.rehash(replaced(5, export.get(5).replace("\"crm\"", "\"ops\"")));
        List<String> shortened = Forgery.rehash(changed(lines -> lines.remove(5)));
        assertThat(List.of(cut, rewritten, shortened))
                .allSatisfy(lines -> assertThat(TestTrail.verify(lines, null)).isInstanceOf(Verification.Valid.class));
        Verifiers.agree(1, "BROKEN at sequence 8", against(cut));
        Verifiers.agree(1, "BROKEN at sequence 9", against(rewritten));
        Verifiers.agree(1, "BROKEN at sequence 9", against(shortened));
        Verifiers.agree(1, "BROKEN at sequence 1", against(List.of()));
    }

    @Test
    void detailsForgottenWithoutAnAnnouncementAreFoundHoweverItIsForged() {
        List<String> uncovered = Forgery.rehash(replaced(5, forgotten(export.get(5))));
        assertThat(brokenAt(uncovered)).isEqualTo(6);
        String notice = export.get(3);
        assertThat(brokenAt(replaced(3, notice.replace("\"to_sequence\":3", "\"to_sequence\":6"))))
                .as("the notice itself is hashed")
                .isEqualTo(4);
        List<String> wide = replaced(3, notice.replace("\"to_sequence\":3", "\"to_sequence\":100"));
        wide.set(5, forgotten(wide.get(5)));
        assertThat(brokenAt(Forgery.rehash(wide)))
                .as("a notice speaks of earlier entries only")
                .isEqualTo(6);
        assertThat(brokenAt(Forgery.rehash(replaced(3, notice.replace("\"from_sequence\":1", "\"from_sequence\":2")))))
                .isEqualTo(1);
        assertThat(brokenAt(Forgery.rehash(replaced(3, forgotten(notice))))).isEqualTo(1);
        assertThat(brokenAt(Forgery.rehash(replaced(3, notice.replace("\"to_sequence\":3", "\"to_sequence\":\"3\"")))))
                .isEqualTo(1);
    }

    @Test
    void freshDetailsDoNotExpireWhateverTheChainSays() throws IOException {
        List<String> forged = replaced(5, forgotten(export.get(5)));
        forged.add(export.get(3).replace("\"to_sequence\":3", "\"to_sequence\":9"));
        List<String> chain = Forgery.rehash(forged);
        assertThat(brokenAt(chain)).isEqualTo(6);
        Path file = Files.write(folder.resolve("forged.ndjson"), chain);
        Verifiers.agree(1, "BROKEN at sequence 6", List.of(file.toString()));
    }

    private static long brokenAt(List<String> lines) {
        return TestTrail.verify(lines, null) instanceof Verification.Broken broken ? broken.sequence() : -1;
    }

    private static String stranger() {
        return TestTrail.of(6, "ops").lines().getLast();
    }

    private static String forgotten(String line) {
        return Forgery.with(Forgery.with(line, "details", null), "details_salt", null);
    }

    private static String capitals(String line, String name) {
        return Forgery.with(
                line, name, String.valueOf(Forgery.read(line).get(name)).toUpperCase(Locale.ROOT));
    }

    private List<String> replaced(int line, String by) {
        return changed(lines -> lines.set(line, by));
    }

    private List<String> changed(Consumer<List<String>> tampering) {
        List<String> lines = new ArrayList<>(export);
        tampering.accept(lines);
        return lines;
    }

    /** Other values of any kind. */
    private static List<@Nullable Object> others(@Nullable Object value) {
        return Arrays.<@Nullable Object>asList(null, "other", 41, 1.5, true, List.of(), Map.of(), value + "0").stream()
                .filter(other -> !Objects.equals(other, value))
                .toList();
    }
}
