/** The service to try out: {@code ./mvnw spring-boot:test-run} starts it between stand-ins and shows it a sample batch. */
@NullMarked
package dev.contactenricher.sandbox;

import org.jspecify.annotations.NullMarked;
