package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cities that their country is called after: behind a street the name at the end is the city's, too. */
class CityLikeCountryTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Avenue Habib Bourguiba 12, 1000 Tunis | TN | Tunis | TN
            Avenue Habib Bourguiba 12, 1000 Tunis | Tunisia | Tunis | TN
            Calle 50, Panamá | PA | Panamá | PA
            5a Avenida 3-10, Zona 1, Guatemala | GT | Guatemala | GT
            Boulevard de la République, Djibouti | DJ | Djibouti | DJ
            2 rue Philippe II, Luxembourg | LU | Luxembourg | LU
            Omar Mukhtar St, Gaza | PS | Gaza | PS
            شارع الاستقلال 12، الجزائر | DZ | الجزائر | DZ
            Rainbow Street 5, عمان | JO | عمان | JO
            Calle Mayor 5, Colón, Panamá | PA | Colón | PA
            Av. Juárez 20, Guadalajara, México | MX | Guadalajara | MX
            8 Hope Road, Kingston, Jamaica | JM | Kingston | JM
            """)
    void isTakenForBoth(String address, String country, String city, String sent) {
        Contact contact = Contacts.normalized(
                "{'email':'a@example.com','address':'%s','country':'%s'}".formatted(address, country));

        assertThat(contact.address().city()).isEqualTo(city);
        assertThat(contact.country().code()).isEqualTo(sent);
    }
}
