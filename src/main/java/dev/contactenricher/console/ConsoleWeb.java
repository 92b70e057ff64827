package dev.contactenricher.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** The console's few files. */
@Configuration(proxyBeanMethods = false)
class ConsoleWeb {

    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();
    private static final String WEBJARS = "META-INF/resources/webjars/";

    /** Before the controllers, of which one answers for every path that does not exist. */
    @Bean
    SimpleUrlHandlerMapping consoleAssets(ApplicationContext context) throws Exception {
        Map<String, Object> files = Map.of(
                "/console/assets/lib/htmx/**", folder(WEBJARS + "htmx.org/", context),
                "/console/assets/lib/pico/**", folder(WEBJARS + "picocss__pico/", context),
                "/console/assets/own/**", folder("console/assets/", context));
        return new SimpleUrlHandlerMapping(files, -1);
    }

    private static ResourceHttpRequestHandler folder(String path, ApplicationContext context) throws Exception {
        var handler = new ResourceHttpRequestHandler();
        handler.setApplicationContext(context);
        handler.setLocations(List.of(new ClassPathResource(path)));
        handler.setCacheControl(A_DAY);
        handler.afterPropertiesSet();
        return handler;
    }
}
