package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeopleTests {

    @Test
    void whatIsSecretOfThemIsFoundWhereverItStands() {
        var of7 = People.person(7);
        String text = "%s;[%s]\u0000%s%s %s"
                .formatted(
                        of7.get("email"),
                        of7.get("phone"),
                        of7.get("first_name"),
                        of7.get("last_name"),
                        of7.get("address"));
        assertThat(People.secretsIn(text, 1_000))
                .hasSize(5)
                .allSatisfy(secret -> assertThat(text).contains(secret));
        assertThat(People.secretsIn("tel. 212-200-0007", 8)).containsExactly("212-200-0007");
        assertThat(People.secretsIn("tel. 212-200-0007", 7)).isEmpty();
        assertThat(People.secretsIn(of7.get("external_crm_id") + " US", 1_000)).isEmpty();
    }
}
