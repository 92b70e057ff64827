package dev.contactenricher.security;

import dev.contactenricher.http.BodyFilter;
import dev.contactenricher.http.BulkheadFilter;
import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The API's filter chain: keys, the path table, bodies. No session, no cookie, no form. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The page that shows the API is the only one; it brings its own scripts and inline styles. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    @Bean
    ApiKeys apiKeys(SecuritySettings settings) {
        return new ApiKeys(settings);
    }

    @Bean
    WrongKeys wrongKeys() {
        return new WrongKeys();
    }

    @Bean
    SignIns signIns(ApiKeys keys, WrongKeys wrongKeys) {
        return new SignIns(keys, wrongKeys);
    }

    @Bean
    SecurityFilterChain filterChain(
            HttpSecurity http,
            SecuritySettings settings,
            ApiKeys keys,
            WrongKeys wrongKeys,
            BodyFilter bodies,
            BulkheadFilter bulkhead) {
        var refusals = new ApiAccessDenied(wrongKeys);
        // a request that waits for its body is dispatched again, and must be its caller's then
        var callers = new RequestAttributeSecurityContextRepository();
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(callers))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(paths -> AccessRules.apply(paths, settings.openApiDocs()))
                .addFilterBefore(new ApiKeyFilter(keys, callers), AuthorizationFilter.class)
                .addFilterAfter(bodies, AuthorizationFilter.class)
                .addFilterAfter(bulkhead, BodyFilter.class)
                .build();
    }

    /** Requests are counted and timed as a whole; doing so at each filter costs more than the filters. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** A path or header that could mean another is not served; the problem tells nothing of it. */
    @Bean
    RequestRejectedHandler firewallRefusals() {
        return (request, response, e) -> ProblemWriter.write(Problem.INVALID_REQUEST, "", request, response);
    }
}
