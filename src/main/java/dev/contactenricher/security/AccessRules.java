package dev.contactenricher.security;

import static dev.contactenricher.security.Role.COMPLIANCE;
import static dev.contactenricher.security.Role.CRM;
import static dev.contactenricher.security.Role.OPS;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which role may call what: the contract's section 2. What is not listed here does not exist, even if a controller does. */
public final class AccessRules {

    private AccessRules() {}

    static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths,
            boolean openApiDocs) {
        // a request that was let in once stays in when its body is there, or its answer goes on
        paths.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();

        paths.requestMatchers("/enrich-batch").hasAuthority(CRM.principal());
        paths.requestMatchers(HttpMethod.DELETE, "/jobs/**").hasAuthority(CRM.principal());
        paths.requestMatchers("/jobs/**").hasAnyAuthority(any());
        paths.requestMatchers("/metrics", "/dead-letters/**", "/sending/**").hasAuthority(OPS.principal());
        paths.requestMatchers("/audit-trail/**", "/privacy/**").hasAuthority(COMPLIANCE.principal());
        paths.requestMatchers("/webhooks/cxone-merge").permitAll();
        paths.requestMatchers("/health/liveness", "/health/readiness").permitAll();
        var docs = paths.requestMatchers("/v3/api-docs/**", "/swagger-ui/**");
        if (openApiDocs) {
            docs.permitAll();
        } else {
            docs.hasAnyAuthority(any());
        }
        paths.anyRequest().access((caller, request) -> new NoSuchPath());
    }

    /** The pages of the console, section 13. A person that is signed in learns from the page itself what does not exist. */
    public static void applyToConsole(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        paths.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();

        paths.requestMatchers("/console/sign-in", "/console/assets/**").permitAll();
        paths.requestMatchers("/console/upload/**", "/console/jobs/*/cancel").hasAuthority(CRM.principal());
        paths.requestMatchers("/console/dead-letters/**", "/console/sending/**").hasAuthority(OPS.principal());
        paths.requestMatchers("/console/audit/**", "/console/privacy/**").hasAuthority(COMPLIANCE.principal());
        paths.anyRequest().hasAnyAuthority(any());
    }

    private static String[] any() {
        return Arrays.stream(Role.values()).map(Role::principal).toArray(String[]::new);
    }

    /** Refuses a path that is not in the list; a caller with a key is told so with 404, any other gets 401. */
    record NoSuchPath() implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return false;
        }
    }
}
