package dev.contactenricher.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** Addresses of the console's files, each with its version, so that browsers may keep them. */
@Component("assets")
class Assets {

    private static final String WEBJARS = "META-INF/resources/webjars/";

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    public String own(String name) {
        return addresses.computeIfAbsent(name, file -> "/console/assets/own/" + file + "?v=" + digest(file));
    }

    public String htmx() {
        return library("htmx", "htmx.org/", "/dist/htmx.min.js");
    }

    public String pico() {
        return library("pico", "picocss__pico/", "/css/pico.classless.min.css");
    }

    private String library(String name, String folder, String file) {
        return addresses.computeIfAbsent(name, any -> "/console/assets/lib/" + name + "/" + version(folder) + file);
    }

    /** The webjar's folder is named by its version. */
    private static String version(String folder) {
        try {
            var found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + WEBJARS + folder + "*/package.json");
            String[] path = found[0].getURL().getPath().split("/");
            return path[path.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String file) {
        try (var in = new ClassPathResource("console/assets/" + file).getInputStream()) {
            return DigestUtils.md5DigestAsHex(in).substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
