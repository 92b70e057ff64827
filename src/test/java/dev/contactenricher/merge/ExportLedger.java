package dev.contactenricher.merge;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.export.HandExporter.Call;
import dev.contactenricher.export.HandExporter.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be exported, as far as merges and consent are known to the simulation. */
final class ExportLedger {

    private final SimulatedRoom room;
    private final Ledger ledger;
    private final ConsentBook book;
    private final Map<String, Set<Long>> firstUnder = new HashMap<>();
    private final Set<String> everTold = new HashSet<>();

    ExportLedger(SimulatedRoom room, Ledger ledger, ConsentBook book) {
        this.room = room;
        this.ledger = ledger;
        this.book = book;
    }

    void claimed(Call call) {
        Set<Long> entries = call.contacts().stream().map(Told::entry).collect(Collectors.toSet());
        Set<Long> first = firstUnder.computeIfAbsent(call.key(), key -> entries);
        Violation.unless(
                first.containsAll(entries), Promise.A_REQUEST_STAYS_ITSELF, "an export's repeat takes somebody new in");
        call.contacts().forEach(this::check);
    }

    private void check(Told told) {
        String person = told.externalId();
        Violation.unless(
                ledger.isMerged(told.entry()),
                Promise.CONFIRMED_BY_ITS_EVENT,
                "entry " + told.entry() + " is exported without being merged");
        if (Boolean.FALSE.equals(told.consentStatus())) {
            Violation.unless(
                    everTold.contains(person),
                    Promise.NO_EXPORT_AFTER_WITHDRAWAL,
                    "a refusal of " + person + ", of whom the platform never heard");
            return;
        }
        boolean stopped = book.isExportStopped(ledger.versionsOf(told.entry())) || book.refuses(person, Channel.EMAIL);
        Violation.unless(!stopped, Promise.NO_EXPORT_AFTER_WITHDRAWAL, "an export of " + person);
        everTold.add(person);
    }

    void wasErased(String person) {
        everTold.remove(person);
    }

    /** Once everything ended. */
    void checkEnd(ModelMarketing marketing) {
        Set<Long> kept = new HashSet<>(room.exporter.entries());
        for (long entry : ledger.merged()) {
            boolean excused = ledger.isErased(entry)
                    || book.isStopped(ledger.versionsOf(entry))
                    || book.wasOnceSilent(ledger.personOf(entry));
            Violation.unless(
                    excused || kept.contains(entry),
                    Promise.NOTHING_IS_LOST,
                    "entry " + entry + " was merged and never exported");
        }
        Map<String, Boolean> believed = new HashMap<>();
        marketing.told.stream()
                .filter(told -> !ledger.isErased(told.entry()))
                .forEach(told -> believed.put(told.externalId(), !Boolean.FALSE.equals(told.consentStatus())));
        believed.forEach((person, allows) -> Violation.unless(
                !allows || !book.refuses(person, Channel.EMAIL),
                Promise.REFUSALS_ARE_PASSED_ON,
                "the platform was never told that " + person + " refuses"));
    }
}
