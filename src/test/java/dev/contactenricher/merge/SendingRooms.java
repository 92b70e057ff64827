package dev.contactenricher.merge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/** Scans the rooms from the queue to the confirmation, what these know of persons, and their settings. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ComponentScan(
        basePackages = {
            "dev.contactenricher.merge",
            "dev.contactenricher.queue",
            "dev.contactenricher.sending",
            "dev.contactenricher.packing",
            "dev.contactenricher.correction",
            "dev.contactenricher.confirmation",
            "dev.contactenricher.deadletters",
            "dev.contactenricher.dedup",
            "dev.contactenricher.people",
            "dev.contactenricher.records",
            "dev.contactenricher.consent"
        })
@Import(SendingRooms.Settings.class)
public @interface SendingRooms {

    /** What the test plays itself. */
    @AliasFor(annotation = ComponentScan.class)
    Filter[] excludeFilters();

    @TestConfiguration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan({
        "dev.contactenricher.merge",
        "dev.contactenricher.queue",
        "dev.contactenricher.sending",
        "dev.contactenricher.packing",
        "dev.contactenricher.correction",
        "dev.contactenricher.confirmation",
        "dev.contactenricher.records",
        "dev.contactenricher.consent"
    })
    class Settings {}
}
