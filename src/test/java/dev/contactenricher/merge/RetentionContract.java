package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the queue forgets, and what it keeps. */
abstract class RetentionContract extends MergeRoom {

    private static final int PERSONS = 60;
    private static final int MORE_THAN_ONE_STEP = 2_500;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void workThatEndedLongAgoIsForgottenHoweverMuchOfItThereIs() {
        enqueue("job", IntStream.range(0, PERSONS).mapToObj(i -> "p" + i).toArray(String[]::new));
        sendAll();
        pass(Duration.ofSeconds(1));
        sendAll();
        IntStream.range(0, PERSONS).forEach(i -> {
            pass(Duration.ofMillis(1));
            confirm("c-p" + i);
        });
        jdbc.batchUpdate(
                "INSERT INTO merge_send (request_id, claimed_at, held_until) VALUES (?, 0, 0)",
                Collections.nCopies(MORE_THAN_ONE_STEP, new Object[] {"long-ago"}));
        assertThat(rows("merge_entry")).isEqualTo(PERSONS);
        assertThat(rows("merge_send")).isEqualTo(MORE_THAN_ONE_STEP + 2);

        pass(Duration.ofDays(31));
        forgetOld();
        forgetOld();
        earlyEvents.clean();

        assertThat(rows("merge_entry")).isZero();
        assertThat(rows("merge_send")).isZero();
        assertThat(rows("merge_person")).isZero();
        assertThat(rows("merge_request")).isZero();
        assertThat(rows("merge_event"))
                .as("the latest, which tells when CXone was heard")
                .isEqualTo(1);
    }

    @Test
    void whatWaitsOrWasNeverConfirmedStays() {
        enqueue("job", "sent", "unsent");
        assertThat(claiming.next()).isInstanceOf(Step.Claim.class);
        pass(Duration.ofDays(31));
        enqueue("job", "later");

        forgetOld();
        earlyEvents.clean();

        assertThat(rows("merge_entry")).isEqualTo(3);
        assertThat(rows("merge_request")).isEqualTo(1);
    }

    private int rows(String table) {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
        return count == null ? 0 : count;
    }
}
