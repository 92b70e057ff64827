package dev.contactenricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.crypto.Secrets;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import dev.contactenricher.webhook.Message.Confirmation;
import dev.contactenricher.webhook.WebhookEvent.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@StoreTest
@Import({WebhookService.class, EventEffects.class, SeenEvents.class, SeenEventRetention.class})
@EnableConfigurationProperties(WebhookSettings.class)
@RecordApplicationEvents
abstract class WebhookContract {

    private static final Optional<String> NO_ID = Optional.empty();

    @Autowired
    WebhookService service;

    @Autowired
    SeenEventRetention retention;

    @Autowired
    TestClock clock;

    @Autowired
    Secrets secrets;

    @Autowired
    ApplicationEvents events;

    @MockitoBean
    MergeJobService merges;

    @Test
    void anEventHasItsEffectOnce() {
        service.apply(event("e-1"), Optional.of("w-1"), clock.instant());
        service.apply(event("e-1"), Optional.of("w-2"), clock.instant().plusSeconds(9));

        verify(merges, times(1)).confirm(List.of(new ContactEvent("c-1", TestClock.START)));
        assertThat(outcomes()).containsExactly(Outcome.APPLIED, Outcome.REPEATED);
    }

    @Test
    void anEventWithoutAnIdIsKnownByItsHeader() {
        service.apply(event(null), Optional.of("w-1"), clock.instant());
        service.apply(event(null), Optional.of("w-1"), clock.instant());
        service.apply(event(null), Optional.of("w-2"), clock.instant());

        assertThat(outcomes()).containsExactly(Outcome.APPLIED, Outcome.REPEATED, Outcome.APPLIED);
    }

    @Test
    void theBodyIsNeverWhatTellsARepeat() {
        service.apply(event(null), NO_ID, clock.instant());
        service.apply(event(null), NO_ID, clock.instant());

        verify(merges, times(2)).confirm(List.of(new ContactEvent("c-1", TestClock.START)));
    }

    @Test
    void idsOfBothKindsAreKeptApart() {
        service.apply(event("same"), NO_ID, clock.instant());
        service.apply(event(null), Optional.of("same"), clock.instant());

        assertThat(outcomes()).containsExactly(Outcome.APPLIED, Outcome.APPLIED);
    }

    @Test
    void anEventWhoseEffectFailedIsNotARepeatLater() {
        doThrow(new DataAccessResourceFailureException("down"))
                .when(merges)
                .confirm(List.of(new ContactEvent("c-1", TestClock.START)));
        assertThatThrownBy(() -> service.apply(event("e-1"), NO_ID, clock.instant()))
                .isInstanceOf(DataAccessResourceFailureException.class);

        service.apply(event("e-1"), NO_ID, clock.instant().plusSeconds(1));

        verify(merges).confirm(List.of(new ContactEvent("c-1", TestClock.START.plusSeconds(1))));
    }

    @Test
    void idsAreForgottenAfterTheirRetention() {
        service.apply(event("e-1"), NO_ID, clock.instant());
        clock.advance(Duration.ofDays(29));
        retention.forgetOldEvents();
        service.apply(event("e-1"), NO_ID, clock.instant());
        clock.advance(Duration.ofDays(2));
        retention.forgetOldEvents();
        service.apply(event("e-1"), NO_ID, clock.instant());

        assertThat(outcomes()).containsExactly(Outcome.APPLIED, Outcome.REPEATED, Outcome.APPLIED);
    }

    @Test
    void theUrlTokenIsMadeOnceAndStays() {
        var url = new UrlToken(settings("https://example.com/webhooks/cxone-merge", true), secrets).registeredUrl();
        var again = new UrlToken(settings("https://example.com/webhooks/cxone-merge", true), secrets);

        assertThat(url)
                .startsWith("https://example.com/webhooks/cxone-merge?token=")
                .hasSizeGreaterThan(80);
        assertThat(again.registeredUrl()).isEqualTo(url);
        assertThat(again.isIn(url.substring(url.indexOf('?') + 1))).isTrue();
        assertThat(again.isIn("a=b&" + url.substring(url.indexOf('?') + 1))).isTrue();
        assertThat(again.isIn("token=")).isFalse();
        assertThat(again.isIn("token=%")).isFalse();
        assertThat(again.isIn(null)).isFalse();
    }

    @Test
    void aUrlMayBringItsOwnToken() {
        var token = new UrlToken(settings("https://example.com/hook?x=1&token=a%2Bb", true), secrets);
        assertThat(token.registeredUrl()).isEqualTo("https://example.com/hook?x=1&token=a%2Bb");
        assertThat(token.isIn("token=a%2Bb")).isTrue();
        assertThat(token.isIn("token=a+b")).isTrue();
        assertThat(token.isIn("token=a")).isFalse();
    }

    @Test
    void noTokenIsTakenWhenTheyAreSwitchedOff() {
        var token = new UrlToken(settings("https://example.com/hook?token=t", false), secrets);
        assertThat(token.isIn("token=t")).isFalse();
        assertThat(token.registeredUrl()).isEqualTo("https://example.com/hook?token=t");
    }

    private List<Outcome> outcomes() {
        return events.stream(WebhookEvent.class).map(WebhookEvent::outcome).toList();
    }

    private static WebhookSettings settings(String url, boolean acceptUrlToken) {
        return new WebhookSettings(url, List.of("plain"), acceptUrlToken, Duration.ofDays(30));
    }

    private static Confirmation event(@org.jspecify.annotations.Nullable String id) {
        return new Confirmation("contact.merged", "c-1", Optional.ofNullable(id));
    }
}
