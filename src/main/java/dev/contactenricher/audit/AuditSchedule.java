package dev.contactenricher.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the sealer, the notary and the retention come round by themselves. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AuditSchedule {}
