package dev.contactenricher.audit;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.problem.Problem;
import dev.contactenricher.proof.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Writes the rest of a traversal as an opaque text, sealed so that none can be made up, which would not be audited. */
@Component
class Cursors {

    private static final String PURPOSE = "audit-cursor";
    private static final int SEAL_BYTES = 16;

    private final KeyedHash hash;

    Cursors(KeyedHash hash) {
        this.hash = hash;
    }

    String write(Traversal traversal) {
        String position = traversal.after() + "." + traversal.end();
        return position + "." + seal(position, traversal.filter());
    }

    /** @throws org.springframework.web.ErrorResponseException when it is none of ours, or belongs to another filter */
    Traversal read(String cursor, AuditFilter filter) {
        String[] parts = cursor.split("\\.", -1);
        if (parts.length != 3 || !isSealed(parts, filter)) {
            throw Problem.INVALID_REQUEST.because(
                    "'cursor' must be a next_cursor of the same query: the other parameters, limit aside, stay as they were",
                    "cursor");
        }
        return new Traversal(filter, Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private boolean isSealed(String[] parts, AuditFilter filter) {
        byte[] expected = seal(parts[0] + "." + parts[1], filter).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String position, AuditFilter filter) {
        byte[] seal = hash.of(
                PURPOSE, position + CanonicalJson.encode(filter.details().toMap()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(seal, SEAL_BYTES));
    }
}
