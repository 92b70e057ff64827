package dev.contactenricher.intake;

import dev.contactenricher.mapping.Mapping;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of its batch, beside the batch.
 *
 * @param form of the body
 * @param charset that the caller names for a file
 * @param source where the contacts come from, or empty: their external ids are of that source
 * @param mappingName of the mapping that is to be used, or empty
 * @param mapping null where contacts come with the contract's own fields, and flags are JSON's
 * @param dryRun whether nothing is to come of it
 * @param showsNormalized whether the answer says what CXone would get
 */
record BatchRequest(
        Form form,
        @Nullable Charset charset,
        String source,
        String mappingName,
        @Nullable Mapping mapping,
        boolean dryRun,
        boolean showsNormalized) {

    enum Form {
        JSON,
        CSV
    }

    /** Of JSON with the contract's own fields. */
    static BatchRequest json(String source) {
        return new BatchRequest(Form.JSON, null, source, "", null, false, false);
    }

    /** Two calls with equal bodies and equal differences ask for the same. */
    String difference() {
        if (form == Form.JSON && mappingName.isEmpty() && !showsNormalized) {
            return source;
        }
        return String.join(
                "\n",
                source,
                form.name(),
                charset == null ? "" : charset.name(),
                mappingName,
                showsNormalized ? "normalized" : "");
    }
}
