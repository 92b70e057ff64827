package dev.contactenricher.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The whole room, without its schedule: tests decide when the sealer and the notary come round. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(AuditBeans.Room.class)
@interface AuditBeans {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"dev.contactenricher.audit", "dev.contactenricher.recording"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = AuditSchedule.class))
    @EnableConfigurationProperties(AuditSettings.class)
    class Room {}
}
