package dev.contactenricher.audit;

import dev.contactenricher.proof.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Does to exported lines what someone with bad intentions and all the knowledge of the contract would do. */
final class Forgery {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> NOT_HASHED =
            Set.of("sequence", "details", "details_salt", "previous_hash", "entry_hash", "hash");

    private Forgery() {}

    static Map<String, @Nullable Object> read(String line) {
        return JSON.readValue(line, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
    }

    static String write(Map<String, @Nullable Object> entry) {
        return JSON.writeValueAsString(entry);
    }

    /** The line with one member changed, and none of its hashes. */
    static String with(String line, String name, @Nullable Object value) {
        Map<String, @Nullable Object> entry = read(line);
        entry.put(name, value);
        return write(entry);
    }

    static String without(String line, String name) {
        Map<String, @Nullable Object> entry = read(line);
        entry.remove(name);
        return write(entry);
    }

    /** All sequences and hashes anew, so that the lines are a chain again. */
    static List<String> rehash(List<String> lines) {
        return rehash(lines, true);
    }

    /** @param numbered whether the sequences are made anew, too */
    static List<String> rehash(List<String> lines, boolean numbered) {
        List<String> chain = new ArrayList<>();
        String head = "0".repeat(64);
        for (String line : lines) {
            Map<String, @Nullable Object> entry = read(line);
            if (numbered) {
                entry.put("sequence", chain.size() + 1);
            }
            entry.put("previous_hash", head);
            if (entry.get("details_salt") instanceof String salt) {
                byte[] hash = EntryFormat.detailsHash(CanonicalJson.encode(entry.get("details")), salt);
                entry.put("details_hash", EntryFormat.hex(hash));
            }
            var hashed = new LinkedHashMap<>(entry);
            hashed.keySet().removeAll(NOT_HASHED);
            byte[] entryHash = EntryFormat.sha256(CanonicalJson.encode(hashed));
            head = EntryFormat.hex(EntryFormat.link(EntryFormat.bytes(head), entryHash));
            entry.put("entry_hash", EntryFormat.hex(entryHash));
            entry.put("hash", head);
            chain.add(write(entry));
        }
        return chain;
    }
}
