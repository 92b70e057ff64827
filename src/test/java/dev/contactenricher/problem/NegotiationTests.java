package dev.contactenricher.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

class NegotiationTests {

    private static final List<MediaType> OFFERED = List.of(
            MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8"),
            MediaType.parseMediaType("application/openmetrics-text; version=1.0.0"),
            MediaType.APPLICATION_JSON);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                              | plain",
                "''                                            | plain",
                "*/*                                           | plain",
                "text/*                                        | plain",
                "text/plain;version=0.0.4                      | plain",
                "TEXT/PLAIN                                    | plain",
                "application/json                              | json",
                "application/json, text/plain, */*             | json",
                "text/plain;q=0.5, application/json            | json",
                "application/json;q=0.1, */*;q=0.5             | plain",
                "application/*                                 | openmetrics-text",
                "application/*, application/openmetrics-text;q=0 | json",
                "text/plain, application/openmetrics-text;q=0.1 | plain",
                "text/html, application/xml;q=0.9, */*;q=0.8   | plain",
                "application/openmetrics-text;version=1.0.0;q=0.6, application/openmetrics-text;version=0.0.1;q=0.5, text/plain;version=0.0.4;q=0.4, */*;q=0.3 | openmetrics-text",
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;q=0.7, application/openmetrics-text;version=1.0.0;q=0.6, */*;q=0.2 | openmetrics-text"
            })
    void theBestOfWhatIsOfferedIsChosen(@Nullable String accept, String subtype) throws Exception {
        assertThat(Negotiation.choose(accept, OFFERED).getSubtype()).isEqualTo(subtype);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "image/*", "not a media type"})
    void whatIsNotOfferedIsRefused(String accept) {
        assertThatExceptionOfType(HttpMediaTypeNotAcceptableException.class)
                .isThrownBy(() -> Negotiation.choose(accept, OFFERED));
    }

    @Test
    void theOrderOfTheOfferIsTheServicesPreference() throws Exception {
        assertThat(Negotiation.choose("*/*", OFFERED.reversed())).isEqualTo(MediaType.APPLICATION_JSON);
    }
}
