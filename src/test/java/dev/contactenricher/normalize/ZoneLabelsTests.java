package dev.contactenricher.normalize;

import static dev.contactenricher.normalize.Contacts.normalization;
import static dev.contactenricher.normalize.Contacts.normalized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.StatedCountry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneLabelsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pacific Time (Canada)||America/Vancouver",
                "(UTC-08:00) Pacific Time (US & Canada)|CA|America/Vancouver",
                "Pacific Standard Time|CA|America/Vancouver",
                "British Columbia Standard Time||America/Vancouver",
                "canada_slash_pacific||America/Vancouver",
                "Pacific Time - Vancouver||America/Vancouver",
                "PT|CA|America/Vancouver",
                "(GMT-07:00) Pacific Time (America/Vancouver)||America/Vancouver",
                "EST (UTC+10)||Australia/Sydney",
                "GMT+05:30 (IST)||Asia/Kolkata",
                "CST (UTC+8)||Asia/Shanghai",
                "GMT Daylight Time||Europe/London",
                "W. Europe Daylight Time||Europe/Berlin",
                "(GMT -5:00) Eastern Time (US & Canada), Bogota, Lima||America/New_York",
                "(GMT-08:00) Pacific Time (US and Canada); Tijuana||America/Los_Angeles",
                "Europe\\\\Berlin||Europe/Berlin",
                "America-New_York||America/New_York",
                "America - Manaus||America/Manaus",
                "America\\\\Indiana\\\\Knox||America/Indiana/Knox",
                "America/Indiana/Tell-City||America/Indiana/Tell_City",
                "Europe%2FRome||Europe/Rome",
                "+06:00 GMT||Etc/GMT-6",
                "+05:30 (UTC)||+05:30",
                "–03:00||Etc/GMT+3",
                "UTC offset: +14:00||Etc/GMT-14",
                "UTC+05h30||+05:30",
                "GMT+02:00 (Local)||Etc/GMT-2",
                "C.E.T.|DE|Europe/Berlin",
                "CET.|DE|Europe/Berlin",
                "ET time|US|America/New_York",
                "MYT time|MY|Asia/Kuala_Lumpur",
                "AKST|US|America/Anchorage",
                "EET|LV|Europe/Riga",
                "Eastern European Time|LT|Europe/Vilnius",
                "Eastern Time|TC|America/Grand_Turk",
                "CST|NI|America/Managua",
                "MEZ|AT|Europe/Vienna",
                "(GMT+01:00) Central European Time - Naples||Europe/Rome",
                "(GMT+07:00) Hanoi|VN|Asia/Ho_Chi_Minh",
                "Victoria (GMT+04:00)|SC|Indian/Mahe",
                "SE Asia Daylight Time|TH|Asia/Bangkok",
                "Vidurio Europos laikas|DE|Europe/Berlin",
                "Източноевропейско време|BG|Europe/Sofia",
                "Stredoeurópsky čas|SK|Europe/Bratislava",
                "Giờ Đông Dương|VN|Asia/Ho_Chi_Minh",
                "(GMT+03:00) الرياض||Asia/Riyadh",
                "Tiempo universal coordinado||UTC",
                "London time||Europe/London",
                "BST (GMT+6)||Asia/Dhaka",
                "EST/EDT||America/New_York",
                "GMT/BST||Europe/London",
                "Eastern Time - New York||America/New_York",
                "Mountain Time - Arizona||America/Phoenix",
                "(UTC+03:00) Nowhereland||Etc/GMT-3",
                "UTC+01:00||Etc/GMT-1",
                "UTC+5.5||+05:30",
                "(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris||Europe/Paris",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien||Europe/Berlin",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien|AT|Europe/Vienna",
                "(UTC+02:00) Athen, Bukarest||Europe/Bucharest",
                "(UTC+02:00) Le Caire||Africa/Cairo",
                "(UTC+03:00) Moscú, San Petersburgo||Europe/Moscow",
                "(UTC-05:00) Eastern Zeit (USA und Kanada)||America/New_York",
                "(UTC-06:00) Centre (É.-U. et Canada)||America/Chicago",
                "(UTC-08:00) Hora del Pacífico (EE. UU. y Canadá)||America/Los_Angeles",
                "(UTC-06:00) América Central||America/Guatemala",
                "Mitteleuropäische Sommerzeit|DE|Europe/Berlin",
                "Heure normale d’Europe centrale|FR|Europe/Paris",
                "Hora de verano de Europa central|ES|Europe/Madrid",
                "Midden-Europese tijd|NL|Europe/Amsterdam",
                "Heure de Moscou||Europe/Moscow",
                "Horário Padrão de Brasília||America/Sao_Paulo",
                "CET-1CEST,M3.5.0,M10.5.0/3|DE|Europe/Berlin",
                "Mon Jan 01 2024 00:00:00 GMT+0100 (Mitteleuropäische Normalzeit)|DE|Europe/Berlin",
                "EST-EDT||America/New_York",
                "U.S. Pacific Time||America/Los_Angeles",
                "UK Time||Europe/London",
                "Hamburg||Europe/Berlin",
                "(UTC) Dublin, Lisbon||Europe/Dublin",
                "Central Standard Time|CA|America/Winnipeg",
                "Central Standard Time||America/Chicago",
                "Eastern Time|AU|Australia/Sydney",
                "Eastern|CA|America/Toronto",
                "UTC 0|DE|UTC"
            })
    void readsLabels(String label, String country, String id) {
        String where = country == null ? "" : ", 'country': '" + country + "'";
        assertThat(normalized("{'email': 'a@example.com', 'timezone': '" + label + "'" + where + "}")
                        .timeZone()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void saysThatTheWordsOfALabelMeanNoZone() {
        assertThat(normalization("{'email': 'a@example.com', 'timezone': '(UTC+03:00) Nowhereland'}")
                        .warnings())
                .extracting(Finding::code)
                .containsExactly("timezone_unknown");
    }

    /** The default country is for contacts that say nothing of theirs. */
    @ParameterizedTest
    @CsvSource({"Europe/Berln,150", "europe/Atlantis,150", "Europe / Pariss,150"})
    void theRegionOfAZoneThatCannotBeReadIsHeard(String label, String region) {
        var contact = normalized("{'email': 'a@example.com', 'phone': '212 736 5000', 'timezone': '" + label + "'}");
        assertThat(contact.country()).isEqualTo(new Country(null, new StatedCountry.Region(region), null));
        assertThat(contact.phone()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W. Europe Standard Time",
                "Central European Time",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
                "CET",
                "Poland",
                "Iceland",
                "Reykjavik",
                "Turkey Standard Time"
            })
    void aZoneThatTheDefaultCountryDoesNotKeepRulesThatOut(String zone) {
        var contact = normalized("{'email': 'a@example.com', 'timezone': '" + zone + "'}");
        assertThat(contact.country().code()).isNull();
        assertThat(contact.country().stated()).isInstanceOf(StatedCountry.Nothing.class);
        assertThat(contact.timeZone().countries()).hasSize(1).doesNotContain("US");
        assertThat(normalized("{'phone': '+493090182012', 'timezone': '" + zone + "'}")
                        .country()
                        .code())
                .isEqualTo("DE");
        assertThat(normalized("{'email': 'a@example.com', 'phone': '2125552368', 'timezone': '" + zone + "'}")
                        .phone())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Central Standard Time",
                "Eastern Time (US & Canada)",
                "EST",
                "Hawaiian Standard Time",
                "UTC+1",
                "Etc/GMT-1",
                "GMT",
                "UTC"
            })
    void aZoneOfTheDefaultCountryOrOfNoneLeavesIt(String zone) {
        assertThat(normalized("{'email': 'a@example.com', 'timezone': '" + zone + "'}")
                        .country()
                        .code())
                .isEqualTo("US");
    }

    @ParameterizedTest
    @CsvSource({"NL, W. Europe Standard Time, NL", "AU, EST, AU", "CA, Central Standard Time, CA", "DE, EST,"})
    void whichZoneIsMeantIsAskedOfTheDefaultCountry(String defaultCountry, String zone, String country) {
        var raw = Contacts.JSON.createObjectNode().put("email", "a@example.com").put("timezone", zone);
        assertThat(((Normalization.Normalized) new ContactNormalizer(defaultCountry).normalize(raw))
                        .contact()
                        .country()
                        .code())
                .isEqualTo(country);
    }
}
