package dev.contactenricher.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** The console's few files, under names that change with their content, so that browsers may keep them. */
@Configuration(proxyBeanMethods = false)
class ConsoleWeb implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations(
                        new ClassPathResource("console/assets/"),
                        webjar("htmx.org/*/dist/htmx.min.js"),
                        webjar("picocss__pico/*/css/pico.classless.min.css"))
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new NoticeStatus()).addPathPatterns("/console/**");
    }

    /** Writes the names that change into the pages. */
    @Bean
    ResourceUrlEncodingFilter assetNames() {
        return new ResourceUrlEncodingFilter();
    }

    /** What an installation adds to the menu: addresses by their names. */
    @Bean
    Map<String, String> consoleLinks(ConsoleSettings settings) {
        return settings.links();
    }

    /** A webjar's own folder is named by its version. */
    private static Resource webjar(String file) {
        String path = "classpath*:META-INF/resources/webjars/" + file;
        try {
            return new PathMatchingResourcePatternResolver().getResources(path)[0].createRelative("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
