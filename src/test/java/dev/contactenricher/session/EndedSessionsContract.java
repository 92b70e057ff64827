package dev.contactenricher.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.contactenricher.crypto.Vault;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@StoreTest
@Import({Sessions.class, EndedSessions.class})
abstract class EndedSessionsContract {

    @Autowired
    Sessions sessions;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    @Autowired
    EndedSessions ended;

    @Autowired
    Dialect dialect;

    @Test
    void everyCopyOfACookieEndsWhenOneIsSignedOutOf() {
        MockHttpServletRequest browser = signedIn();
        MockHttpServletRequest copy = withCookiesOf(browser);
        MockHttpServletRequest other = signedIn();
        clock.advance(Duration.ofMinutes(20));
        Session renewed = sessions.read(browser).orElseThrow().seen(sessions.now());
        MockHttpServletRequest later = cookie(renewed);

        signOut(browser);

        assertThat(sessions.read(copy)).isEmpty();
        assertThat(sessions.read(later)).isEmpty();
        assertThat(sessions.read(other)).isPresent();
    }

    @Test
    void signingOutTwiceIsNoFault() {
        MockHttpServletRequest browser = signedIn();
        Session session = sessions.read(browser).orElseThrow();
        sessions.end(knowing(session), new MockHttpServletResponse());
        sessions.end(knowing(session), new MockHttpServletResponse());
        assertThat(rows()).isOne();
    }

    @Test
    void anEndIsForgottenOnceTheSessionWouldBeOverAnyway() {
        signOut(signedIn());
        signOut(signedIn());
        assertThat(rows()).isEqualTo(2);
        clock.advance(Duration.ofHours(13));
        signOut(signedIn());
        assertThat(rows()).isOne();
    }

    /** Their own clocks may differ by hours. */
    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "-PT2H"})
    void aSessionHoldsAtAReplicaWhoseOwnClockIsWrong(Duration off) {
        var other = new Sessions(vault, ended, dialect, Clock.offset(clock, off));
        MockHttpServletRequest browser = signedIn();
        assertThat(other.read(browser)).isPresent();
        clock.advance(Duration.ofMinutes(29));
        var response = new MockHttpServletResponse();
        other.write(other.read(browser).orElseThrow().seen(other.now()), browser, response);
        browser.setCookies(response.getCookies());
        clock.advance(Duration.ofMinutes(29));
        assertThat(sessions.read(browser)).isPresent();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sessions.read(browser)).isEmpty();
        assertThat(other.read(browser)).isEmpty();
    }

    @Test
    void aReplicaGoesByItsOwnClockWhileTheStoreIsAway() {
        Dialect away = mock(Dialect.class);
        when(away.instant()).thenThrow(new CannotGetJdbcConnectionException("away"));
        assertThat(new Sessions(vault, ended, away, clock).now()).isEqualTo(clock.instant());
    }

    @Test
    void whoNeverSignedInLeavesNothing() {
        sessions.end(knowing(Session.before("", sessions.now())), new MockHttpServletResponse());
        assertThat(rows()).isZero();
    }

    private MockHttpServletRequest signedIn() {
        return cookie(Session.of("00".repeat(32), sessions.now()));
    }

    private MockHttpServletRequest cookie(Session session) {
        var response = new MockHttpServletResponse();
        sessions.write(session, new MockHttpServletRequest(), response);
        var request = new MockHttpServletRequest();
        request.setCookies(response.getCookies());
        return request;
    }

    private static MockHttpServletRequest withCookiesOf(MockHttpServletRequest other) {
        var request = new MockHttpServletRequest();
        request.setCookies(other.getCookies());
        return request;
    }

    private static MockHttpServletRequest knowing(Session session) {
        var request = new MockHttpServletRequest();
        Sessions.isKnown(request, session);
        return request;
    }

    private void signOut(MockHttpServletRequest browser) {
        sessions.end(knowing(sessions.read(browser).orElseThrow()), new MockHttpServletResponse());
    }

    private long rows() {
        return jdbc.sql("SELECT COUNT(*) FROM ended_session").query(Long.class).single();
    }
}
