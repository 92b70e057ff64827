package dev.contactenricher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ContactEnricherApplication {

    public static void main(String[] args) {
        SpringApplication.run(ContactEnricherApplication.class, args);
    }
}
