package dev.contactenricher.http;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    /** Sized by the kernel it grows to megabytes; until it is full, a caller that never reads looks like a reader. */
    private static final int SEND_BUFFER = 128 * 1024;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limits(HttpSettings settings) {
        return factory -> {
            factory.setProtocol(HeaderDeadlineProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof HeaderDeadlineProtocol protocol) {
                    protocol.limitHeaderTime(settings.headerTime());
                    protocol.limitSendBuffers(SEND_BUFFER);
                }
            });
            factory.addEngineValves(new RawBodyValve());
        };
    }

    /** Around everything else, so that a filter that refuses need not care about the body. */
    @Bean
    FilterRegistrationBean<LingeringFilter> lingeringFilter(HttpSettings settings) {
        var registration = new FilterRegistrationBean<>(new LingeringFilter(settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AnswerFilter> answerFilter(HttpSettings settings) {
        var registration = new FilterRegistrationBean<>(new AnswerFilter(settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }

    /** Behind the caller's id and around all that reads queries and headers. */
    @Bean
    FilterRegistrationBean<UnreadableFilter> unreadableFilter() {
        var registration = new FilterRegistrationBean<>(new UnreadableFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    WebMvcConfigurer parametersAndTypes() {
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(new AcceptedTypes()));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                KnownParameters.PATHS.forEach(
                        path -> registry.addInterceptor(new KnownParameters()).addPathPatterns(path, path + "/**"));
            }
        };
    }

    /**
     * Bodies say one thing, and nothing that is not read: a misspelt name must not change which person a wish is about.
     */
    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Bean
    BodyFilter bodyFilter(HttpSettings settings) {
        return new BodyFilter(settings);
    }

    @Bean
    TurnFilter turnFilter(HttpSettings settings) {
        return new TurnFilter(settings);
    }

    /** It stands in the same place. */
    @Bean
    FilterRegistrationBean<TurnFilter> turnsOnlyInTheSecurityChain(TurnFilter turnFilter) {
        var registration = new FilterRegistrationBean<>(turnFilter);
        registration.setEnabled(false);
        return registration;
    }

    /** It stands in the security chain, behind authentication and authorisation, and nowhere else. */
    @Bean
    FilterRegistrationBean<BodyFilter> onlyInTheSecurityChain(BodyFilter bodyFilter) {
        var registration = new FilterRegistrationBean<>(bodyFilter);
        registration.setEnabled(false);
        return registration;
    }
}
