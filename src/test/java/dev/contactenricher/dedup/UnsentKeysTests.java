package dev.contactenricher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.normalize.Contacts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsentKeysTests {

    /** Whatever is not in the payload, though the contact has it, is told. */
    @ParameterizedTest
    @CsvSource({
        "none@none.com, +12125552368, email_placeholder",
        "keine@firma.de, +12125552368, email_placeholder",
        "ann@mail.example, +12222222222, phone_placeholder",
        "ann@mail.example, +12125552368,",
        "info@firma.de, +12125552368,"
    })
    void aPlaceholderIsNotLeftOutWithoutAWord(String email, String phone, String code) {
        var contact = Contacts.normalized("{'email': '" + email + "', 'phone': '" + phone + "'}");
        assertThat(UnsentKeys.of(contact))
                .extracting(Finding::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(DeduplicationHash.email(contact)).isEqualTo("email_placeholder".equals(code) ? null : email);
        assertThat(DeduplicationHash.phone(contact)).isEqualTo("phone_placeholder".equals(code) ? null : phone);
    }
}
