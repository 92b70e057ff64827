package dev.contactenricher.dedup;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes survivors as JSON for storage (encrypted by the room that stores it) and reads them again, exactly. */
public final class SurvivorCodec {

    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultVisibility(visible -> visible.withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(Include.NON_NULL))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // an earlier release did not store every flag
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    public String toJson(Survivor survivor) {
        return mapper.writeValueAsString(survivor);
    }

    /** @throws tools.jackson.core.JacksonException when it is not a survivor's JSON */
    public Survivor fromJson(String json) {
        return mapper.readValue(json, Survivor.class);
    }
}
