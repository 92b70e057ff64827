package dev.contactenricher.people;



import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/** The room on a new SQLite database, as the program has it. */
final class BenchmarkStore implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"dev.contactenricher.store", "dev.contactenricher.sqlite", "dev.contactenricher.crypto", "dev.contactenricher.dedup", "dev.contactenricher.people", "dev.contactenricher.records"},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Tests?|Contract|TestConfiguration|\\$Rooms|PersonRetention).*"))
    @ConfigurationPropertiesScan({"dev.contactenricher.store", "dev.contactenricher.crypto"})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import(Census.class)
    static class Rooms {}

    private final Path folder;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    BenchmarkStore() {
        try {
            folder = Files.createTempDirectory("enricher-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new ConfigDataApplicationContextInitializer().initialize(context);
        TestPropertyValues.of("enricher.store.data-dir=" + folder.resolve("data"))
                .applyTo(context);
        context.register(Rooms.class);
        context.refresh();
    }

    Census census() {
        return context.getBean(Census.class);
    }

    People people() {
        return context.getBean(People.class);
    }

    @Override
    public void close() {
        context.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
