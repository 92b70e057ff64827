package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.contactenricher.standin.Reply;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.tenant.Chores.Chore;
import dev.contactenricher.tenant.Chores.Kind;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is still to be done at a tenant for somebody who is forgotten here. */
class ErasureForwardingTests extends Deliveries {

    private static final Instant ADDED = Instant.ofEpochMilli(1_000_000);
    private static final Chore EMAIL = new Chore("1", Kind.ERASE_EMAIL, "ann@example.com", "receipt", ADDED, 0);
    private static final Chore PHONE = new Chore("2", Kind.ERASE_PHONE, "+14155550101", "receipt", ADDED, 0);
    private static final Chore ENTRY = new Chore("3", Kind.REMOVE_ENTRY, BOOK + "/100", "receipt", ADDED, 0);

    private final Chores chores = mock(Chores.class);
    private final Dialect dialect = mock(Dialect.class);
    private ChoreWorker worker;

    @BeforeEach
    void employ() {
        var book = new AddressBook(settings(MergeCards.REPORT, false, BOOK), entries, Clock.systemUTC());
        worker = new ChoreWorker(chores, api(), Freely::new, book, new Random(1), dialect);
        when(dialect.instant()).thenReturn(ADDED);
        when(chores.take(any())).thenReturn(true);
        tenant.admin().book(BOOK);
    }

    @Test
    void addressesAndNumbersAreForwardedAndTheirEntryIsRemoved() {
        tenant.admin().addEntry(BOOK, "100");
        tenant.admin().addEntry(BOOK, "101");
        work(EMAIL, PHONE, ENTRY);
        assertThat(tenant.admin().erasures()).containsExactly("+14155550101", "ann@example.com");
        assertThat(tenant.admin().entries(BOOK)).containsOnlyKeys("101");
        verify(chores).done(EMAIL);
        verify(chores).done(PHONE);
        verify(chores).done(ENTRY);
    }

    @Test
    void whatAnotherReplicaIsAtIsLeftToIt() {
        when(chores.take(EMAIL)).thenReturn(false);
        work(EMAIL, PHONE);
        assertThat(tenant.admin().erasures()).containsExactly("+14155550101");
        verify(chores, never()).done(EMAIL);
        verify(chores, never()).later(eq(EMAIL), any());
    }

    @ParameterizedTest
    @CsvSource({"400,0,true", "422,0,true", "404,0,false", "404,4,true", "403,0,false", "403,4,true", "503,2,false"})
    void anErasureThatIsRefusedOrNeverTakenFailsAndKeepsNothing(int status, int days, boolean givenUp) {
        if (status == 404) {
            tenant.switches().erasedElsewhere = true;
        } else {
            tenant.answersCalls(call -> Optional.of(Reply.status(status)));
        }
        when(dialect.instant()).thenReturn(ADDED.plus(Duration.ofDays(days)));
        work(EMAIL);
        verify(chores, never()).done(any());
        if (givenUp) {
            verify(chores).giveUp(EMAIL);
        } else {
            verify(chores).later(eq(EMAIL), any());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 503})
    void anEntryIsNeverLeftInTheBookHoweverLongItTakes(int status) {
        tenant.answersCalls(call -> Optional.of(Reply.status(status)));
        when(dialect.instant()).thenReturn(ADDED.plus(Duration.ofDays(400)));
        work(ENTRY);
        verify(chores).later(eq(ENTRY), any());
    }

    @Test
    void anEntryThatIsGoneAlreadyIsDoneUnlessItMayStillBeOnItsWay() {
        when(entries.isThere(any())).thenReturn(true);
        work(ENTRY);
        verify(chores).later(eq(ENTRY), any());
        when(entries.isThere(any())).thenReturn(false);
        work(ENTRY);
        verify(chores).done(ENTRY);
    }

    @Test
    void anEntryIsRemovedFromTheBookThatHoldsItThoughAnotherOneIsSet() {
        tenant.admin().book("76");
        tenant.admin().addEntry("76", "100");
        tenant.admin().addEntry(BOOK, "100");
        work(new Chore("4", Kind.REMOVE_ENTRY, "76/100", "", ADDED, 0));
        assertThat(tenant.admin().entries("76")).isEmpty();
        assertThat(tenant.admin().entries(BOOK)).hasSize(1);
    }

    private void work(Chore... due) {
        when(chores.due()).thenReturn(List.of(due));
        worker.work();
    }
}
