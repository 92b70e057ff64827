package dev.contactenricher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.identity.Clusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeduplicatorTests {

    private static final String PHONE = "+12125550300";

    private final Deduplicator deduplicator = new Deduplicator(new Survivorship());

    @Test
    void theSameEmailIsTheSamePerson() {
        assertThat(groups(
                        Sample.email("ann@example.com"),
                        Sample.email("bob@example.com"),
                        Sample.email("Ann@example.com")))
                .containsExactly(List.of(0, 2), List.of(1));
    }

    @Test
    void theSamePhoneIsTheSamePersonWhereAnEmailIsMissing() {
        assertThat(groups(Sample.of("ann@example.com", PHONE), Sample.phone(PHONE)))
                .containsExactly(List.of(0, 1));
    }

    @Test
    void theSamePhoneWithDifferentEmailsAreTwo() {
        assertThat(groups(Sample.of("ann@example.com", PHONE), Sample.of("bob@example.com", PHONE)))
                .containsExactly(List.of(0), List.of(1));
    }

    @Test
    void aChainOfAnEmailAndAPhoneIsOnePerson() {
        assertThat(groups(Sample.email("ann@example.com"), Sample.phone(PHONE), Sample.of("ann@example.com", PHONE)))
                .containsExactly(List.of(0, 1, 2));
    }

    @Test
    void aPhoneAloneDoesNotChooseBetweenTwo() {
        var contacts =
                List.of(Sample.of("ann@example.com", PHONE), Sample.of("bob@example.com", PHONE), Sample.phone(PHONE));
        assertThat(groups(contacts.toArray(Sample[]::new))).hasSize(3);
        assertThat(warned(contacts)).contains(2);
    }

    @Test
    void aFirstNameChoosesBetweenTwo() {
        assertThat(groups(
                        Sample.of("ann@example.com", PHONE).named("Ann"),
                        Sample.of("bob@example.com", PHONE).named("Bob"),
                        Sample.phone(PHONE).named("Bobby")))
                .containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void differentFirstNamesBehindOnePhoneAreDifferentPeople() {
        var contacts =
                List.of(Sample.phone(PHONE).named("Ann"), Sample.phone(PHONE).named("Bob"));
        assertThat(groups(contacts.toArray(Sample[]::new))).hasSize(2);
        assertThat(warned(contacts)).containsExactlyInAnyOrder(0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "Chris,Smith,     Christopher,Smith",
        "Stephen,Smith,   Steven,Smith",
        "Robert,Smith,    Bob,Smith",
        "James,Smith,     Jmaes,Smtih",
        "James,Smith,     Jamees,Smith",
        "James,Smith,     Jams,Smith",
        "Emily,Smith,     Pmily,Smith",
        "Jean-Paul,Sarde, Jean Paul,Sarde",
        "Mary Ann,Smith,  Mary,Smith",
        "John A.,Smith,   John Albert,Smith",
        "John,Smith Jr.,  John,Smith II",
        "Łukasz,Nowak,    Lukasz,Nowak",
        "Jürgen,Müller,   Juergen,Mueller",
        "Ann,Wagner,      Ann,Agner",
        "Ann,von Berg,    Ann,Berg",
        "Ann,O’Brien,     Ann,OBrien",
        "Ann,Smith,       A.,Smith",
        "José,Núñez,      JOSE,Nunez",
        "Ann,Smith,       Ann,",
        "Ann,Smith,       ,",
        ",Smith,          ,Smith"
    })
    void oneNameWrittenInTwoWaysBehindOnePhoneIsOnePerson(
            String first, String last, String otherFirst, String otherLast) {
        assertThat(groups(
                        Sample.of("ann@example.com", PHONE).named(first, last),
                        Sample.phone(PHONE).named(otherFirst, otherLast)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann,Smith,       Bob,Smith",
        "Mary,Smith,      Mark,Smith",
        "Maria,Smith,     Martha,Smith",
        "Marina,Smith,    Marta,Smith",
        "Amy,Smith,       May,Smith",
        "Mary,Smith,      Myra,Smith",
        "Lena,Smith,      Nela,Smith",
        "Carlo,Smith,     Carol,Smith",
        "Daniel,Smith,    Daniela,Smith",
        "Alexander,Smith, Alexandra,Smith",
        "Paul,Smith,      Paula,Smith",
        "Andrea,Smith,    Andreas,Smith",
        "Hans,Smith,      Hanna,Smith",
        "Ann,Smith,       Anna,Smith",
        "Karla,Smith,     Klara,Smith",
        "Zdenek,Smith,    Zdenka,Smith",
        "Chris,Smith,     Christine,Smith",
        "Jean-Paul,Smith, Jean-Pierre,Smith",
        "Jean-Paul,Smith, Jean,Smith",
        "Juan Luis,Smith, Juan Carlos,Smith",
        "John A.,Smith,   John B.,Smith",
        "John,Smith Sr,   John,Smith Jr",
        "John,Smith,      John,'Smith, Jr.'",
        "John Jr,Smith,   John,Smith III",
        "José,Ruiz Gil,   José,Ruiz Sanz",
        "Ann,Nelson,      Ann,Robinson",
        "A.,Johnson,      A.,Wilson",
        ",Johnson,        ,Wilson",
        "Michael,Smith,   Michelle,Smith",
        "Ann,Smith,       B.,Smith",
        "Ann,Smith,       Ann,Jones",
        "Ann,Smith,       ,Smith",
        ",Smith,          ,Jones"
    })
    void differentNamesBehindOnePhoneAreTwoAndReported(String first, String last, String otherFirst, String otherLast) {
        var contacts = List.of(
                Sample.of("ann@example.com", PHONE).named(first, last),
                Sample.phone(PHONE).named(otherFirst, otherLast));
        assertThat(groups(contacts.toArray(Sample[]::new))).hasSize(2);
        assertThat(warned(contacts)).containsExactly(0, 1);
    }

    @Test
    void ofSeveralMailboxesOfOneNameThePhoneBelongsToOne() {
        var contacts = List.of(
                Sample.of("ann@work.example", PHONE).named("Ann", "Smith"),
                Sample.of("ann@home.example", PHONE).named("Ann", "Smith"),
                Sample.phone(PHONE).named("Ann", "Smith"));
        assertThat(groups(contacts.toArray(Sample[]::new))).hasSize(2);
        assertThat(warned(contacts)).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void whoHasTheOneEmailMayHaveSeveralNames() {
        assertThat(groups(
                        Sample.of("ann@example.com", PHONE).named("Ann", "Smith"),
                        Sample.of("ann@example.com", PHONE).named("Bob", "Smith"),
                        Sample.phone(PHONE).named("Bob", "Smith")))
                .hasSize(1);
    }

    @Test
    void oneEmailOfTwoNamesWithTwoPhonesIsOnePersonAndReported() {
        Sample ann = Sample.of("smith@example.com", PHONE).named("Ann", "Smith");
        Sample bob = Sample.of("smith@example.com", "+12125550400");
        var contacts = List.of(ann, bob.named("Bob", "Smith"));
        assertThat(groups(contacts.toArray(Sample[]::new))).hasSize(1);
        assertThat(warned(contacts)).containsExactly(0, 1);
        assertThat(warned(List.of(ann, bob.named("Ann", "Jones")))).isEmpty();
        assertThat(warned(List.of(ann, bob))).isEmpty();
        assertThat(warned(List.of(ann, ann.named("Bob", "Smith")))).isEmpty();
    }

    @Test
    void aPlaceholderIsAsGoodAsNoEmail() {
        assertThat(groups(Sample.of("ann@example.com", PHONE), Sample.of("noemail@noemail.com", PHONE)))
                .hasSize(1);
    }

    @Test
    void aRoleMailboxContradictsAnEmailOfOnesOwn() {
        assertThat(groups(Sample.of("ann@example.com", PHONE), Sample.of("info@example.com", PHONE)))
                .hasSize(2);
    }

    @Test
    void aRoleMailboxIsNobody() {
        var contacts = List.of(
                Sample.email("info@acme.com").named("Ann"),
                Sample.email("info@acme.com").named("Bob"));
        assertThat(groups(contacts.toArray(Sample[]::new))).hasSize(2);
        assertThat(warned(contacts)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void placeholdersAreNobody() {
        assertThat(groups(Sample.email("test@test.com"), Sample.email("test@test.com")))
                .hasSize(2);
        assertThat(groups(Sample.phone("+12125550123"), Sample.phone("+12125550123")))
                .hasSize(2);
        assertThat(groups(Sample.phone("+10000000000".replace("+1", "+49")), Sample.phone("+490000000000")))
                .hasSize(2);
        assertThat(groups(Sample.email("test@example.com"), Sample.email("test@example.com")))
                .hasSize(1);
    }

    @Test
    void aSwitchboardIsNobodysPhone() {
        List<Sample> contacts = new ArrayList<>();
        for (String name : List.of("Ann", "Bob", "Cleo", "Dora")) {
            contacts.add(Sample.of(name + "@example.com", PHONE).named(name));
        }
        contacts.add(Sample.phone(PHONE).named("Ann"));
        assertThat(groups(contacts.toArray(Sample[]::new))).hasSize(5);
        assertThat(warned(contacts)).containsExactly(4);
    }

    @Test
    void aMailboxOfVeryManyPeopleIsNoOnes() {
        Sample[] contacts = IntStream.rangeClosed(0, Clusters.MOST_ALIASES)
                .mapToObj(i -> Sample.of("ann@example.com", "+1212555%04d".formatted(2000 + i)))
                .toArray(Sample[]::new);
        assertThat(groups(contacts)).hasSize(contacts.length);
    }

    @Test
    void aMailboxOfSeveralFullNamesEachWithAPhoneIsNoOnesOwn() {
        List<Sample> guests = guests("lieselotte@fernweh.de", 60);
        assertThat(groups(guests.toArray(Sample[]::new))).hasSize(60);
        assertThat(warned(guests)).hasSize(60);
        assertThat(groups(guests.subList(0, 3).toArray(Sample[]::new))).hasSize(3);
        // who comes again is who they were
        List<Sample> twice = new ArrayList<>(guests);
        twice.addAll(guests);
        assertThat(groups(twice.toArray(Sample[]::new))).hasSize(60);
    }

    @Test
    void aMailboxOfACoupleOrUnderOnePhoneOrWithoutFullNamesIsOnePersons() {
        List<Sample> guests = guests("ann@example.com", 5);
        assertThat(groups(guests.get(0), guests.get(1))).hasSize(1);
        assertThat(groups(guests.stream()
                        .map(guest ->
                                guest.withPhone(Sample.phone(PHONE).contact().phone()))
                        .toArray(Sample[]::new)))
                .hasSize(1);
        assertThat(groups(guests.stream()
                        .map(guest -> guest.named(guest.contact().firstName(), null))
                        .toArray(Sample[]::new)))
                .hasSize(1);
        // three spellings of a name and three phones are one person's
        assertThat(groups(
                        Sample.of("ann@example.com", "+12125552001").named("Robert", "Smith"),
                        Sample.of("ann@example.com", "+12125552002").named("Bob", "Smith"),
                        Sample.of("ann@example.com", "+12125552003").named("Rob", "Smyth")))
                .hasSize(1);
    }

    private static List<Sample> guests(String email, int count) {
        String letters = "abcdefghijklmnoprstuvwyz";
        return IntStream.range(0, count)
                .mapToObj(i -> Sample.of(email, "+1212555%04d".formatted(2000 + i))
                        .named(
                                "" + letters.charAt(i % 24) + letters.charAt(i * 7 % 24) + "rk"
                                        + letters.charAt(i / 24),
                                "" + letters.charAt(i * 5 % 24) + "olm" + letters.charAt(i % 7)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Ann,Lee,Lee,Ann",
        "Maria Luisa,García López,Garcia Lopez,María Luisa",
        "THOMAS,MÜLLER,Müller,Thomas",
        "Mary,Ann Smith,Mary Ann,Smith",
    })
    void swappedFirstAndLastNamesBehindOnePhoneAreOnePerson(
            String first, String last, String otherFirst, String otherLast) {
        assertThat(groups(
                        Sample.of("ann@example.com", PHONE).named(first, last),
                        Sample.of("other@example.com", PHONE).named("Zoe", "Zeller"),
                        Sample.phone(PHONE).named(otherFirst, otherLast)))
                .hasSize(2);
        assertThat(groups(
                        Sample.phone(PHONE).named(first, last).withId("A-1"),
                        Sample.email("ann@example.com")
                                .named(otherFirst, otherLast)
                                .withId("A-1")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Ann,Lee,Lee,Bob", "Ann,Lee,Leo,Ann", "A.,Lee,Lee,A.", "Ann,Lee,Lee,", "John,Smith Jr,Smith,John"})
    void namesThatOnlyLookSwappedAreTwo(String first, String last, String otherFirst, String otherLast) {
        assertThat(groups(
                        Sample.phone(PHONE).named(first, last),
                        Sample.phone(PHONE).named(otherFirst, otherLast)))
                .hasSize(2);
    }

    @Test
    void whoIsWhoDoesNotDependOnTheOrder() {
        var random = new Random(5);
        for (int round = 0; round < 300; round++) {
            List<Contact> contacts = new ArrayList<>(RandomContacts.of(random, 12));
            Set<Set<Contact>> expected = persons(contacts);
            Collections.shuffle(contacts, random);
            assertThat(persons(contacts)).isEqualTo(expected);
        }
    }

    @Test
    void whatSurvivesDoesNotDependOnTheOrder() {
        var random = new Random(6);
        for (int round = 0; round < 300; round++) {
            List<Contact> contacts = new ArrayList<>(RandomContacts.of(random, 12));
            Set<Contact> expected = survivors(contacts);
            Collections.shuffle(contacts, random);
            assertThat(survivors(contacts)).isEqualTo(expected);
        }
    }

    private List<List<Integer>> groups(Sample... samples) {
        return deduplicator.group(Arrays.stream(samples).map(Sample::contact).toList()).stream()
                .map(PersonGroup::positions)
                .toList();
    }

    private List<Integer> warned(List<Sample> samples) {
        return deduplicator.group(samples.stream().map(Sample::contact).toList()).stream()
                .filter(group -> group.warnings().stream()
                        .anyMatch(warning -> warning.code().equals("possible_duplicate")))
                .flatMap(group -> group.positions().stream())
                .toList();
    }

    private Set<Set<Contact>> persons(List<Contact> contacts) {
        Set<Set<Contact>> persons = new HashSet<>();
        deduplicator.group(contacts).forEach(group -> {
            Set<Contact> one = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            group.positions().forEach(position -> one.add(contacts.get(position)));
            persons.add(new HashSet<>(one));
        });
        return persons;
    }

    private Set<Contact> survivors(List<Contact> contacts) {
        Set<Contact> survivors = new HashSet<>();
        deduplicator
                .group(contacts)
                .forEach(group -> survivors.add(group.survivor().contact()));
        return survivors;
    }
}
