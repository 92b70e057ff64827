package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the called method does not declare, or that stand there twice, on the paths where such a
 * one would silently do or show something else (the contract's section 2).
 */
final class KnownParameters implements HandlerInterceptor {

    static final List<String> PATHS =
            List.of("/enrich-batch", "/jobs", "/dead-letters", "/audit-trail", "/sending", "/privacy");

    /** What may be told back: what looks like a parameter's name, and not like an address or number. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,39}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            Set<String> known = declaredBy(method);
            List<String> names =
                    Query.read(request.getQueryString()).map(Query::names).orElse(List.of());
            names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(KnownParameters::refuse);
            names.stream()
                    .filter(name -> Collections.frequency(names, name) > 1)
                    .findFirst()
                    .ifPresent(KnownParameters::refuseRepeated);
        }
        return true;
    }

    private static void refuse(String name) {
        throw PLAIN.matcher(name).matches()
                ? Problem.INVALID_REQUEST.because("The parameter '%s' is unknown here".formatted(name), name)
                : Problem.INVALID_REQUEST.because("A parameter is unknown here");
    }

    /** None is a list: with two values, the one that counts would be a guess. */
    private static void refuseRepeated(String name) {
        throw Problem.INVALID_REQUEST.because("The parameter '%s' must stand there once".formatted(name), name);
    }

    private static Set<String> declaredBy(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                        .map(declared -> declared.name().isEmpty()
                                ? parameter.getParameter().getName()
                                : declared.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
