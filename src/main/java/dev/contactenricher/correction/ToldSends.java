package dev.contactenricher.correction;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.queue.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each send tells CXone of a person. A row is written at each claim, before the send happens, and goes when the send
 * was surely refused, or when something later was surely taken. So what is left is what CXone may hold.
 */
@Repository
public class ToldSends {

    /**
     * A row that is there already is of a send that CXone may have taken, whose answer a repeat gets again: no is
     * what all of them said.
     */
    private static final String TELL = """
            INSERT INTO merge_told (person_id, entry_id, send_id, first_send, taken, email, sms, phone, told_at)
            VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?)
            ON CONFLICT (person_id, entry_id) DO UPDATE SET send_id = excluded.send_id,
                taken = CASE WHEN merge_told.taken = 2 THEN 2 ELSE 1 END, told_at = excluded.told_at,
                email = CASE WHEN merge_told.email = 1 OR excluded.email = 1 THEN 1
                    WHEN merge_told.email = 0 THEN excluded.email END,
                sms = CASE WHEN merge_told.sms = 1 OR excluded.sms = 1 THEN 1
                    WHEN merge_told.sms = 0 THEN excluded.sms END,
                phone = CASE WHEN merge_told.phone = 1 OR excluded.phone = 1 THEN 1
                    WHEN merge_told.phone = 0 THEN excluded.phone END
            """;

    private static final String HOLDS = """
            UPDATE merge_told SET email = COALESCE(?, email), sms = COALESCE(?, sms), phone = COALESCE(?, phone)
            WHERE entry_id = ?
            """;
    private static final String TAKEN = "UPDATE merge_told SET taken = 2 WHERE entry_id IN (:entries)";
    /** What it says nothing of, CXone goes on holding. */
    private static final String SUPERSEDED = """
            DELETE FROM merge_told WHERE person_id IN (SELECT person_id FROM merge_told WHERE entry_id IN (:entries))
                AND EXISTS (
                    SELECT 1 FROM merge_told later WHERE later.person_id = merge_told.person_id
                        AND later.entry_id IN (:entries) AND later.send_id > merge_told.send_id
                        AND (later.email IS NOT NULL OR merge_told.email IS NULL)
                        AND (later.sms IS NOT NULL OR merge_told.sms IS NULL)
                        AND (later.phone IS NOT NULL OR merge_told.phone IS NULL))
            """;

    private static final String REFUSED = "DELETE FROM merge_told WHERE taken = 0 AND entry_id IN (:entries)";
    private static final String ABSENT = "DELETE FROM merge_told WHERE entry_id IN (:entries)";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    public ToldSends(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /**
     * A send is about to start.
     *
     * @param contacts what CXone is told of each entry, in their order
     */
    public void tell(List<Entry> entries, List<ObjectNode> contacts, long sendId, Instant now) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            JsonNode contact = contacts.get(i);
            rows.add(new @Nullable Object[] {
                entry.personId(),
                entry.id(),
                sendId,
                sendId,
                flag(contact, Channel.EMAIL),
                flag(contact, Channel.SMS),
                flag(contact, Channel.PHONE),
                now.toEpochMilli()
            });
        }
        template.batchUpdate(TELL, rows);
    }

    /**
     * CXone took a send. Where it was the first of its request, CXone holds what it said, and nothing of what the same
     * contacts said in an earlier request, which was refused.
     *
     * @param contacts what CXone was told of each entry, in their order
     */
    public void taken(List<Entry> entries, List<ObjectNode> contacts, boolean isFirst) {
        if (isFirst) {
            var rows = new ArrayList<@Nullable Object[]>();
            for (int i = 0; i < entries.size(); i++) {
                JsonNode contact = contacts.get(i);
                if (entries.get(i).sending().attempts() > 1) {
                    rows.add(new @Nullable Object[] {
                        flag(contact, Channel.EMAIL),
                        flag(contact, Channel.SMS),
                        flag(contact, Channel.PHONE),
                        entries.get(i).id()
                    });
                }
            }
            template.batchUpdate(HOLDS, rows);
        }
        taken(entries.stream().map(Entry::id).toList());
    }

    /** CXone took the last send of these entries: what was sent before of their persons counts no more. */
    public void taken(Collection<Long> entries) {
        if (!entries.isEmpty()) {
            jdbc.sql(TAKEN).param("entries", entries).update();
            jdbc.sql(SUPERSEDED).param("entries", entries).update();
        }
    }

    /** CXone surely did not take the last send of these entries. */
    public void refused(Collection<Long> entries) {
        if (!entries.isEmpty()) {
            jdbc.sql(REFUSED).param("entries", entries).update();
        }
    }

    /** CXone has no card that these entries could have reached. */
    public void absent(Collection<Long> entries) {
        jdbc.sql(ABSENT).param("entries", entries).update();
    }

    private static @Nullable Integer flag(JsonNode contact, Channel channel) {
        JsonNode said = contact.get(channel.field());
        return said == null ? null : said.asBoolean() ? 1 : 0;
    }
}
