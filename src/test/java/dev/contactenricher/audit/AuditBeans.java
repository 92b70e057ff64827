package dev.contactenricher.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole room; nothing is scheduled in it, so tests decide when the sealer and the notary come round. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(AuditBeans.Room.class)
@interface AuditBeans {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.contactenricher.audit", "dev.contactenricher.outgoing", "dev.contactenricher.recording"})
    @EnableConfigurationProperties(AuditSettings.class)
    class Room {}
}
