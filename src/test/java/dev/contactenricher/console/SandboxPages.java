package dev.contactenricher.console;

import dev.contactenricher.security.SignIns;
import dev.contactenricher.session.Session;
import dev.contactenricher.session.Sessions;
import dev.contactenricher.standin.EnricherClient;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The console of the sandbox: open in any role by an address, and with a page of what the stand-ins received. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("enricher.sandbox")
class SandboxPages {

    private static final String ENTER = "/console/sandbox/enter";
    private static final Map<String, String> KEYS = Map.of(
            "crm", EnricherClient.CRM_KEY,
            "ops", EnricherClient.OPS_KEY,
            "compliance", EnricherClient.COMPLIANCE_KEY);

    @Bean
    @Order(-1)
    SecurityFilterChain sandboxDoor(HttpSecurity http) {
        return http.securityMatcher(ENTER)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }

    @Controller
    @ConditionalOnProperty("enricher.sandbox")
    static class Pages {

        private final Sessions sessions;
        private final SignIns signIns;

        Pages(Sessions sessions, SignIns signIns) {
            this.sessions = sessions;
            this.signIns = signIns;
        }

        @GetMapping(ENTER)
        String enter(
                @RequestParam(defaultValue = "ops") String role,
                HttpServletRequest request,
                HttpServletResponse response) {
            String key = KEYS.getOrDefault(role, EnricherClient.OPS_KEY);
            if (signIns.attempt(key, request.getRemoteAddr()) instanceof SignIns.Known known) {
                sessions.write(Session.of(known.holder().keyHash(), sessions.now()), request, response);
            }
            return "redirect:/console";
        }

        @GetMapping("/console/sandbox")
        String received(Model model) {
            model.addAttribute("roles", List.of("crm", "ops", "compliance"));
            model.addAttribute("contacts", Received.contacts());
            model.addAttribute("exports", Received.exports());
            return "sandbox";
        }
    }
}
