package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where contacts come from, as far as their refusals go: each bulk job, and the express lane as one. Those whose requests
 * were refused of late are kept, with the size of their requests, and take turns.
 */
@Repository
public class Origins {

    /** Of requests that hold contacts of several origins. */
    static final String MIXED = "";

    private static final String EXPRESS = "express";
    private static final String CORRECTION = "correction";

    private static final String ALL = "SELECT origin, group_size FROM merge_origin ORDER BY served_at, origin LIMIT 50";
    private static final String SIZE = "SELECT group_size FROM merge_origin WHERE origin = ?";
    private static final String NOTE =
            "INSERT INTO merge_origin (origin, group_size) VALUES (?, ?) ON CONFLICT (origin) DO NOTHING";
    private static final String RESIZE = "UPDATE merge_origin SET group_size = ? WHERE origin = ?";
    private static final String SERVED = "UPDATE merge_origin SET served_at = ? WHERE origin = ?";
    /** One without work is as good as unknown. */
    private static final String FORGET = """
            DELETE FROM merge_origin WHERE origin = ? AND (group_size >= ? OR origin <> 'express') AND NOT EXISTS (
                SELECT 1 FROM merge_request r
                WHERE r.origin = merge_origin.origin AND r.state IN ('WAITING', 'SENDING', 'SUSPECT') AND r.refused = 1)
            """;

    private final JdbcClient jdbc;
    private final MergeSettings settings;

    Origins(JdbcClient jdbc, MergeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** One whose requests were refused. */
    record Origin(String name, GroupSize size) {

        boolean isExpress() {
            return name.equals(EXPRESS);
        }

        boolean isCorrection() {
            return name.equals(CORRECTION);
        }
    }

    public static String of(Entry entry) {
        return switch (entry.place().lane()) {
            case EXPRESS -> EXPRESS;
            case BULK -> entry.jobId();
            case CORRECTION -> CORRECTION;
        };
    }

    public static String of(List<Entry> entries) {
        var all = entries.stream().map(Origins::of).collect(Collectors.toSet());
        return all.size() == 1 ? all.iterator().next() : MIXED;
    }

    /** In the order of their turns, the one that was served longest ago first. */
    List<Origin> inTurn() {
        return jdbc.sql(ALL)
                .query((row, number) -> new Origin(row.getString("origin"), new GroupSize(row.getDouble("group_size"))))
                .list();
    }

    /** True for contacts of which no more than that goes in a request, apart from others. */
    boolean isApart(Origin origin) {
        return !origin.name().equals(MIXED) && origin.size().rounded() < settings.chunkSize();
    }

    /** The corrections, which are refused like contacts. */
    Origin corrections() {
        return new Origin(CORRECTION, size(CORRECTION));
    }

    GroupSize size(String origin) {
        return found(origin).orElseGet(this::largest);
    }

    void served(String origin, Instant now) {
        jdbc.sql(SERVED).params(now.toEpochMilli(), origin).update();
    }

    void forgetIfIdle(Origin origin) {
        jdbc.sql(FORGET).params(origin.name(), settings.chunkSize()).update();
    }

    /** From now on it has turns of its own. */
    public void note(String origin) {
        jdbc.sql(NOTE).params(origin, largest().contacts()).update();
    }

    public void refused(String origin) {
        note(origin);
        resize(origin, size(origin).smaller());
    }

    /** @param contacts how many were taken together; fewer than usual say little */
    public void taken(String origin, int contacts) {
        found(origin)
                .filter(size -> contacts >= size.rounded())
                .ifPresent(size -> resize(origin, size.larger(settings.chunkSize())));
    }

    private void resize(String origin, GroupSize size) {
        jdbc.sql(RESIZE).params(size.contacts(), origin).update();
    }

    private Optional<GroupSize> found(String origin) {
        return jdbc.sql(SIZE).param(origin).query(Double.class).optional().map(GroupSize::new);
    }

    private GroupSize largest() {
        return new GroupSize(settings.chunkSize());
    }
}
