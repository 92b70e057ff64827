package dev.contactenricher.consent;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where consent is required, as ISO 3166-1 alpha-2 codes. Included are the European Union with its outermost regions
 * (Article 355(1) of the Treaty on the Functioning of the European Union), the rest of the European Economic Area, the
 * United Kingdom and Switzerland, whose own laws demand the same, and the territories that share their phone code or
 * apply the same rules by a law of their own. Not included are the other overseas countries (Greenland, New
 * Caledonia, Aruba and so on) and the microstates.
 */
final class GdprTerritory {

    private static final Set<String> EUROPEAN_UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /** Åland; Guadeloupe, French Guiana, Réunion, Martinique, Mayotte, Saint Martin; the Canaries, Ceuta and Melilla. */
    private static final Set<String> OUTERMOST_REGIONS = Set.of("AX", "GP", "GF", "RE", "MQ", "YT", "MF", "IC", "EA");

    /** Saint Barthélemy, Saint Pierre and Miquelon, by French law. */
    private static final Set<String> FRENCH_LAW = Set.of("BL", "PM");

    /** Iceland, Liechtenstein, Norway with Svalbard and Jan Mayen. */
    private static final Set<String> EUROPEAN_ECONOMIC_AREA = Set.of("IS", "LI", "NO", "SJ");

    /** With Gibraltar, Guernsey, the Isle of Man and Jersey. */
    private static final Set<String> UNITED_KINGDOM = Set.of("GB", "GI", "GG", "IM", "JE");

    private static final Set<String> SWITZERLAND = Set.of("CH");

    /** Codes that the EU's own institutions use for Greece, the United Kingdom and the whole. */
    private static final Set<String> ALIASES = Set.of("EL", "UK", "EU");

    private static final Set<String> ALL = Stream.of(
                    EUROPEAN_UNION,
                    OUTERMOST_REGIONS,
                    FRENCH_LAW,
                    EUROPEAN_ECONOMIC_AREA,
                    UNITED_KINGDOM,
                    SWITZERLAND,
                    ALIASES)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Parts of the world, by UN M49 code or common abbreviation, that include one of the European countries above. Overseas
     * departments do not make the Americas or Africa such a part.
     */
    private static final Set<String> REGIONS = Set.of(
            "001",
            "150",
            "151",
            "154",
            "155",
            "039",
            "EU",
            "EZ",
            "EMEA",
            "DACH",
            "BENELUX",
            "NORDIC",
            "BALTIC",
            "BALKAN",
            "CEE",
            "IBERIA",
            "ISLES",
            "MEDITERRANEAN");

    private GdprTerritory() {}

    /** Whether a part of the world includes land where consent is required. */
    static boolean reachesInto(String region) {
        return REGIONS.contains(region);
    }

    static boolean includes(String country) {
        return ALL.contains(country);
    }
}
