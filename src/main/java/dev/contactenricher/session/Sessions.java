package dev.contactenricher.session;

import dev.contactenricher.crypto.Vault;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps sessions in a cookie that only this service can read or make. Replicas share the data key, and which sessions were
 * signed out of.
 */
@Component
public final class Sessions {

    static final String COOKIE = "enricher_console";

    private static final String ATTRIBUTE = Session.class.getName();

    private final Vault vault;
    private final EndedSessions ended;
    private final Dialect dialect;
    private final Clock clock;

    Sessions(Vault vault, EndedSessions ended, Dialect dialect, Clock clock) {
        this.vault = vault.forPurpose("console-session");
        this.ended = ended;
        this.dialect = dialect;
        this.clock = clock;
    }

    /** By the clock that all replicas share, so that none ends what another one has begun; by its own while that is away. */
    public Instant now() {
        try {
            return dialect.instant();
        } catch (DataAccessException e) {
            return clock.instant();
        }
    }

    /** Empty when there is none, or it is over, was changed, was signed out of, or is under a data key that is gone. */
    public Optional<Session> read(HttpServletRequest request) {
        return cookies(request)
                .filter(cookie -> cookie.getName().equals(name(request)))
                .flatMap(cookie -> open(cookie.getValue()).stream())
                .findFirst()
                .filter(session -> !session.isOver(now()) && !wasEnded(session));
    }

    /** The one of this request, if any. */
    public static @Nullable Session of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Session session ? session : null;
    }

    static void isKnown(ServletRequest request, Session session) {
        request.setAttribute(ATTRIBUTE, session);
    }

    public void write(Session session, HttpServletRequest request, HttpServletResponse response) {
        isKnown(request, session);
        add(
                Base64.getUrlEncoder().withoutPadding().encodeToString(vault.encrypt(session.bytes())),
                null,
                request,
                response);
    }

    /** Every copy of the cookie ends with it, this browser's even if the store is away. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        Session session = of(request);
        request.removeAttribute(ATTRIBUTE);
        add("", Duration.ZERO, request, response);
        if (session != null && session.isSignedIn()) {
            Contention.repeat(() -> ended.add(session));
        }
    }

    /** While the store is away there is nothing to see either. */
    private boolean wasEnded(Session session) {
        try {
            return session.isSignedIn() && ended.has(session);
        } catch (DataAccessException | TransactionException e) {
            return false;
        }
    }

    private static void add(
            String value, @Nullable Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(isHttps(request));
        if (age != null) {
            cookie.maxAge(age);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    /** Behind https the browser itself sees to it that no neighbour's host can have set it. */
    private static String name(HttpServletRequest request) {
        return isHttps(request) ? "__Host-" + COOKIE : COOKIE;
    }

    /** As the browser sees it, whatever proxy stands between. */
    static boolean isHttps(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Proto");
        return request.isSecure()
                || forwarded != null && forwarded.split(",", 2)[0].strip().equalsIgnoreCase("https");
    }

    private Optional<Session> open(String value) {
        try {
            return Session.read(vault.decryptBytes(Base64.getUrlDecoder().decode(value)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
    }
}
