package dev.contactenricher.http;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limits(HttpSettings settings) {
        return factory -> {
            factory.setProtocol(HeaderDeadlineProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof HeaderDeadlineProtocol protocol) {
                    protocol.limitHeaderTime(settings.headerTime());
                }
            });
            factory.addEngineValves(new RawBodyValve());
        };
    }

    /** Around everything else, so that whoever refuses need not care about the body. */
    @Bean
    FilterRegistrationBean<LingeringFilter> lingeringFilter(HttpSettings settings) {
        var registration = new FilterRegistrationBean<>(new LingeringFilter(settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Behind the caller's id and around all that reads queries and headers. */
    @Bean
    FilterRegistrationBean<UnreadableFilter> unreadableFilter() {
        var registration = new FilterRegistrationBean<>(new UnreadableFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                KnownParameters.PATHS.forEach(
                        path -> registry.addInterceptor(new KnownParameters()).addPathPatterns(path, path + "/**"));
            }
        };
    }

    /** Bodies say one thing, and nothing that nobody listens to: a misspelt name must not change whom a wish is about. */
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

    /** It stands in the security chain, behind the decision who may come in, and nowhere else. */
    @Bean
    FilterRegistrationBean<BodyFilter> onlyInTheSecurityChain(BodyFilter bodyFilter) {
        var registration = new FilterRegistrationBean<>(bodyFilter);
        registration.setEnabled(false);
        return registration;
    }
}
