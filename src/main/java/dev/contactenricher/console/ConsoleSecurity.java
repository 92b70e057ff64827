package dev.contactenricher.console;

import dev.contactenricher.http.BodyFilter;
import dev.contactenricher.http.BulkheadFilter;
import dev.contactenricher.http.FormFilter;
import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import dev.contactenricher.security.AccessRules;
import dev.contactenricher.security.SignIns;
import dev.contactenricher.session.ArrivalFilter;
import dev.contactenricher.session.CsrfFilter;
import dev.contactenricher.session.PageAccessDenied;
import dev.contactenricher.session.SessionFilter;
import dev.contactenricher.session.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The console's own door, before the API's: sessions instead of keys, forms with tokens, and no code but its own files. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    private static final String[] PATHS = {"/", "/console", "/console/**"};

    /** Pico draws the marks of its form fields as images within the style sheet. */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    MessagePage messagePage(ThymeleafViewResolver views) {
        return new MessagePage(views);
    }

    @Bean
    @Order(0)
    SecurityFilterChain consoleFilterChain(
            HttpSecurity http,
            ConsoleSettings settings,
            Sessions sessions,
            SignIns signIns,
            MessagePage messages,
            BodyFilter bodies,
            BulkheadFilter bulkhead) {
        plain(http);
        return settings.enabled() ? pages(http, sessions, signIns, messages, bodies, bulkhead) : nothing(http);
    }

    private static void plain(HttpSecurity http) {
        http.securityMatcher(PATHS)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    private static SecurityFilterChain pages(
            HttpSecurity http,
            Sessions sessions,
            SignIns signIns,
            MessagePage messages,
            BodyFilter bodies,
            BulkheadFilter bulkhead) {
        var refusals = new PageAccessDenied(sessions, messages);
        // a request that waits for its body is dispatched again, and must be its caller's then
        var callers = new RequestAttributeSecurityContextRepository();
        return http.securityContext(context -> context.securityContextRepository(callers))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(AccessRules::applyToConsole)
                .addFilterBefore(new SessionFilter(sessions, signIns, callers), AuthorizationFilter.class)
                .addFilterAfter(new ArrivalFilter(messages), SessionFilter.class)
                .addFilterAfter(bodies, AuthorizationFilter.class)
                .addFilterAfter(new FormFilter(), BodyFilter.class)
                .addFilterAfter(new CsrfFilter(refusals), FormFilter.class)
                .addFilterAfter(bulkhead, CsrfFilter.class)
                .addFilterAfter(new RefreshFilter(sessions::now), BulkheadFilter.class)
                .addFilterAfter(new FailureFilter(messages), RefreshFilter.class)
                .build();
    }

    private static SecurityFilterChain nothing(HttpSecurity http) {
        return http.authorizeHttpRequests(paths -> paths.anyRequest().denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                                (request, response, e) -> ProblemWriter.write(Problem.NOT_FOUND, response))
                        .accessDeniedHandler(
                                (request, response, e) -> ProblemWriter.write(Problem.NOT_FOUND, response)))
                .build();
    }
}
