package dev.contactenricher.normalize;

import java.util.Map;

/** What people write for a country besides its name. */
final class CountryAliases {

    static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("AE", "UAE|U.A.E.|Emirates"),
            Map.entry("BA", "Bosnia"),
            Map.entry("BN", "Brunei Darussalam"),
            Map.entry("BO", "Plurinational State of Bolivia"),
            Map.entry("CD", "DRC|DR Congo|Congo-Kinshasa|Zaire"),
            Map.entry("CG", "Congo-Brazzaville|Republic of the Congo"),
            Map.entry("CI", "Ivory Coast"),
            Map.entry("CN", "PRC|People's Republic of China|Mainland China"),
            Map.entry("CV", "Cape Verde"),
            Map.entry("CZ", "Czech Republic|Czechia|Tschechei|Česká republika"),
            Map.entry("DE", "Federal Republic of Germany|BRD|Bundesrepublik Deutschland"),
            Map.entry("FM", "Federated States of Micronesia"),
            Map.entry(
                    "GB",
                    "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Cymru"
                            + "|United Kingdom of Great Britain and Northern Ireland|Großbritannien|Grande-Bretagne|Gran Bretaña"
                            + "|Gran Bretagna|Grã-Bretanha|Groot-Brittannië|Inglaterra|Angleterre|Inghilterra"),
            Map.entry("GR", "EL|Hellas|Hellenic Republic"),
            Map.entry("HK", "Hong Kong SAR|Hongkong"),
            Map.entry("IE", "Republic of Ireland|Éire"),
            Map.entry("IR", "Islamic Republic of Iran"),
            Map.entry("KP", "DPRK|Democratic People's Republic of Korea"),
            Map.entry("KR", "Korea|Republic of Korea|ROK"),
            Map.entry("LA", "Lao People's Democratic Republic|Lao PDR"),
            Map.entry("MD", "Republic of Moldova"),
            Map.entry("MK", "Macedonia|FYROM|Republic of North Macedonia"),
            Map.entry("MM", "Burma"),
            Map.entry("NL", "Holland|The Netherlands"),
            Map.entry("PS", "Palestine|State of Palestine"),
            Map.entry("RU", "Russian Federation"),
            Map.entry("SY", "Syrian Arab Republic"),
            Map.entry("SZ", "Swaziland"),
            Map.entry("TL", "East Timor|Timor-Leste"),
            Map.entry("TR", "Turkey|Türkiye"),
            Map.entry("TW", "Taiwan, Province of China|Republic of China"),
            Map.entry("TZ", "United Republic of Tanzania"),
            Map.entry("US", "USA|U.S.A.|U.S.|United States of America|America|EE.UU.|EEUU|États-Unis d'Amérique"),
            Map.entry("VA", "Holy See|Vatican"),
            Map.entry("VE", "Bolivarian Republic of Venezuela"),
            Map.entry("VN", "Viet Nam"));

    private CountryAliases() {}
}
