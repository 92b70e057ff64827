package dev.contactenricher.openapi;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/**
 * The API's description is a text of its own, {@code openapi/enricher.yaml}, since it promises what the code must keep;
 * a test compares it with the controllers. Springdoc serves it.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenApiCustomizer writtenDescription(@Value("classpath:openapi/enricher.yaml") Resource text) {
        return served -> {
            OpenAPI written = read(text);
            served.info(written.getInfo())
                    .servers(written.getServers())
                    .security(written.getSecurity())
                    .tags(written.getTags())
                    .paths(written.getPaths())
                    .components(written.getComponents());
            served.setWebhooks(written.getWebhooks());
        };
    }

    private static OpenAPI read(Resource text) {
        try (InputStream in = text.getInputStream()) {
            return Yaml31.mapper().readValue(in, OpenAPI.class);
        } catch (IOException e) {
            throw new IllegalStateException("The API's description cannot be read", e);
        }
    }
}
