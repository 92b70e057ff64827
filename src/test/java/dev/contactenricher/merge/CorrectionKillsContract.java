package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Settled;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Someone merged a month ago withdraws, and the process dies on the way to CXone, wherever that is: what is left of it is
 * in the database, and what was under way is taken up when its lease is over.
 */
abstract class CorrectionKillsContract extends MergeRoom {

    private static final Consent YES = new Consent(true, true, true);

    /** Where the process dies. */
    enum Death {
        BEFORE_THE_CLAIM(room -> {}),
        AFTER_THE_CLAIM(room -> room.claim()),
        BEFORE_CXONE_HAS_IT(room -> {
            room.cxone.answer = persons -> {
                room.cxone.contacts.removeLast();
                room.cxone.requestIds.removeLast();
                throw new Killed();
            };
            room.dies(room.claim());
        }),
        AFTER_CXONE_TOOK_IT(room -> {
            room.cxone.answer = persons -> {
                throw new Killed();
            };
            room.dies(room.claim());
        }),
        AFTER_ITS_ANSWER(room -> room.sender.send(room.claim()));

        private final Consumer<CorrectionKillsContract> comes;

        Death(Consumer<CorrectionKillsContract> comes) {
            this.comes = comes;
        }
    }

    private static final class Killed extends Error {}

    @BeforeEach
    void nobodyIsKnown() {
        cxone.contacts.clear();
    }

    @ParameterizedTest
    @EnumSource
    void theRefusalIsTheNextThingThatCxoneHearsAndHearsOnce(Death death) {
        enqueue("job-1", YES, "ann");
        sendAll();
        confirm("c-ann");
        pass(Duration.ofDays(31));
        forgetOld();
        earlyEvents.clean();
        enqueue("job-2", "bob");
        int before = cxone.contacts.size();

        withdraw("ann");
        death.comes.accept(this);
        cxone.answer = ScriptedCxone::accepted;
        pass(Duration.ofMinutes(5));
        sendAll();
        confirm("c-ann");
        sendAll();

        List<ObjectNode> heard = cxone.contacts.subList(before, cxone.contacts.size());
        assertThat(heard.getFirst().path("consent_to_email").asBoolean(true)).isFalse();
        List<ObjectNode> corrections = heard.stream()
                .filter(contact -> contact.path("email").asString().startsWith("ann"))
                .toList();
        assertThat(Set.copyOf(corrections)).as("what it is told, at each time").hasSize(1);
        assertThat(corrections).hasSize(death == Death.AFTER_CXONE_TOOK_IT ? 2 : 1);
        assertThat(Set.copyOf(cxone.requestIds))
                .as("that of the merge, the correction and bob")
                .hasSize(3);
        assertThat(events.stream(Settled.class).map(Settled::outcome)).containsExactly(Settled.Outcome.CONFIRMED);
    }

    private Claim claim() {
        return (Claim) claiming.next();
    }

    private void dies(Claim claim) {
        assertThatThrownBy(() -> sender.send(claim)).isInstanceOf(Killed.class);
    }

    private void withdraw(String person) {
        var keys = new Keys(person + "@example.com", null, person);
        var withdrawal = new PrivacyEvent.Withdrawal(List.of(person), Set.of(Channel.EMAIL), keys);
        transaction.executeWithoutResult(tx -> rooms.withdraw(
                new PrivacyEvent.Withdrawn(List.of(withdrawal), "receipt", "compliance", clock.instant())));
    }
}
