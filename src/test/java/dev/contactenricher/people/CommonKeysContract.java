package dev.contactenricher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Sample;
import dev.contactenricher.people.CommonKeys.Keys;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Which keys CXone may recognise contacts by, as people come to be known. */
@StoreTest
@PeopleBeans
@Import(CommonKeys.class)
abstract class CommonKeysContract {

    private static final String PHONE = "+12125550300";
    private static final Keys BOTH = new Keys(true, false, true, false);
    private static final Keys EMAIL_ONLY = new Keys(true, false, false, false);
    private static final Keys EMAIL_BESIDE_SHARED_PHONE = new Keys(true, false, false, true);
    private static final Keys NOTHING = new Keys(false, false, false, false);

    @Autowired
    CommonKeys keys;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void thePhoneOfAHouseholdIsSharedFromTheSecondPersonOn() {
        Sample ann = Sample.of("ann@mail.example.net", PHONE).named("Ann", "Lee");
        resolve(ann);
        assertThat(of(ann)).isEqualTo(BOTH);
        resolve(ann);
        assertThat(of(ann)).as("a repeat is nobody new").isEqualTo(BOTH);

        Sample bob = Sample.of("bob@mail.example.net", PHONE).named("Bob", "Lee");
        resolve(bob);
        assertThat(keys.of(List.of(ann.contact(), bob.contact()))).containsOnly(EMAIL_BESIDE_SHARED_PHONE);
    }

    @Test
    void aRoleMailboxOfOnePersonStaysAKeyAndOneOfTwoDoesNot() {
        Sample ann = Sample.of("info@shop-lee.net", PHONE).named("Ann", "Lee");
        resolve(ann);
        assertThat(of(ann)).isEqualTo(BOTH);
        Sample bob = Sample.of("info@shop-lee.net", "+12125550301").named("Bob", "Moss");
        resolve(bob);
        assertThat(keys.of(List.of(ann.contact(), bob.contact()))).containsOnly(new Keys(false, true, true, false));
    }

    @Test
    void aKeyThatIsMissingIsNeitherSharedNorOne() {
        Sample ann = Sample.email("ann@mail.example.net");
        resolve(ann);
        assertThat(of(ann)).isEqualTo(EMAIL_ONLY);
    }

    @Test
    void placeholdersAreNoKeys() {
        assertThat(of(Sample.of("none@none.com", "+11111111111"))).isEqualTo(NOTHING);
    }

    @Test
    void allAddressesOfOnePersonAreKeys() {
        Sample first = crm("ann@mail.example.net");
        Sample second = crm("ann.lee@mail.example.org");
        resolve(first);
        resolve(second);
        assertThat(keys.of(List.of(first.contact(), second.contact()))).containsOnly(EMAIL_ONLY);
    }

    @Test
    void theNumberOfASwitchboardIsNoKeyForAnyExtension() {
        Sample ann = Sample.of("ann@mail.example.net", PHONE + "x12").named("Ann", "Lee");
        resolve(ann);
        assertThat(of(ann)).isEqualTo(EMAIL_BESIDE_SHARED_PHONE);
        Sample bob = Sample.phone(PHONE + "x13").named("Bob", "Moss");
        resolve(bob);
        assertThat(of(bob)).isEqualTo(new Keys(false, false, false, true));
    }

    @Test
    void aMailboxThatTurnsOutToBeOfSeveralIsNoKeyOfAnyOfThem() {
        Sample ann = Sample.of("ann@mail.example.net", PHONE).named("Ann", "Lee");
        resolve(ann);
        assertThat(of(ann)).isEqualTo(BOTH);
        Sample bob = Sample.of("ann@mail.example.net", "+12125550301").named("Bob", "Moss");
        Sample cid = Sample.of("ann@mail.example.net", "+12125550302").named("Cid", "Fox");
        resolve(bob);
        resolve(cid);
        assertThat(keys.of(List.of(ann.contact(), cid.contact()))).allMatch(Keys::emailIsShared);
    }

    private static Sample crm(String email) {
        return Sample.email(email).named("Ann", "Lee").withId("CRM-1");
    }

    private Keys of(Sample sample) {
        return keys.of(List.of(sample.contact())).getFirst();
    }

    private void resolve(Sample... samples) {
        transactions.execute(status ->
                people.resolve(Arrays.stream(samples).map(Sample::contact).toList(), List.of(), "", clock.instant()));
    }
}
