package dev.contactenricher.text;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Degrees and callings behind a name, as they are written when nothing shouts. */
final class Credentials {

    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("PHD", "PhD"),
            Map.entry("PH.D.", "Ph.D."),
            Map.entry("EDD", "EdD"),
            Map.entry("PSYD", "PsyD"),
            Map.entry("PHARMD", "PharmD"),
            Map.entry("MD", "MD"),
            Map.entry("M.D.", "M.D."),
            Map.entry("CPA", "CPA"),
            Map.entry("DDS", "DDS"),
            Map.entry("DMD", "DMD"),
            Map.entry("DVM", "DVM"),
            Map.entry("DO", "DO"),
            Map.entry("RN", "RN"),
            Map.entry("MBA", "MBA"),
            Map.entry("JD", "JD"),
            Map.entry("LLM", "LLM"),
            Map.entry("LLB", "LLB"),
            Map.entry("MSC", "MSc"),
            Map.entry("BSC", "BSc"),
            Map.entry("MA", "MA"),
            Map.entry("BA", "BA"),
            Map.entry("PE", "PE"),
            Map.entry("CFA", "CFA"),
            Map.entry("CFP", "CFP"),
            Map.entry("PMP", "PMP"),
            Map.entry("OBE", "OBE"),
            Map.entry("MBE", "MBE"),
            Map.entry("LCSW", "LCSW"),
            Map.entry("NP", "NP"));

    /** Those that are no name in any language, so that they need no comma before them. */
    private static final Set<String> UNMISTAKABLE =
            Set.of("PHD", "PH.D.", "PSYD", "PHARMD", "MD", "M.D.", "CPA", "DDS", "DMD", "DVM", "MBA", "LLM", "LCSW");

    private Credentials() {}

    /** @return how the word is written, or null when it is none behind the word before it */
    static @Nullable String find(String word, String before) {
        String bare = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
        boolean behindComma = before.endsWith(",");
        String written = behindComma || UNMISTAKABLE.contains(bare) ? WRITTEN.get(bare) : null;
        return written == null ? null : written + word.substring(bare.length());
    }
}
