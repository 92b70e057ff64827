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
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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

    /** The folder shows the page. */
    @Bean
    WebMvcConfigurer folderOfThePage() {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry pages) {
                pages.addRedirectViewController("/swagger-ui", "/swagger-ui/index.html");
                pages.addRedirectViewController("/swagger-ui/", "/swagger-ui/index.html");
            }
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
