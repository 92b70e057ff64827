package dev.contactenricher.normalize;

import static dev.contactenricher.normalize.Contacts.normalization;
import static dev.contactenricher.normalize.Contacts.normalized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.PostalAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of towns and codes of sheets and of people who type. */
class ForgivingAddressesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ÇİÇEK|Çiçek",
                "IŞIK|Işık",
                "YEŞİLIRMAK|Yeşilırmak",
                "DAĞCI|Dağcı",
                "MUREŞANU ILIE|Mureşanu Ilie",
                "ŞTIRBEI|Ştirbei",
                "GRIGORAŞ|Grigoraş",
                "LI|Li",
                "NG|Ng",
                "O´NEILL|O´Neill",
                "AT&T|AT&T",
                "İSMAİL|İsmail",
                "DELL\\u0027ACQUA|Dell'Acqua",
                "SOUZA E SILVA|Souza e Silva",
                "SMITH, MD|Smith, MD",
                "JONES PHD|Jones PhD",
                "IJAZ|Ijaz",
                "MCKAY-O\\u0027NEIL|McKay-O'Neil",
                "ΠΑΠΑΔΟΠΟΥΛΟΣ|Παπαδοπουλος"
            })
    void calmsNames(String name, String calm) {
        assertThat(normalized("{'email': 'a@example.com', 'last_name': '" + name + "'}")
                        .lastName())
                .isEqualTo(calm);
    }

    /** An I without a dot is Turkish where the country says so and other letters show that the writer has such keys. */
    @ParameterizedTest
    @CsvSource({
        "KADIKÖY, TR, Kadıköy",
        "ISPARTA, TR, Isparta",
        "DIYARBAKIR, TR, Diyarbakir",
        "TIMIŞ, RO, Timiş",
        "TIMIŞ, TR, Tımış",
        "BAKIŞ, AZ, Bakış",
        "KIRŞEHİR, DE, Kırşehir"
    })
    void countryTellsWhetherAnIHasADot(String town, String country, String calm) {
        String contact = "{'email': 'a@example.com', 'last_name': '%s', 'city': '%s', 'country': '%s'}"
                .formatted(town, town, country);
        assertThat(normalized(contact).address().city()).isEqualTo(calm);
        assertThat(normalized(contact).lastName()).isEqualTo(calm);
    }

    @ParameterizedTest
    @CsvSource({"JO, SMITH, Jo", "AN, LI, An", "JD, SMITH, JD", "AJ, SMITH, AJ", "JO, Smith, JO", "J, SMITH, J"})
    void shortFirstNamesAreCalmedWithTheLastNameUnlessTheyAreInitials(String first, String last, String calm) {
        assertThat(normalized("{'email': 'a@example.com', 'first_name': '%s', 'last_name': '%s'}"
                                .formatted(first, last))
                        .firstName())
                .isEqualTo(calm);
    }

    /** A code that a well-known city cannot have is that of its American namesake. */
    @ParameterizedTest
    @CsvSource({
        "Paris, 75460, US",
        "Paris, 75004, FR",
        "Paris, 75116, FR",
        "London, 40741, US",
        "London, 12345, GB",
        "Rome, 30161, US",
        "Rome, 00185, IT",
        "Madrid, 50156, US",
        "Madrid, 28013, ES",
        "Valencia, 46001, ES",
        "Valencia, 91355, US",
        "Vienna, 22180, US",
        "Vienna, 1010, AT",
        "Moscow, 83843, US",
        "Berlin, 10115, DE",
        "Amsterdam, 1012, NL",
        "Dublin, 43016, US",
        "Lima, 15001, PE"
    })
    void codeTellsACityFromItsNamesake(String city, String code, String country) {
        assertThat(normalized("{'email': 'a@example.com', 'city': '%s', 'postal_code': '%s'}".formatted(city, code))
                        .country()
                        .code())
                .isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IJSSELSTEIN|IJsselstein",
                "\\u0027S-HERTOGENBOSCH|'s-Hertogenbosch",
                "BOULOGNE-SUR-MER|Boulogne-sur-Mer",
                "APO|APO",
                "BUCUREŞTI|Bucureşti",
                "IAŞI|Iaşi",
                "TIMIŞOARA|Timişoara",
                "ŞIRNAK|Şırnak"
            })
    void calmsTowns(String town, String calm) {
        assertThat(normalized("{'email': 'a@example.com', 'city': '" + town + "'}")
                        .address()
                        .city())
                .isEqualTo(calm);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'address': {'city': 'Cambridge', 'state': 'MA', 'postal_code': 2139}|02139",
                "'address': {'city': 'Cambridge', 'state': 'MA', 'zip': '2139.0'}, 'country': 'US'|02139",
                "'city': 'Cambridge', 'state': 'Massachusetts', 'postal_code': 2139.0, 'country': 'US'|02139",
                "'address1': '1 Main St', 'city': 'Hoboken', 'state': 'NJ', 'zip': '7030-1234'|07030-1234",
                "'city': 'Hoboken', 'state': 'New Jersey', 'zip': '70301234', 'country': 'USA'|07030-1234",
                "'city': 'San Juan', 'country': 'PR', 'zip': '901'|00901",
                "'city': 'San Juan', 'state': 'PR', 'country': 'US', 'zip': 901|00901",
                "'address': '1 Main St, Cambridge, MA 2139'|02139",
                "'address': '1 Main St, Cambridge, Massachusetts 2139', 'country': 'US'|02139",
                "'address': '1 Main St\\nHoboken NJ 7030-1234\\nUSA'|07030-1234",
                "'address': '12 Elm St, Portland, ME, 4101, United States'|04101",
                "'address': '12 Elm St, Concord, New Hampshire, 3301.0', 'country': 'US'|03301"
            })
    void restoresTheZeroOfZipCodesThatWereTakenForNumbers(String address, String code) {
        Contact contact = assertCode(address, code, "postal_code_repaired");
        assertThat(contact.country().code()).isIn("US", "PR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SW1A 2AA||||SW1A 2AA|GB",
                "90210||||90210|US",
                "CA 90210|||CA|90210|US",
                "NSW 2000|||NSW|2000|AU",
                "TX|||TX||US",
                "Blk 123 Ang Mo Kio Ave 3 #10-11 S(560123)|Blk 123 Ang Mo Kio Ave 3 #10-11|Singapore||560123|SG",
                "221 Boon Lay Place, S (640221)|221 Boon Lay Place|Singapore||640221|SG",
                "5 Elm Street • Denver • CO • 80202|5 Elm Street|Denver|CO|80202|US",
                "5 Elm Street · Denver · CO 80202|5 Elm Street|Denver|CO|80202|US"
            })
    void readsWhatStandsAloneAndWhatUnusualMarksDivide(
            String text, String street, String city, String state, String code, String country) {
        var contact = Contacts.address(text);
        assertThat(contact.address())
                .extracting("address1", "city", "state", "postalCode")
                .containsExactly(street, city, state, code);
        assertThat(contact.country().code()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'city': 'Oslo', 'zip': 155|0155",
                "'city': 'Oslo', 'zip': '155', 'country': 'NO'|0155",
                "'city': 'Roma', 'zip': 184, 'country': 'Italy'|00184",
                "'city': 'Helsinki', 'zip': '100.0', 'country': 'FI'|00100",
                "'city': 'Leipzig', 'zip': '4109'|04109",
                "'city': 'Nice', 'zip': '6000', 'country': 'FR'|06000",
                "'city': 'Warszawa', 'zip': 514, 'country': 'PL'|00-514",
                "'city': 'São Paulo', 'zip': 1310200, 'country': 'BR'|01310-200",
                "'city': 'Sapporo', 'zip': 600001, 'country': 'JP'|060-0001",
                "'city': 'Žilina', 'zip': 1001, 'country': 'SK'|010 01",
                "'address': {'city': 'Singapore', 'postal_code': 79903, 'country': 'SG'}|079903"
            })
    void restoresTheZeroWhereAllCodesOfACountryHaveOneLength(String address, String code) {
        assertCode(address, code, "postal_code_repaired");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'address': {'city': 'Dallas', 'state': 'TX', 'postal_code': 2139}, 'country': 'US'|2139",
                "'address': {'city': 'Cambridge', 'state': 'MA', 'postal_code': 7030}, 'country': 'US'|7030",
                "'city': 'Springfield', 'country': 'US', 'zip': '2139'|2139",
                "'city': 'Roma', 'country': 'IT', 'zip': '18'|18",
                "'city': 'Leipzig', 'country': 'DE', 'zip': '041'|041",
                "'city': 'Wien', 'country': 'AT', 'zip': '101'|101",
                "'city': 'Lisboa', 'country': 'PT', 'zip': '1100'|1100"
            })
    void leavesCodesWhoseZerosAreNotSure(String address, String code) {
        assertCode(address, code, "postal_code_unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'city': 'Sydney', 'state': 'NSW', 'zip': 2000|2000|AU",
                "'city': 'Zürich', 'zip': '8001.0', 'country': 'CH'|8001|CH",
                "'city': 'Catania', 'state': 'CT', 'zip': '95121', 'country': 'IT'|95121|IT",
                "'city': 'Hoorn', 'state': 'NH', 'zip': '1621', 'country': 'NL'|1621|NL",
                "'address': 'Hauptstrasse 5, 3011 Bern, Schweiz'|3011|CH"
            })
    void takesNoCodeOfAnotherCountryForOneWithoutItsZero(String address, String code, String country) {
        var contact = normalized("{'email': 'a@example.com', " + address + "}");
        assertThat(contact.address().postalCode()).isEqualTo(code);
        assertThat(contact.country().code()).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'address': {'address1': '1 Main St', 'address2': 'n/a', 'city': 'Boston', 'state': 'MA', 'zip': '02108', 'country': '-'}",
                "'address': {'address1': '1 Main St', 'address2': '', 'city': 'Boston', 'state': 'MA', 'postal_code': 'null', 'zip': '02108'}",
                "'address': {'street': ['1 Main St', 'n/a', ' - '], 'city': 'Boston', 'state': 'MA', 'zip': '02108'}",
                "'address': 'null', 'address1': '1 Main St', 'address2': 'none', 'city': 'Boston', 'state': 'MA', 'zip': '02108'",
                "'address': '1 Main St, n/a, Boston, MA 02108'",
                "'address': '1 Main St, null, Boston, MA 02108, null'",
                "'address': '1 Main St\\n-\\nBoston, MA 02108\\nUnknown'"
            })
    void takesPlaceholdersInPartsOfAnAddressForNoPart(String address) {
        var contact = normalized("{'email': 'a@example.com', " + address + "}");
        assertThat(contact.address()).isEqualTo(new PostalAddress("1 Main St", null, "Boston", "MA", "02108"));
        assertThat(contact.country().code()).isEqualTo("US");
    }

    @Test
    void readsNaAsAProvinceUnderEachOfItsNames() {
        assertThat(normalized(
                                "{'email': 'a@example.com', 'country': 'IT', 'address': {'city': 'Pompei', 'province': 'NA'}}")
                        .address()
                        .state())
                .isEqualTo("NA");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tel. 212 555 0100                    | Tel. 212 555 0100
            Phone: (212) 555-0100                | Phone: (212) 555-0100
            T: +1 212 555 0100, E-Mail: a@b.org  | T: +1 212 555 0100, E-Mail: a@b.org
            """)
    void whatIsNoPartOfAnAddressStaysBesideIt(String below, String address2) {
        assertThat(Contacts.address("1 Main St, Boston, MA 02108\n" + below).address())
                .isEqualTo(new PostalAddress("1 Main St", address2, "Boston", "MA", "02108"));
    }

    @Test
    void wordsForTelephonesMayBePlaces() {
        assertThat(Contacts.address("5 Government St, Mobile, AL 36602")
                        .address()
                        .city())
                .isEqualTo("Mobile");
        assertThat(Contacts.address("Tel Aviv 6688218, Israel").address().city())
                .isEqualTo("Tel Aviv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'address1': '5 Main Street,', 'city': 'Boston,', 'state': 'MA,', 'postal_code': '02108,'",
                "'address1': '5 Main Street', 'city': 'Boston -', 'state': 'MA.', 'postal_code': '02108.'",
                "'address': {'street': '5 Main Street;', 'city': 'Boston,', 'state': 'MA', 'zip': '02108 '}"
            })
    void partsKeepNoneOfTheMarksThatDividedThem(String address) {
        assertThat(normalized("{'email': 'a@example.com', " + address + "}").address())
                .isEqualTo(new PostalAddress("5 Main Street", null, "Boston", "MA", "02108"));
    }

    private static Contact assertCode(String address, String code, String warning) {
        Normalization normalization = normalization("{'email': 'a@example.com', " + address + "}");
        Contact contact = ((Normalization.Normalized) normalization).contact();
        assertThat(contact.address().postalCode()).isEqualTo(code);
        assertThat(normalization.warnings()).extracting(Finding::code).containsExactly(warning);
        return contact;
    }
}
