package dev.contactenricher.people;

import dev.contactenricher.dedup.DedupConfiguration;
import dev.contactenricher.records.PersonRooms;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** What recognises people and remembers them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({
    DedupConfiguration.class,
    PeopleConfiguration.class,
    People.class,
    ConcernedPersons.class,
    PersonIndex.class,
    PersonRooms.class,
    PersonTable.class,
    PersonLookup.class,
    AliasTable.class,
    ConsentMemories.class,
    Withdrawals.class
})
@interface PeopleBeans {}
