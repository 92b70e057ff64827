package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.session.Session;
import dev.contactenricher.session.Sessions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The console's door: who comes in, what they see of it, and how long. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class SignInTests {

    private static final String CRM = "crm-key-of-tests";
    private static final String OPS = "ops-key-of-tests";
    private static final Map<String, String> KEYS =
            Map.of("crm", CRM, "ops", OPS, "compliance", "compliance-key-of-tests");

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("/console", KEYS.keySet()),
                Arguments.of("/console/jobs", KEYS.keySet()),
                Arguments.of("/console/upload", Set.of("crm")),
                Arguments.of("/console/dead-letters", Set.of("ops")),
                Arguments.of("/console/sending", Set.of("ops")),
                Arguments.of("/console/audit", Set.of("compliance")),
                Arguments.of("/console/privacy", Set.of("compliance")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageIsForItsRolesOnly(String path, Set<String> roles) {
        HttpResponse<String> stranger = new Visitor(port).get(path);
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location")).contains("/console/sign-in");
        KEYS.forEach((role, key) -> {
            HttpResponse<String> answer = Visitor.signedIn(port, key).get(path);
            if (roles.contains(role)) {
                assertThat(answer.statusCode()).as(role).isNotIn(302, 303, 401, 403);
            } else {
                assertThat(answer.statusCode()).as(role).isEqualTo(403);
                assertThat(answer.body()).contains("Not with this key").doesNotContain("<table");
            }
        });
    }

    @Test
    void theRootLeadsToTheConsoleByWayOfSigningIn() {
        assertThat(new Visitor(port).get("/").headers().firstValue("Location")).contains("/console/sign-in");
        assertThat(Visitor.signedIn(port, OPS).get("/").headers().firstValue("Location"))
                .contains("/console");
    }

    @Test
    void afterSigningInThePageThatWasAskedForOpens() {
        var visitor = new Visitor(port);
        visitor.get("/console/jobs?status=queued");
        assertThat(visitor.signIn(CRM).headers().firstValue("Location")).contains("/console/jobs?status=queued");
    }

    /** Its cookie stays at home then; the page asks for itself once more, and has it. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/console/jobs?status=queued", "/console/sign-in"})
    void aLinkFromAnotherSiteSignsNobodyOut(String path) {
        HttpResponse<String> answer =
                new Visitor(port).get(path, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-User", "?1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Refresh")).contains("0; url=" + path);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(new Visitor(port)
                        .get(path, "Sec-Fetch-Site", "same-origin")
                        .headers()
                        .firstValue("Refresh"))
                .isEmpty();
    }

    @Test
    void aFormOfAnotherSiteSignsNobodyOut() {
        var answer = new Visitor(port)
                .send("/console/sending/pause", Map.of("reason", "none"), "Sec-Fetch-Site", "cross-site");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ops, /console/sending/pause, /console/sending",
        "ops, /console/dead-letters/retry?kind=merge&did=retry&n=5, /console/dead-letters?kind=merge",
        "compliance, /console/privacy/access, /console/privacy",
        "compliance, /console/audit/verification, /console/audit",
        "crm, /console/jobs/0199/cancel, /console/jobs/0199",
        "crm, /console/sign-out, /console",
        "crm, /console/, /console",
        "crm, /console/jobs/, /console/jobs"
    })
    void whoeverSentAFormTooLateIsToldSoAndComesBackToItsPage(String role, String path, String page) {
        var visitor = new Visitor(port);
        assertThat(visitor.postWith("AAAA", path, Map.of()).headers().firstValue("Location"))
                .contains("/console/sign-in?undone");
        assertThat(visitor.get("/console/sign-in?undone").body()).contains("nothing was done");
        String next = visitor.signIn(role + "-key-of-tests")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(next).isEqualTo(path);
        assertThat(visitor.get(next).headers().firstValue("Location")).contains(page);
    }

    @Test
    void aRefreshRemembersThePageToo() {
        var visitor = new Visitor(port);
        visitor.get("/console/jobs?status=queued", "HX-Request", "true");
        assertThat(visitor.signIn(CRM).headers().firstValue("Location")).contains("/console/jobs?status=queued");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "no-such-key", "crm-key-of-test", "crm-key-of-tests-", "<script>alert(1)</script>"})
    void aWrongKeyIsToldSoAndNotRepeated(String key) {
        var visitor = new Visitor(port);
        HttpResponse<String> answer = visitor.signIn(key);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Nobody has this key").doesNotContain("value=\"" + key + "\"", "alert(1)");
        assertThat(visitor.get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void theCookieTellsNothingAndStaysWithinBrowserAndSite() {
        var visitor = Visitor.signedIn(port, CRM);
        assertThat(visitor.setCookie())
                .contains("; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Secure", "crm-key");
        visitor = new Visitor(port);
        visitor.get("/console/sign-in", "X-Forwarded-Proto", "https");
        assertThat(visitor.setCookie())
                .contains("; Secure")
                .startsWith("__Host-")
                .contains("Path=/;");
    }

    @Test
    void aSignInFormStaysGoodWhileAnotherTabAsksForAPage() {
        var visitor = new Visitor(port);
        String form = visitor.token();
        visitor.get("/console/jobs?status=queued");
        HttpResponse<String> answer = visitor.postWith(form, "/console/sign-in", Map.of("key", CRM));
        assertThat(answer.headers().firstValue("Location")).contains("/console/jobs?status=queued");
    }

    @Test
    void anotherCookieOfItsNameDoesNotSignAnybodyOut() {
        var visitor = Visitor.signedIn(port, CRM);
        visitor.takeCookie("enricher_console=planted; " + visitor.cookie());
        assertThat(visitor.get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangedCookieIsNone() {
        var visitor = Visitor.signedIn(port, CRM);
        String cookie = visitor.cookie();
        for (int at : List.of(20, 40, 60, cookie.length() - 2)) {
            char other = cookie.charAt(at) == 'A' ? 'B' : 'A';
            visitor.takeCookie(cookie.substring(0, at) + other + cookie.substring(at + 1));
            assertThat(visitor.get("/console").statusCode()).isEqualTo(303);
        }
        visitor.takeCookie("enricher_console=%%%");
        assertThat(visitor.get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void aCookieEndsWithItsKey() {
        String hashOfAKeyThatWasWithdrawn = HexFormat.of().formatHex(new byte[32]);
        assertThat(asked(Session.of(hashOfAKeyThatWasWithdrawn, sessions.now())))
                .isEqualTo(303);
    }

    @Test
    void aSessionEndsWhenIdleAndAtTheLatestAfterTwelveHours() {
        var visitor = Visitor.signedIn(port, OPS);
        Session session = sessions.read(request(visitor.cookie())).orElseThrow();
        var now = sessions.now();
        assertThat(asked(session.seen(now.minus(Duration.ofMinutes(29))))).isEqualTo(200);
        assertThat(asked(session.seen(now.minus(Duration.ofMinutes(31))))).isEqualTo(303);
        var old = new Session(session.keyHash(), session.csrfToken(), now.minus(Duration.ofHours(13)), now, "");
        assertThat(asked(old)).isEqualTo(303);
    }

    @Test
    void pagesProlongASessionAndRefreshesDoNot() {
        var visitor = Visitor.signedIn(port, OPS);
        Session session = sessions.read(request(visitor.cookie())).orElseThrow();
        visitor.takeCookie(cookie(session.seen(sessions.now().minus(Duration.ofMinutes(20)))));
        assertThat(visitor.get("/console", "HX-Request", "true").headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(visitor.get("/console").headers().firstValue("Set-Cookie")).isPresent();
    }

    @Test
    void aRefreshLearnsThatTheSessionIsOver() {
        HttpResponse<String> answer = new Visitor(port).get("/console", "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/console/sign-in");
    }

    @Test
    void signingOutTakesTheCookieAway() {
        var visitor = Visitor.signedIn(port, OPS);
        visitor.post("/console/sign-out", Map.of());
        assertThat(visitor.setCookie()).contains("Max-Age=0");
        assertThat(visitor.get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void aStolenCookieEndsWhenItsOwnerSignsOut() {
        var owner = Visitor.signedIn(port, OPS);
        var thief = new Visitor(port);
        thief.takeCookie(owner.cookie());
        assertThat(thief.get("/console").statusCode()).isEqualTo(200);
        owner.post("/console/sign-out", Map.of());
        assertThat(thief.get("/console").statusCode()).isEqualTo(303);
        assertThat(Visitor.signedIn(port, OPS).get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormWithoutTheTokenOfItsSessionDoesNothing() {
        var visitor = Visitor.signedIn(port, OPS);
        String foreign = Visitor.signedIn(port, OPS).token();
        for (String token : List.of("", "AAAA", "%00", foreign)) {
            assertThat(visitor.postWith(token, "/console/sign-out", Map.of()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(visitor.get("/console").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).postWith("AAAA", "/console/sign-in", KEYS).statusCode())
                .isEqualTo(403);
    }

    @Test
    void pagesRunOnlyTheirOwnFilesAndNobodyFramesThem() {
        HttpResponse<String> page = Visitor.signedIn(port, OPS).get("/console");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "http:", "*");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("<style", " style=", "onclick", "javascript:")
                .doesNotContainPattern("<script(?![^>]* src=\"/console/)");
    }

    @Test
    void anAddressOfNoPageIsToldSo() {
        HttpResponse<String> answer = Visitor.signedIn(port, CRM).get("/console/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/dead-letters?n=x", "/console/jobs/0199?after=x"})
    void whatCannotBeReadIsNoFailure(String path) {
        assertThat(Visitor.signedIn(port, OPS).get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void aKeyInAHeaderIsForTheApi() {
        assertThat(new Visitor(port).get("/console", "X-API-Key", OPS).statusCode())
                .isEqualTo(303);
        assertThat(Visitor.signedIn(port, OPS).get("/metrics").statusCode()).isEqualTo(401);
    }

    private int asked(Session session) {
        var visitor = new Visitor(port);
        visitor.takeCookie(cookie(session));
        return visitor.get("/console").statusCode();
    }

    private String cookie(Session session) {
        var response = new MockHttpServletResponse();
        sessions.write(session, new MockHttpServletRequest(), response);
        String set = response.getHeader("Set-Cookie");
        assertThat(set).isNotNull();
        return set.substring(0, set.indexOf(';'));
    }

    private static MockHttpServletRequest request(String cookie) {
        var request = new MockHttpServletRequest();
        int end = cookie.indexOf('=');
        request.setCookies(new jakarta.servlet.http.Cookie(cookie.substring(0, end), cookie.substring(end + 1)));
        return request;
    }
}
