package dev.contactenricher.people;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.dedup.DeduplicationHash;
import dev.contactenricher.dedup.MergePayload;
import dev.contactenricher.dedup.Survivor;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether a person's content is what was merged already. Keyed, so that the content cannot be found from it. */
public final class ContentHash {

    private static final int SHORT_BYTES = 16;

    private final KeyedHash hash;
    private final MergePayload payload;
    private final JsonMapper mapper =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    public ContentHash(KeyedHash hash, MergePayload payload) {
        this.hash = hash;
        this.payload = payload;
    }

    /** 64 hexadecimal digits over everything that is sent but {@code updated_at}, whatever the order of its fields. */
    public String of(Survivor survivor) {
        return HexFormat.of().formatHex(hashOf(contentOf(survivor)));
    }

    /** The first half of such a hash; two extensions of one phone have different ones. */
    byte[] shortOf(Survivor survivor) {
        ObjectNode content = contentOf(survivor);
        PhoneNumber phone = survivor.contact().phone();
        if (phone != null && phone.extension() != null) {
            content.put("phone", phone.key());
        }
        return Arrays.copyOf(hashOf(content), SHORT_BYTES);
    }

    private ObjectNode contentOf(Survivor survivor) {
        ObjectNode content = payload.of(survivor, false, Instant.EPOCH);
        content.remove("updated_at");
        // placeholders are not sent, but persons with different ones are not recognised as one
        EmailAddress email = survivor.contact().email();
        PhoneNumber phone = survivor.contact().phone();
        content.put(
                "deduplication_hash",
                DeduplicationHash.of(email == null ? null : email.value(), phone == null ? null : phone.e164()));
        return content;
    }

    private byte[] hashOf(ObjectNode content) {
        return hash.of("content", mapper.writeValueAsBytes(content));
    }
}
