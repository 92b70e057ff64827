package dev.contactenricher.tenant;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.correction.Corrections;
import dev.contactenricher.correction.RefusedNumbers;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.cxone.Terms.Family;
import dev.contactenricher.people.People;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.tenant.TenantModel.Promise;
import java.beans.Introspector;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collaborators with one bug each, which the model has to find by the promise that it breaks. */
final class PlantedTenantBugs {

    private PlantedTenantBugs() {}

    /**
     * A faulty collaborator.
     *
     * @param bean whose place it takes
     * @param breaks the promises, by one of which it has to be found
     */
    record Planted(String name, String bean, RootBeanDefinition bug, Set<Promise> breaks) {

        Planted(Class<?> bug, Promise... breaks) {
            this(
                    bug.getSimpleName(),
                    Introspector.decapitalize(bug.getSuperclass().getSimpleName()),
                    new RootBeanDefinition(bug),
                    Set.of(breaks));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Terms larger() {
        return new Terms(
                List.of(
                        new Family("digital", 10 * TenantRoom.DIGITAL_LIMIT, 1),
                        new Family("admin", 10 * TenantRoom.ADMIN_LIMIT, 1)),
                3,
                Set.of(Channel.PHONE),
                false);
    }

    static List<Planted> all() {
        return List.of(
                new Planted(
                        "TakesTheBudgetForLarger",
                        "callByCall",
                        new RootBeanDefinition(Terms.class, PlantedTenantBugs::larger),
                        Set.of(Promise.THE_WINDOW_HOLDS)),
                new Planted(TakesEveryNameForTheirs.class, Promise.NO_CARD_OF_ANOTHER),
                new Planted(ForgetsFormerCards.class, Promise.REFUSALS_REACH_CARDS),
                new Planted(ForgetsTheCardsOfWhoIsJoined.class, Promise.REFUSALS_REACH_CARDS),
                new Planted(BindsNoNumber.class, Promise.REFUSALS_BIND_NUMBERS),
                new Planted(TellsNoNumberLater.class, Promise.REFUSALS_BIND_NUMBERS),
                new Planted(ForgetsEntries.class, Promise.THE_DIRECTORY_IS_TRUE),
                new Planted(SeesNothingOnCards.class, Promise.NOTHING_TWICE));
    }

    static class TakesEveryNameForTheirs extends CardHolders {
        TakesEveryNameForTheirs(JdbcClient jdbc, Vault vault, KeyedHash hash, People people, Dialect dialect) {
            super(jdbc, vault, hash, people, dialect);
        }

        @Override
        boolean isNamedOtherwise(String personId, Card card) {
            return false;
        }
    }

    static class ForgetsFormerCards extends CardHolders {
        ForgetsFormerCards(JdbcClient jdbc, Vault vault, KeyedHash hash, People people, Dialect dialect) {
            super(jdbc, vault, hash, people, dialect);
        }

        @Override
        List<String> writtenFor(String personId) {
            return List.of();
        }
    }

    static class ForgetsTheCardsOfWhoIsJoined extends CardHolders {
        ForgetsTheCardsOfWhoIsJoined(JdbcClient jdbc, Vault vault, KeyedHash hash, People people, Dialect dialect) {
            super(jdbc, vault, hash, people, dialect);
        }

        @Override
        void give(Collection<String> from, String to) {
            forget(from);
        }
    }

    static class BindsNoNumber extends DoNotCall {
        BindsNoNumber(TenantSettings settings, DncRecords records, Clock clock) {
            super(settings, records, clock);
        }

        @Override
        void obey(Round round, Map<Integer, Card> cards, TenantCalls calls) {}
    }

    static class TellsNoNumberLater extends RefusedNumbers {
        TellsNoNumberLater(JdbcClient jdbc, JdbcTemplate template, KeyedHash hash, Terms terms, Dialect dialect) {
            super(jdbc, template, hash, terms, dialect);
        }

        @Override
        public List<Corrections.Refusal> untold(List<Corrections.Refusal> refusals) {
            return List.of();
        }
    }

    static class ForgetsEntries extends BookEntries {
        ForgetsEntries(JdbcClient jdbc, KeyedHash hash, People people, Dialect dialect) {
            super(jdbc, hash, people, dialect);
        }

        @Override
        List<Entry> of(Collection<String> persons) {
            return List.of();
        }
    }

    static class SeesNothingOnCards extends CardSearch {

        @Override
        Found find(Collection<String> keys, TenantCalls calls) {
            return super.find(keys, calls) instanceof Found.Cards found
                    ? new Found.Cards(
                            found.cards().stream()
                                    .map(card -> new Card(card.id(), card.identities(), card.names(), new HashMap<>()))
                                    .toList(),
                            found.refused())
                    : super.find(keys, calls);
        }
    }
}
