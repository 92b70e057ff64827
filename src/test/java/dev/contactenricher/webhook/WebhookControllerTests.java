package dev.contactenricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class WebhookControllerTests {

    private final Authenticity authenticity = mock(Authenticity.class);
    private final Dialect dialect = mock(Dialect.class);
    private final MockMvcTester mvc = MockMvcTester.of(new WebhookController(
            authenticity, mock(WebhookService.class), mock(ApplicationEventPublisher.class), dialect));

    /** A refusal of what was applied would be repeated by its sender, or switch the webhook off there. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/plain", "application/xml;q=0.5", "text/html;q=2", ","})
    void anEventIsAcknowledgedWhateverItsSenderAccepts(String accepted) {
        when(dialect.instant()).thenReturn(Instant.EPOCH);
        when(authenticity.isProven(any(), any(), any())).thenReturn(true);

        assertThat(mvc.post()
                        .uri("/webhooks/cxone-merge")
                        .header(HttpHeaders.ACCEPT, accepted)
                        .content("{\"type\": \"contact.merged\", \"contact_id\": \"c-1\"}"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .bodyJson()
                .extractingPath("$.acknowledged")
                .isEqualTo(true);
    }
}
