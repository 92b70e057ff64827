package dev.contactenricher.intake;

import dev.contactenricher.mapping.Mapping;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of its batch, beside the batch.
 *
 * @param body what it is
 * @param source where the contacts come from, or empty: their external ids are of that source
 * @param mappingName of the mapping that is to be used, or empty
 * @param mapping null where contacts come with the contract's own fields, and flags are JSON's
 * @param dryRun whether nothing is to come of it
 * @param showsNormalized whether the answer says what CXone would get
 */
record BatchRequest(
        Body body,
        String source,
        String mappingName,
        @Nullable Mapping mapping,
        boolean dryRun,
        boolean showsNormalized) {

    sealed interface Body {}

    record Json() implements Body {}

    /**
     * @param charset that the caller names
     * @param linesBefore how many lines of the whole file stand before the rows of this part of it
     */
    record Csv(@Nullable Charset charset, long linesBefore) implements Body {}

    /** Of JSON with the contract's own fields. */
    static BatchRequest json(String source) {
        return new BatchRequest(new Json(), source, "", null, false, false);
    }

    /** The same of a part of a file. */
    BatchRequest startingAfter(long linesBefore) {
        return body instanceof Csv csv
                ? new BatchRequest(
                        new Csv(csv.charset, linesBefore), source, mappingName, mapping, dryRun, showsNormalized)
                : this;
    }

    /** Two calls with equal bodies and equal differences ask for the same. */
    String difference() {
        if (body instanceof Json && mappingName.isEmpty() && !showsNormalized) {
            return source;
        }
        return String.join("\n", source, difference(body), mappingName, showsNormalized ? "normalized" : "");
    }

    private static String difference(Body body) {
        return switch (body) {
            case Json ignored -> "JSON\n";
            case Csv csv ->
                "CSV\n" + (csv.charset == null ? "" : csv.charset.name())
                        + (csv.linesBefore == 0 ? "" : " after line " + csv.linesBefore);
        };
    }
}
