package dev.contactenricher.normalize;

import java.util.function.BiConsumer;

/** What people write for a country besides the names that ICU has: aliases, former and official names. */
final class CountryAliases {

    private static final String ALIASES = """
            AE UAE|U.A.E.|Emirates|Emirate|الإمارات
            AR Argentijnse Republiek|Argentine Republic|República Argentina
            AQ Antarktyka|Antarktis
            BA Bosnia|Bosna
            BN Brunei Darussalam
            BO Plurinational State of Bolivia|Bolivia, Plurinational State of|Estado Plurinacional de Bolivia
            BQ Caribbean Netherlands|Bonaire, Sint Eustatius and Saba|Bonaire, San Eustaquio y Saba|Bonaire
            BQ Bonaire, Saint-Eustache et Saba|Bonaire, Sint Eustatius i Saba|Bonaire, Sint Eustatius en Saba
            BY Wit-Rusland|Weißrussland|Biélorussie|Bielorrusia|Belorussia|Byelorussia
            CC Cocos Keeling|Keeling Islands|Cocos e Keeling
            CD DRC|DR Congo|D.R. Congo|Congo-Kinshasa|Zaire|Congo, The Democratic Republic of the
            CD Democratic Republic of the Congo|Demokratische Republik Kongo|République démocratique du Congo
            CD República Democrática del Congo|República Democrática do Congo|Repubblica Democratica del Congo
            CD Democratische Republiek Congo|Demokratiska republiken Kongo|República Popular do Congo
            CD Demokratyczna Republika Konga|Demokratická republika Kongo
            CG Congo-Brazzaville|Republic of the Congo|Congo|Kongo
            CI Ivory Coast|Costa de Marfil|Elfenbeinküste
            CN PRC|People's Republic of China|Mainland China|P.R. China
            CV Cape Verde|Kap Verde
            CH Zwitserse Bondsstaat|Swiss Confederation|Schweizerische Eidgenossenschaft|Confédération suisse
            CX Ilha de Natal|Ilha do Natal|Weihnachtsinsel
            CZ Czech Republic|Tschechei|Tschechische Republik|République tchèque|República Checa|Repubblica Ceca
            CZ Tsjechische Republiek|Tjeckiska republiken|Republika Czeska|Česká republika|Czech Rep.
            DE Federal Republic of Germany|BRD|Bundesrepublik Deutschland|République fédérale d'Allemagne
            DO Dominican Republic|Dominican Rep.
            EG Arab Republic of Egypt|Arabische Republiek Egypte
            FR French Republic|République française|Franse Republiek
            FK Falklands|Malvinas|Falkland Islands (Malvinas)|Islas Malvinas
            FM Micronesia|Federated States of Micronesia|Micronesia, Federated States of
            GB UK|U.K.|G.B.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Cymru|Channel Islands
            GB United Kingdom of Great Britain and Northern Ireland|Großbritannien|Grande-Bretagne|Gran Bretaña
            GB Verenigd Koninkrijk van Groot-Brittannië en Noord-Ierland|Gran Bretagna|Grã-Bretanha|Groot-Brittannië|Storbritannien|Inglaterra|Angleterre|Inghilterra|Anglia
            GB Engeland|Vereinigtes Königreich von Großbritannien und Nordirland|Schottland|Escocia|Écosse
            GR Helleense Republiek|EL|Hellas|Hellenic Republic
            GS South Georgia and the South Sandwich Islands|Georgia del Sur y las Islas Sandwich del Sur
            HK Hong Kong SAR|Hongkong|H.K.
            HU Hongaarse Republiek
            IE Republic of Ireland|Éire|Ierse Republiek|Irish Republic|Southern Ireland
            IM Isle of Man|Insel Man
            IO Océan Indien Britannique|Brits Indische oceaan|Territori Britannici dell'Oceano Indiano
            IS IJslandse Republiek
            IT Italiaanse Republiek|Repubblica Italiana|Italian Republic
            IR Islamic Republic of Iran|Iran, Islamic Republic of|República Islámica de Irán
            KG Kirgizische Republiek|Kyrgyz Republic|Kirgisistan
            KN Saint Kitts and Nevis|São Cristóvão e Neves|St Kitts
            KP República Popular Democrática de Corea|Democratische Volksrepubliek Korea
            KP DPRK|Democratic People's Republic of Korea|Korea, Democratic People's Republic of|Noord-Korea
            KR República de Corea|South-Korea|Republic of Korea|ROK|Korea, Republic of|S. Korea
            LA República Democrática Popular de Lao|Lao Democratische Volksrepubliek
            LA Lao People's Democratic Republic|Lao PDR|Lao
            LB Libanese Republiek|الجمهورية اللبنانية|République libanaise
            LY Libyan Arab Jamahiriya|State of Libya
            MX United Mexican States|Estados Unidos Mexicanos|Verenigde Mexicaanse Staten
            MD Moldawien|Republic of Moldova|Moldova, Republic of|Moldavia
            MF Saint Martin (French part)|Saint-Martin (partie française)|Saint Martin (franska delen)|Sint-Maarten (Frans deel)
            MK Macedonia|FYROM|Republic of North Macedonia|The former Yugoslav Republic of Macedonia
            MM Burma|Birma|Birmania|Birmanie|Mjanma
            MO Macao|Macau SAR|Makao
            NL Koninkrijk der Nederlanden|Kingdom of the Netherlands|Holland|The Netherlands|Netherlands, The|Pays Bas|Hollande|Holanda|Olanda
            OM سلطنة عمان|Sultanate of Oman
            PK Islamitische Republiek Pakistan
            PM Saint Pierre and Miquelon
            PS Stato di Palestina|Palestine|State of Palestine|Palestine, State of|فلسطين|دولة فلسطين|Palestina|Palästina|Staat Palestina
            PS Palestinian Territory|Occupied Palestinian Territory|Palestinská autonomie|Autonomia Palestyńska
            PT República Portuguesa|Portugese Republiek
            RO Roemeense Republiek
            RU Russische Federatie|Federazione Russa|Russian Federation|Russische Föderation|Fédération de Russie|Federación de Rusia|Российская Федерация
            SA Saudi-Arabië|KSA|Kingdom of Saudi Arabia
            SH Saint Helena, Ascension and Tristan da Cunha|Santa Helena|Sant'Elena|Saint Helena|Sankta Helena|St. Helena
            ST São Tomé|Sao Tome and Principe
            SX Sint Maarten (Dutch part)|Saint-Martin (partie néerlandaise)|Sint Maarten (Nederlands deel)
            SX Svatý Martin (nizozemská část)|Sankt Martin
            SK Slovak Republic|Slowaakse Republiek|Slowakische Republik
            SY Syrische Arabische Republiek|Syrian Arab Republic|Syrien, Arabische Republik|République arabe syrienne|República Árabe Siria
            SZ Swaziland|Kingdom of Eswatini
            TF Tierras Australes Francesas|Franse Zuidelijke Gebieden|Terres australes et antarctiques françaises|French Southern and Antarctic Lands|Territori Francesi del Sud
            TG Togolese Republiek
            TL East Timor|Timor-Leste|Osttimor
            TR Turkey|Türkiye
            TT Trinidad|Trindade e Tobago
            TW Repubblica di Cina|Taiwan, Province of China|Republic of China|Taiwan R.O.C.|R.O.C.
            TZ Tansania, Vereinigte Republik|Verenigde Republiek Tanzania|United Republic of Tanzania|Tanzania, United Republic of
            US Spojené státy americké|USA|U.S.A.|U.S.|United States of America|America|EE.UU.|EEUU|EE. UU.|États-Unis d'Amérique|Stati Uniti d'America
            US Vereinigte Staaten von Amerika|Estados Unidos de América|Verenigde Staten van Amerika|Amerika|E.U.A.
            US The States|Estados Unidos da América|Amerikas förenta stater|Stany Zjednoczone Ameryki|США|США́
            UM United States Minor Outlying Islands|US Minor Outlying Islands
            VA Saint-Siège|Holy See|Vatican|Holy See (Vatican City State)|Santa Sede
            VC Saint Vincent|Saint Vincent and the Grenadines
            VE Bolivarian Republic of Venezuela|Venezuela, Bolivarian Republic of
            VG Virgin Islands, British|British Virgin Islands|BVI
            VI Virgin Islands, U.S.|US Virgin Islands|Virgin Islands of the United States|Îles vierges américaines|USVI
            VN Viet Nam|Viet-Nam
            """;

    private CountryAliases() {}

    static void forEach(BiConsumer<String, String> action) {
        ALIASES.lines().forEach(line -> {
            for (String alias : line.substring(3).split("\\|")) {
                action.accept(line.substring(0, 2), alias);
            }
        });
    }
}
