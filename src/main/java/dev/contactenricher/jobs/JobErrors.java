package dev.contactenricher.jobs;

import dev.contactenricher.contact.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What went wrong with a job's contacts, by code: what was refused when it came in, and what was given up later. */
@Repository
public class JobErrors {

    private static final String REFUSED = """
            SELECT errors, COUNT(*) AS number, MIN(position) AS earliest FROM job_contact
             WHERE job_id = ? AND outcome = 'rejected' AND errors IS NOT NULL GROUP BY errors ORDER BY earliest
            """;
    private static final String FAILED = """
            SELECT failure_code, COUNT(*) AS number, MIN(position) AS earliest FROM job_contact
             WHERE job_id = ? AND state = 'failed' AND failure_code IS NOT NULL GROUP BY failure_code
            """;
    private static final Map<String, String> MEANING = Map.of(
            "refused", "CXone refused this contact",
            "unavailable", "CXone did not take this contact, although it took others",
            "conflict", "CXone kept reporting a conflict for this contact",
            "unconfirmed", "CXone took this contact, but has not confirmed its merge");
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobErrors(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param field empty for what was given up
     * @param first the place of the first contact that has it, from 0
     */
    public record Group(String code, String field, String message, int count, int first) {}

    /** The most frequent first. */
    @Transactional(readOnly = true)
    public List<Group> of(String jobId) {
        Map<List<String>, Group> groups = new LinkedHashMap<>();
        jdbc.sql(REFUSED).param(jobId).query(row -> {
            for (Finding error : json.readValue(row.getString("errors"), FINDINGS)) {
                add(groups, error.code(), error.field(), error.message(), row);
            }
        });
        jdbc.sql(FAILED).param(jobId).query(row -> {
            String code = row.getString("failure_code");
            add(groups, code, "", explain(code), row);
        });
        return groups.values().stream()
                .sorted(Comparator.comparingInt(Group::count).reversed())
                .toList();
    }

    /** What it means that a contact is a dead letter with that code, in a sentence. */
    static String explain(String code) {
        return MEANING.getOrDefault(code, "It was given up and waits for an operator's decision");
    }

    private static void add(Map<List<String>, Group> groups, String code, String field, String message, ResultSet row)
            throws SQLException {
        var more = new Group(code, field, message, row.getInt("number"), row.getInt("earliest"));
        groups.merge(
                List.of(code, field),
                more,
                (all, one) -> new Group(
                        code,
                        field,
                        Finding.shared(all.message, one.message),
                        all.count + one.count,
                        Math.min(all.first, one.first)));
    }
}
