package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.Terms;
import dev.contactenricher.tenant.TenantSettings.Erasure;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import dev.contactenricher.tenant.TenantSettings.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantConfigurationTests {

    @Test
    void bothFamiliesHaveABudgetWhicheverTargetIsSetAsChecksAndErasuresCallThem() {
        for (Terms terms : List.of(terms(List.of(Target.CUSTOMERS), ""), terms(List.of(), "501"))) {
            assertThat(terms.families()).extracting(Terms.Family::name).containsExactly("digital", "admin");
        }
    }

    @Test
    void aForecastCountsCallsOfTheTargetsThatAreSet() {
        assertThat(terms(List.of(Target.CUSTOMERS), "").families())
                .extracting(family -> family.callsForContact() > 0)
                .containsExactly(true, false);
        assertThat(terms(List.of(), "501").families())
                .extracting(family -> family.callsForContact() > 0)
                .containsExactly(false, true);
    }

    @Test
    void nothingIsClaimedWhileTheFamilyThatADeliveryBeginsWithMayNotBeCalled() {
        assertThat(terms(List.of(Target.CUSTOMERS), "501").first().name()).isEqualTo("digital");
        assertThat(terms(List.of(), "501").first().name()).isEqualTo("admin");
    }

    @Test
    void numbersAloneAreToldWhereGroupsAreAllThatThereIs() {
        assertThat(terms(List.of(), "501").numbersAlone()).isTrue();
        assertThat(terms(List.of(Target.CUSTOMERS), "501").numbersAlone()).isFalse();
    }

    private static Terms terms(List<Target> targets, String group) {
        return new TenantConfiguration()
                .callByCall(new TenantSettings(
                        targets, MergeCards.REPORT, false, group, "", "", "", List.of(), Erasure.OFF, 120, 60));
    }
}
